namespace Forecasting.Training.Reports.Charts;

/// <summary>One line of a dot plot.</summary>
/// <param name="Label">Plain text at the left.</param>
/// <param name="Values">One accuracy per model, the first being the one that the report is about; NaN is left out.</param>
/// <param name="Ceiling">What counting noise allows; NaN is left out.</param>
/// <param name="Note">Plain text told beside the value where a pointer rests.</param>
internal sealed record DotRow(string Label, IReadOnlyList<double> Values, double Ceiling, string Note);

/// <summary>
/// Accuracies as dots on rows, beside the 90 % line and the noise floor's mark. Dots, because bars of shares near 100 % all look
/// alike and a bar that does not start at 0 lies.
/// </summary>
internal static class DotPlot
{
    private const double RowHeight = 21;
    private const double Top = 44;
    private const double ValueWidth = 50;
    private const int LongestLabel = 20;

    /// <summary>Draws the rows.</summary>
    public static string Draw(string title, IReadOnlyList<DotRow> rows)
    {
        var labelWidth = 14 + (6.4 * Math.Min(LongestLabel, rows.Max(r => r.Label.Length)));
        var bottom = Top + (rows.Count * RowHeight);
        var svg = new Svg(Svg.PhoneWidth, bottom + 6, $"{title}: {Said(rows)}");
        var axis = Axis.ForAccuracy(
            rows.SelectMany(r => r.Values.Append(r.Ceiling)), labelWidth, Svg.PhoneWidth - ValueWidth);
        svg.Text(0, 13, title, cssClass: "title");
        DrawScale(svg, axis, bottom);
        for (var i = 0; i < rows.Count; i++)
        {
            DrawRow(svg, axis, rows[i], Top + ((i + 0.5) * RowHeight));
        }

        return svg.Build();
    }

    private static void DrawScale(Svg svg, Axis axis, double bottom)
    {
        foreach (var tick in axis.Ticks(axis.To - axis.From > 0.45 ? 5 : 4))
        {
            var x = axis.At(tick);
            svg.Line("gridline", x, Top - 4, x, bottom);
            if (Math.Abs(tick - 0.9) > 0.001)
            {
                svg.Text(x, Top - 9, HtmlPage.Number(tick * 100), "middle", "soft");
            }
        }

        svg.Line("line90", axis.At(0.9), Top - 4, axis.At(0.9), bottom);
        svg.Text(axis.At(0.9), Top - 9, "90", "middle", "on90");
    }

    private static void DrawRow(Svg svg, Axis axis, DotRow row, double y)
    {
        svg.Text(0, y + 4, Shortened(row.Label));
        if (double.IsFinite(row.Ceiling))
        {
            var x = axis.At(row.Ceiling);
            svg.Line("ceiling", x, y - 6, x, y + 6);
        }

        for (var model = row.Values.Count - 1; model >= 0; model--)
        {
            var value = row.Values[model];
            if (!double.IsFinite(value))
            {
                continue;
            }

            var told = $"{row.Label}: {HtmlPage.Percent(value)}. {row.Note}";
            if (model == 0)
            {
                svg.Line("s0 stem", axis.Start, y, axis.At(value), y);
            }

            svg.Dot(model == 0 ? "s0 dot" : $"s{Math.Min(model, 5)} ring", axis.At(value), y, model == 0 ? 5 : 3.6, told);
        }

        svg.Text(Svg.PhoneWidth, y + 4, HtmlPage.Percent(row.Values[0]), "end");
    }

    private static string Shortened(string label) =>
        label.Length <= LongestLabel ? label : $"{label[..(LongestLabel - 1)]}…";

    private static string Said(IReadOnlyList<DotRow> rows) =>
        string.Join(", ", rows.Take(40).Select(r => $"{r.Label} {HtmlPage.Percent(r.Values[0])}"));
}
