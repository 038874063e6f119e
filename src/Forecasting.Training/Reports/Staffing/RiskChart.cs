using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports.Staffing;

/// <summary>How likely late orders are over a day: as planned, and with one person fewer.</summary>
internal static class RiskChart
{
    private const double Most = 0.2;

    /// <summary>Draws a day.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="day">The day, with slots.</param>
    /// <param name="curves">[slot], what numbers of people mean.</param>
    /// <param name="cover">[slot], people on duty.</param>
    public static string Draw(
        string title, StaffDay day, IReadOnlyList<RiskCurve> curves, IReadOnlyList<int> cover)
    {
        var (planned, fewer) = (Risk(curves, cover, 0), Risk(curves, cover, -1));
        var x = CoverChart.XAxis(day);
        var y = new Axis(0, Math.Clamp(fewer.Max() * 1.1, 0.02, Most), CoverChart.Bottom, CoverChart.Top);
        var svg = new Svg(Svg.PhoneWidth, CoverChart.Height,
            $"{title}: at most {HtmlPage.Percent(planned.Max())} as planned, "
            + $"{HtmlPage.Percent(fewer.Max())} with one person fewer.");
        svg.Text(0, 13, title, cssClass: "title");
        foreach (var tick in y.Ticks(4))
        {
            svg.Line("gridline", CoverChart.Left, y.At(tick), x.End, y.At(tick));
            svg.Text(CoverChart.Left - 3, y.At(tick) + 4, HtmlPage.Percent(tick, 0), "end", "soft");
        }

        CoverChart.Hours(svg, day, x);
        svg.Polyline("s1 stroke other", Points(fewer, x, y));
        svg.Polyline("s0 stroke", Points(planned, x, y));
        return svg.Build();
    }

    /// <summary>Where no order is at work, nothing is late, whoever is there.</summary>
    private static double[] Risk(IReadOnlyList<RiskCurve> curves, IReadOnlyList<int> cover, int change) =>
        [.. curves.Select((curve, slot) => curve.Orders <= 0 ? 0 : curve.At(cover[slot] + change))];

    private static IEnumerable<(double X, double Y)> Points(double[] risk, Axis x, Axis y) =>
        risk.Select((r, slot) => (x.At(slot + 0.5), y.At(r)));
}
