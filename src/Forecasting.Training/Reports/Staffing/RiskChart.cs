using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports.Staffing;

/// <summary>How likely late picks are over a day: as planned, and with one picker fewer.</summary>
internal static class RiskChart
{
    private const double Most = 0.2;

    /// <summary>Draws a day.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="requirement">A requirement with curves.</param>
    /// <param name="cover">[slot], pickers on duty.</param>
    public static string Draw(string title, StaffRequirement requirement, IReadOnlyList<int> cover)
    {
        var (planned, fewer) = (Risk(requirement, cover, 0), Risk(requirement, cover, -1));
        var x = CoverChart.XAxis(requirement.Day);
        var y = new Axis(0, Math.Clamp(fewer.Max() * 1.1, 0.02, Most), CoverChart.Bottom, CoverChart.Top);
        var svg = new Svg(Svg.PhoneWidth, CoverChart.Height,
            $"{title}: at most {HtmlPage.Percent(planned.Max())} as planned.");
        svg.Text(0, 13, title, cssClass: "title");
        foreach (var tick in y.Ticks(4))
        {
            svg.Line("gridline", CoverChart.Left, y.At(tick), x.End, y.At(tick));
            svg.Text(CoverChart.Left - 3, y.At(tick) + 4, HtmlPage.Percent(tick, 0), "end", "soft");
        }

        CoverChart.Hours(svg, requirement.Day, x);
        svg.Polyline("s1 stroke other", Points(fewer, x, y));
        svg.Polyline("s0 stroke", Points(planned, x, y));
        return svg.Build();
    }

    private static double[] Risk(StaffRequirement requirement, IReadOnlyList<int> cover, int change) =>
    [
        .. requirement.PickerCurves.Select((curve, slot) => requirement.Orders[slot] <= 0
            ? 0
            : curve.At(cover[slot] + change)),
    ];

    private static IEnumerable<(double X, double Y)> Points(double[] risk, Axis x, Axis y) =>
        risk.Select((r, slot) => (x.At(slot + 0.5), y.At(r)));
}
