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
        AppendRow(text.Append('\n'), sets[0].Group.Name, sets.Select(s => s.Set));
        text.Append("|---|").Insert(text.Length, "---|", sets.Count).Append('\n');
        for (var i = 0; i < sets[0].Group.Figures.Count; i++)
        {
            AppendRow(text, sets[0].Group.Figures[i].Name, sets.Select(s => Text(s.Group.Figures[i].Value)));
        }
    }

    private static void AppendRow(StringBuilder text, string name, IEnumerable<string> values) =>
        text.Append("| ").Append(name).Append(" | ").AppendJoin(" | ", values).Append(" |\n");

    private static string Text(double value)
    {
        var decimals = Math.Abs(value) >= 100 ? "F0" : Math.Abs(value) >= 10 ? "F1" : "F3";
        return double.IsNaN(value) ? "-" : value.ToString(decimals, CultureInfo.InvariantCulture);
    }
}
