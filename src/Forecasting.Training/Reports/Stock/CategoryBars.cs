using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports.Stock;

/// <summary>One bar per category, from 0, with its value beside it.</summary>
internal static class CategoryBars
{
    private const double RowHeight = 22;
    private const double Top = 26;
    private const double ValueWidth = 62;
    private const int LongestLabel = 18;

    /// <summary>Draws the bars.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="rows">Category and value, 0 or more.</param>
    /// <param name="told">The value as it is told.</param>
    /// <param name="line">A value to mark, such as the target; null for none.</param>
    public static string Draw(
        string title, IReadOnlyList<(string Label, double Value)> rows, Func<double, string> told, double? line = null)
    {
        var labelWidth = 12 + (6.4 * rows.Select(r => Math.Min(LongestLabel, r.Label.Length)).DefaultIfEmpty(1).Max());
        var most = Math.Max(line ?? 0, rows.Select(r => r.Value).DefaultIfEmpty(0).Max());
        var x = new Axis(0, most > 0 ? most : 1, labelWidth, Svg.PhoneWidth - ValueWidth);
        var bottom = Top + (rows.Count * RowHeight);
        var svg = new Svg(Svg.PhoneWidth, bottom + 4,
            $"{title}: {string.Join(", ", rows.Select(r => $"{r.Label} {told(r.Value)}"))}.");
        svg.Text(0, 13, title, cssClass: "title");
        svg.Line("axis", x.Start, Top, x.Start, bottom);
        for (var i = 0; i < rows.Count; i++)
        {
            var (label, value) = rows[i];
            var y = Top + (i * RowHeight);
            svg.Text(0, y + 15, label.Length <= LongestLabel ? label : $"{label[..(LongestLabel - 1)]}…");
            svg.Bar("bar", x.Start, y + 4, x.At(value) - x.Start, RowHeight - 8, $"{label}: {told(value)}");
            svg.Text(Svg.PhoneWidth, y + 15, told(value), "end", "soft");
        }

        if (line is { } mark)
        {
            svg.Line("line90", x.At(mark), Top, x.At(mark), bottom);
        }

        return svg.Build();
    }
}
