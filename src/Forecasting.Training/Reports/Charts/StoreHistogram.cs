namespace Forecasting.Training.Reports.Charts;

/// <summary>How many stores reach which accuracy, where there are too many to show each.</summary>
internal static class StoreHistogram
{
    private const double Height = 230;
    private const double Left = 34;
    private const double Top = 34;
    private const double Bottom = Height - 34;

    /// <summary>Draws the bars; those below the 90 % line look different.</summary>
    /// <param name="accuracies">One per store.</param>
    public static string Draw(IReadOnlyList<double> accuracies)
    {
        var range = Axis.ForAccuracy(accuracies.Order().Skip(accuracies.Count / 200), Left, Svg.PhoneWidth - 20);
        var width = 1 - range.From <= 0.21 ? 0.01 : 1 - range.From <= 0.41 ? 0.02 : 0.05;
        var counts = new int[(int)Math.Round((1 - range.From) / width)];
        foreach (var accuracy in accuracies)
        {
            counts[Math.Clamp((int)Math.Floor(((accuracy - range.From) / width) + 1e-9), 0, counts.Length - 1)]++;
        }

        var y = new Axis(0, Math.Max(1, counts.Max()), Bottom, Top);
        var svg = new Svg(
            Svg.PhoneWidth, Height, $"Accuracy of {accuracies.Count} stores; {accuracies.Count(a => a >= 0.9)} reach 90 %.");
        svg.Text(0, 13, "Stores by their accuracy", cssClass: "title");
        foreach (var tick in y.Ticks(4).Where(t => t % 1 == 0))
        {
            svg.Line("gridline", Left, y.At(tick), range.End, y.At(tick));
            svg.Text(Left - 5, y.At(tick) + 4, HtmlPage.Number(tick), "end", "soft");
        }

        for (var bin = 0; bin < counts.Length; bin++)
        {
            var from = range.From + (bin * width);
            var css = from < 0.9 - 1e-9 ? "bar under" : "bar";
            var told = $"{counts[bin]} stores from {HtmlPage.Percent(from)} to {HtmlPage.Percent(from + width)}";
            var height = Bottom - y.At(counts[bin]);
            svg.Bar(css, range.At(from) + 0.7, y.At(counts[bin]), range.At(from + width) - range.At(from) - 1.4, height, told);
        }

        DrawScale(svg, range);
        return svg.Build();
    }

    private static void DrawScale(Svg svg, Axis range)
    {
        svg.Line("axis", Left, Bottom, range.End, Bottom);
        svg.Line("line90", range.At(0.9), Top - 6, range.At(0.9), Bottom);
        foreach (var tick in range.Ticks(5))
        {
            svg.Text(range.At(tick), Bottom + 15, HtmlPage.Percent(tick, 0), "middle", Math.Abs(tick - 0.9) < 0.001 ? "on90" : "soft");
        }

        svg.Text((Left + range.End) / 2, Height - 4, "accuracy seven days ahead", "middle", "soft");
    }
}
