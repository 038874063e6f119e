namespace Forecasting.Training.Reports.Charts;

/// <summary>Accuracy along days ahead or windows: a line per model, the 90 % line, and what counting noise allows.</summary>
internal static class AccuracyLines
{
    private const double Height = 250;
    private const double Left = 40;
    private const double Top = 30;
    private const double Bottom = Height - 34;

    /// <summary>Draws the lines.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="below">What the places along the lines are, plain text.</param>
    /// <param name="models">[model][place], accuracies; NaN is left out. The first model is the one that the report is about.</param>
    /// <param name="ceiling">[place], what counting noise allows.</param>
    public static string Draw(
        string title, string below, IReadOnlyList<IReadOnlyList<double>> models, IReadOnlyList<double> ceiling)
    {
        var places = ceiling.Count;
        var first = models[0].FirstOrDefault(double.IsFinite, double.NaN);
        var last = models[0].LastOrDefault(double.IsFinite, double.NaN);
        var svg = new Svg(
            Svg.PhoneWidth, Height, $"{title}: from {HtmlPage.Percent(first)} at first to {HtmlPage.Percent(last)} at the end.");
        var y = Axis.ForAccuracy(models.SelectMany(m => m), Bottom, Top);
        var x = new Axis(1, Math.Max(2, places), Left, Svg.PhoneWidth - 8);
        svg.Text(0, 13, title, cssClass: "title");
        DrawScale(svg, x, y, places);
        svg.Text((Left + x.End) / 2, Height - 4, below, "middle", "soft");
        svg.Polyline("ceiling dash", Points(ceiling, x, y));
        for (var model = models.Count - 1; model >= 0; model--)
        {
            svg.Polyline($"s{Math.Min(model, 5)} stroke{(model > 0 ? " other" : "")}", Points(models[model], x, y));
        }

        for (var place = 0; place < models[0].Count; place++)
        {
            if (double.IsFinite(models[0][place]))
            {
                var told = $"{below}, {place + 1}: {HtmlPage.Percent(models[0][place])}";
                svg.Dot("s0 dot", x.At(place + 1), y.At(models[0][place]), places > 20 ? 2 : 3.2, told);
            }
        }

        return svg.Build();
    }

    private static void DrawScale(Svg svg, Axis x, Axis y, int places)
    {
        foreach (var tick in y.Ticks(5))
        {
            svg.Line("gridline", Left, y.At(tick), x.End, y.At(tick));
            svg.Text(Left - 5, y.At(tick) + 4, HtmlPage.Percent(tick, 0), "end", Math.Abs(tick - 0.9) < 0.001 ? "on90" : "soft");
        }

        svg.Line("line90", Left, y.At(0.9), x.End, y.At(0.9));
        var every = places <= 14 ? 1 : places <= 35 ? 7 : 14;
        for (var place = every; place <= places; place += every)
        {
            svg.Text(x.At(place), Bottom + 15, HtmlPage.Number(place), "middle", "soft");
        }
    }

    private static IEnumerable<(double X, double Y)> Points(IReadOnlyList<double> values, Axis x, Axis y) =>
        values.Select((v, i) => (X: x.At(i + 1), Value: v)).Where(p => double.IsFinite(p.Value)).Select(p => (p.X, y.At(p.Value)));
}
