namespace Forecasting.Training.Reports.Charts;

/// <summary>One line per plan over weeks, on an axis from 0.</summary>
internal static class PlanLines
{
    private const double Height = 220;
    private const double Left = 52;
    private const double Top = 30;
    private const double Bottom = Height - 34;

    // Ours, the manual plan, the oracle's.
    private static readonly string[] Colours = ["s0", "s1", "s2"];

    /// <summary>Which line is which plan's.</summary>
    /// <param name="plans">Names in the order of the lines.</param>
    public static string Legend(IEnumerable<string> plans) =>
        "<ul class=\"legend\">\n" + string.Concat(plans.Select((plan, i) =>
            $"<li><svg viewBox=\"0 0 22 12\" aria-hidden=\"true\"><line class=\"{Colours[i]} stroke\" "
            + $"x1=\"1\" y1=\"6\" x2=\"21\" y2=\"6\" /></svg>{HtmlPage.Escape(plan)}</li>\n")) + "</ul>\n";

    /// <summary>Draws the lines.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="plans">[plan] its name and [week] values, 0 or more.</param>
    /// <param name="told">A value as it is told.</param>
    /// <param name="mark">A value to mark, such as the target; null for none.</param>
    public static string Draw(
        string title, IReadOnlyList<(string Name, IReadOnlyList<double> Weeks)> plans, Func<double, string> told,
        double? mark = null)
    {
        var weeks = plans.Max(p => p.Weeks.Count);
        var most = plans.SelectMany(p => p.Weeks).Append(mark ?? 0).Max();
        var x = new Axis(1, Math.Max(2, weeks), Left, Svg.PhoneWidth - 8);
        var y = new Axis(0, most > 0 ? 1.05 * most : 1, Bottom, Top);
        var svg = new Svg(Svg.PhoneWidth, Height, $"{title} by week: " + string.Join("; ", plans.Select(p =>
            $"{p.Name} from {told(p.Weeks[0])} to {told(p.Weeks[^1])}")) + ".");
        svg.Text(0, 13, title, cssClass: "title");
        foreach (var tick in y.Ticks(4))
        {
            svg.Line("gridline", Left, y.At(tick), x.End, y.At(tick));
            svg.Text(Left - 5, y.At(tick) + 4, told(tick), "end", "soft");
        }

        var every = weeks <= 14 ? 1 : 4;
        for (var week = every; week <= weeks; week += every)
        {
            svg.Text(x.At(week), Bottom + 15, HtmlPage.Number(week), "middle", "soft");
        }

        svg.Text((Left + x.End) / 2, Height - 4, "week", "middle", "soft");
        if (mark is { } value)
        {
            svg.Line("line90", Left, y.At(value), x.End, y.At(value));
        }

        for (var plan = plans.Count - 1; plan >= 0; plan--)
        {
            var (name, values) = plans[plan];
            svg.Polyline($"{Colours[plan]} stroke", values.Select((v, i) => (x.At(i + 1), y.At(v))));
            for (var i = 0; i < values.Count; i++)
            {
                svg.Dot($"{Colours[plan]} dot", x.At(i + 1), y.At(values[i]), 3,
                    $"{name}, week {i + 1}: {told(values[i])}");
            }
        }

        return svg.Build();
    }
}
