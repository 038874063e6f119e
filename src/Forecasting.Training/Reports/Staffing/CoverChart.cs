using System.Globalization;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports.Staffing;

/// <summary>A day's requirement as an area, and the people on duty as a line of steps.</summary>
internal static class CoverChart
{
    internal const double Height = 210;
    internal const double Left = 34;
    internal const double Top = 26;
    internal const double Bottom = Height - 26;

    /// <summary>Draws a day.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="day">The day, with slots.</param>
    /// <param name="needed">[slot], people needed.</param>
    /// <param name="cover">[slot], people on duty.</param>
    public static string Draw(string title, StaffDay day, IReadOnlyList<int> needed, IReadOnlyList<int> cover)
    {
        var most = Math.Max(1, needed.Concat(cover).Max());
        var (x, y) = (XAxis(day), new Axis(0, most * 1.05, Bottom, Top));
        var svg = new Svg(Svg.PhoneWidth, Height,
            $"{title}: up to {needed.Max()} needed, up to {cover.Max()} on duty.");
        svg.Text(0, 13, title, cssClass: "title");
        foreach (var tick in y.Ticks(4).Where(t => t == Math.Round(t)))
        {
            svg.Line("gridline", Left, y.At(tick), x.End, y.At(tick));
            svg.Text(Left - 5, y.At(tick) + 4, HtmlPage.Number(tick), "end", "soft");
        }

        Hours(svg, day, x);
        svg.Polygon("band", [(x.At(0), y.At(0)), .. Steps(needed, x, y), (x.At(needed.Count), y.At(0))]);
        svg.Polyline("s0 stroke", Steps(cover, x, y));
        return svg.Build();
    }

    internal static Axis XAxis(StaffDay day) => new(0, day.Slots.Count, Left, Svg.PhoneWidth - 8);

    /// <summary>Every second full hour below the picture.</summary>
    internal static void Hours(Svg svg, StaffDay day, Axis x)
    {
        for (var slot = 0; slot < day.Slots.Count; slot++)
        {
            if (day.Slots[slot] is { Minute: 0, Hour: var hour } && hour % 2 == 0)
            {
                svg.Text(x.At(slot), Bottom + 15, hour.ToString(CultureInfo.InvariantCulture), "middle", "soft");
            }
        }
    }

    private static IEnumerable<(double X, double Y)> Steps(IReadOnlyList<int> people, Axis x, Axis y) =>
        people.SelectMany((p, slot) => new[] { (x.At(slot), y.At(p)), (x.At(slot + 1), y.At(p)) });
}
