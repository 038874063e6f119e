namespace Forecasting.Training.Reports.Charts;

/// <summary>Accuracy by days ahead: a line per model, the 90 % line, and what counting noise allows.</summary>
internal static class LeadChart
{
    private const double Height = 250;
    private const double Left = 40;
    private const double Top = 30;
    private const double Bottom = Height - 34;

    /// <summary>Draws the lines.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="models">[model][lead - 1], accuracies; NaN is left out. The first model is the one that the report is about.</param>
    /// <param name="ceiling">[lead - 1], what counting noise allows.</param>
    public static string Draw(string title, IReadOnlyList<IReadOnlyList<double>> models, IReadOnlyList<double> ceiling)
    {
        var leads = ceiling.Count;
        var first = models[0].FirstOrDefault(double.IsFinite, double.NaN);
        var last = models[0].LastOrDefault(double.IsFinite, double.NaN);
        var svg = new Svg(
            Svg.PhoneWidth, Height, $"{title}: from {HtmlPage.Percent(first)} one day ahead to {HtmlPage.Percent(last)} at the end.");
        var y = Axis.ForAccuracy(models.SelectMany(m => m), Bottom, Top);
        var x = new Axis(1, Math.Max(2, leads), Left, Svg.PhoneWidth - 8);
        svg.Text(0, 13, title, cssClass: "title");
        DrawScale(svg, x, y, leads);
        svg.Polyline("ceiling dash", Points(ceiling, x, y));
        for (var model = models.Count - 1; model >= 0; model--)
        {
            svg.Polyline($"s{Math.Min(model, 5)} stroke{(model > 0 ? " other" : "")}", Points(models[model], x, y));
        }

        for (var lead = 0; lead < models[0].Count; lead++)
        {
            if (double.IsFinite(models[0][lead]))
            {
                var told = $"{lead + 1} days ahead: {HtmlPage.Percent(models[0][lead])}";
                svg.Dot("s0 dot", x.At(lead + 1), y.At(models[0][lead]), leads > 20 ? 2 : 3.2, told);
            }
        }

        return svg.Build();
    }

    private static void DrawScale(Svg svg, Axis x, Axis y, int leads)
    {
        foreach (var tick in y.Ticks(5))
        {
            svg.Line("gridline", Left, y.At(tick), x.End, y.At(tick));
            svg.Text(Left - 5, y.At(tick) + 4, HtmlPage.Percent(tick, 0), "end", Math.Abs(tick - 0.9) < 0.001 ? "on90" : "soft");
        }

        svg.Line("line90", Left, y.At(0.9), x.End, y.At(0.9));
        var every = leads <= 14 ? 1 : leads <= 35 ? 7 : 14;
        for (var lead = every; lead <= leads; lead += every)
        {
            svg.Text(x.At(lead), Bottom + 15, HtmlPage.Number(lead), "middle", "soft");
        }

        svg.Text((Left + x.End) / 2, Height - 4, "days ahead", "middle", "soft");
    }

    private static IEnumerable<(double X, double Y)> Points(IReadOnlyList<double> values, Axis x, Axis y) =>
        values.Select((v, i) => (X: x.At(i + 1), Value: v)).Where(p => double.IsFinite(p.Value)).Select(p => (p.X, y.At(p.Value)));
}
