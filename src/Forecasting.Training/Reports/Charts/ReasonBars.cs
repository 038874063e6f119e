using System.Globalization;
using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;

namespace Forecasting.Training.Reports.Charts;

/// <summary>Why each day's forecast is what it is: what is added stands on 0, what is taken off hangs below it, and
/// a dot marks the sum.</summary>
internal static class ReasonBars
{
    private const double Height = 240;
    private const double Left = 44;
    private const double Right = Svg.PhoneWidth - 6;
    private const double Top = 42;
    private const double Bottom = Height - 24;
    private const int ManyDays = 10;

    /// <summary>The style of a reason's bars.</summary>
    public static string Style(Reason reason) => $"why{(int)reason}";

    /// <summary>Draws consecutive days.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="subtitle">Plain text.</param>
    /// <param name="firstDay">Date of the first day.</param>
    /// <param name="days">At least one.</param>
    public static string Draw(string title, string subtitle, DateOnly firstDay, IReadOnlyList<Explanation> days)
    {
        var highest = Math.Max(1, days.Max(d => Total(d, part => Math.Max(0, part))));
        var lowest = days.Min(d => Total(d, part => Math.Min(0, part)));
        var roof = Axis.RoundStep(highest / 4);
        var y = new Axis(lowest, Math.Ceiling(highest / roof) * roof, Bottom, Top);
        var x = new Axis(0, days.Count, Left, Right);
        var svg = new Svg(Svg.PhoneWidth, Height, $"{title}, {subtitle}: each day's forecast split by reason.");
        svg.Text(0, 13, title, cssClass: "title");
        svg.Text(0, 29, subtitle, cssClass: "soft");
        foreach (var tick in y.Ticks(4))
        {
            svg.Line("gridline", Left, y.At(tick), Right, y.At(tick));
            svg.Text(Left - 5, y.At(tick) + 4, HtmlPage.Number(tick), "end", "soft");
        }

        for (var day = 0; day < days.Count; day++)
        {
            DrawDay(svg, x, y, firstDay.AddDays(day), day, days[day]);
        }

        svg.Line("axis", Left, y.At(0), Right, y.At(0));
        DrawDates(svg, x, firstDay, days.Count);
        return svg.Build();
    }

    private static void DrawDay(Svg svg, Axis x, Axis y, DateOnly date, int day, Explanation split)
    {
        double above = 0, below = 0;
        var (from, width) = (x.At(day + 0.1), x.At(0.8) - x.At(0));
        for (var reason = 0; reason < Reasons.Count; reason++)
        {
            var part = split.Parts[reason];
            if (part == 0)
            {
                continue;
            }

            var (start, end) = part > 0 ? (above, above + part) : (below, below + part);
            (above, below) = part > 0 ? (end, below) : (above, end);
            var top = y.At(Math.Max(start, end));
            var told = $"{date:yyyy-MM-dd}, {Reasons.Names[reason]}: {HtmlPage.Number(part, 1)}";
            svg.Bar(Style((Reason)reason), from, top, width, y.At(Math.Min(start, end)) - top, told);
        }

        if (split.Number > 0)
        {
            var told = $"{date:yyyy-MM-dd}: {HtmlPage.Number(split.Number, 1)} orders expected";
            svg.Dot("came", from + (width / 2), y.At(split.Number), 2.3, told);
        }
    }

    private static void DrawDates(Svg svg, Axis x, DateOnly firstDay, int days)
    {
        var every = days <= ManyDays ? 1 : 7;
        for (var day = 0; day < days; day += every)
        {
            var label = firstDay.AddDays(day).ToString(every == 1 ? "ddd d" : "d MMM", CultureInfo.InvariantCulture);
            svg.Text(x.At(day + (every == 1 ? 0.5 : 0.1)), Bottom + 16, label, every == 1 ? "middle" : "start", "soft");
        }
    }

    private static double Total(Explanation day, Func<double, double> wanted)
    {
        double total = 0;
        foreach (var part in day.Parts)
        {
            total += wanted(part);
        }

        return total;
    }
}
