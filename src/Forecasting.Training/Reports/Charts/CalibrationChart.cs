namespace Forecasting.Training.Reports.Charts;

/// <summary>Promised against observed: how often orders really stayed at or below each decile.</summary>
internal static class CalibrationChart
{
    private const double Side = 300;
    private const double Left = 44;
    private const double Top = 30;

    /// <summary>Draws one dotted line per model beside the diagonal, which is right.</summary>
    /// <param name="models">[model][decile - 1], observed shares.</param>
    public static string Draw(IReadOnlyList<IReadOnlyList<double>> models)
    {
        const double Bottom = Side - 32;
        var said = string.Join(", ", models[0].Select((s, k) => $"{(k + 1) * 10} % promised {HtmlPage.Percent(s, 0)} observed"));
        var svg = new Svg(Svg.PhoneWidth, Side, $"Calibration: {said}");
        var x = new Axis(0, 1, Left, Svg.PhoneWidth - 20);
        var y = new Axis(0, 1, Bottom, Top);
        svg.Text(0, 13, "Promised and observed", cssClass: "title");
        foreach (var tick in x.Ticks(5))
        {
            svg.Line("gridline", Left, y.At(tick), x.End, y.At(tick));
            svg.Line("gridline", x.At(tick), Top, x.At(tick), Bottom);
            svg.Text(Left - 5, y.At(tick) + 4, HtmlPage.Percent(tick, 0), "end", "soft");
            svg.Text(x.At(tick), Bottom + 15, HtmlPage.Percent(tick, 0), "middle", "soft");
        }

        svg.Line("ceiling dash", x.At(0), y.At(0), x.At(1), y.At(1));
        svg.Text((Left + x.End) / 2, Side - 4, "promised: orders stay at or below", "middle", "soft");
        for (var model = models.Count - 1; model >= 0; model--)
        {
            var points = models[model].Select((s, k) => (X: x.At((k + 1) / 10.0), Share: s)).Where(p => double.IsFinite(p.Share));
            var places = points.Select(p => (p.X, Y: y.At(p.Share), p.Share)).ToList();
            var css = $"s{Math.Min(model, 5)}";
            svg.Polyline($"{css} stroke{(model > 0 ? " other" : "")}", places.Select(p => (p.X, p.Y)));
            foreach (var place in places)
            {
                svg.Dot($"{css} {(model == 0 ? "dot" : "ring")}", place.X, place.Y, model == 0 ? 4 : 3, HtmlPage.Percent(place.Share));
            }
        }

        return svg.Build();
    }
}
