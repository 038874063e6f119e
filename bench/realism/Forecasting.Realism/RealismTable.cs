using System.Globalization;
using System.Text;

namespace Forecasting.Realism;

/// <summary>Figures of one kind; NaN where the data cannot say.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Figures">Figures by name.</param>
internal sealed record FigureGroup(string Name, IReadOnlyList<(string Name, double Value)> Figures);

/// <summary>All figures as a table, a column per data set.</summary>
internal static class RealismTable
{
    /// <summary>One Markdown table per group, with the data sets that have any figure of it.</summary>
    public static string Markdown(IReadOnlyList<(string Set, IReadOnlyList<FigureGroup> Groups)> sets)
    {
        var text = new StringBuilder("# How like real data a simulated chain is\n");
        for (var group = 0; group < sets[^1].Groups.Count; group++)
        {
            var shown = sets.Where(s => s.Groups[group].Figures.Any(f => !double.IsNaN(f.Value))).ToList();
            if (shown.Count > 0)
            {
                Append(text, shown.ConvertAll(s => (s.Set, s.Groups[group])));
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, List<(string Set, FigureGroup Group)> sets)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n| {sets[0].Group.Name} | {string.Join(" | ", sets.Select(s => s.Set))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|---|{string.Concat(sets.Select(_ => "---|"))}\n");
        for (var i = 0; i < sets[0].Group.Figures.Count; i++)
        {
            var values = sets.Select(s => Text(s.Group.Figures[i].Value));
            text.Append(CultureInfo.InvariantCulture, $"| {sets[0].Group.Figures[i].Name} | {string.Join(" | ", values)} |\n");
        }
    }

    private static string Text(double value) => double.IsNaN(value) ? "-"
        : value.ToString(Math.Abs(value) >= 100 ? "F0" : Math.Abs(value) >= 10 ? "F1" : "F3", CultureInfo.InvariantCulture);
}
