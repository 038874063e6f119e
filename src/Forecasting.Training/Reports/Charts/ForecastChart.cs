using System.Globalization;

namespace Forecasting.Training.Reports.Charts;

/// <summary>One step of a forecast picture.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Deciles">Nine quantiles, orders.</param>
/// <param name="Actual">What came; NaN = unknown.</param>
internal readonly record struct ForecastPoint(DateOnly Date, IReadOnlyList<double> Deciles, double Actual);

/// <summary>A forecast with its 80 % and 40 % bands against what came.</summary>
internal static class ForecastChart
{
    private const double Height = 230;
    private const int ManySteps = 80;
    private const double Left = 44;
    private const double Right = Svg.PhoneWidth - 6;
    private const double Top = 42;
    private const double Bottom = Height - 24;

    /// <summary>Draws consecutive windows; each was forecast from its own origin.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="subtitle">Plain text.</param>
    /// <param name="windows">Consecutive windows, each with its steps in order.</param>
    public static string Draw(string title, string subtitle, IReadOnlyList<IReadOnlyList<ForecastPoint>> windows)
    {
        var steps = windows.Sum(w => w.Count);
        var highest = windows.SelectMany(w => w).Max(p => Math.Max(p.Deciles[8], double.IsNaN(p.Actual) ? 0 : p.Actual));
        var roof = Axis.RoundStep(Math.Max(1, highest) / 4);
        var y = new Axis(0, Math.Ceiling(Math.Max(1, highest) / roof) * roof, Bottom, Top);
        var x = new Axis(0, Math.Max(1, steps - 1), Left, Right);
        var svg = new Svg(Svg.PhoneWidth, Height, $"{title}, {subtitle}: forecast with its 80 % band against what came.");
        svg.Text(0, 13, title, cssClass: "title");
        svg.Text(0, 29, subtitle, cssClass: "soft");
        foreach (var tick in y.Ticks(4))
        {
            svg.Line("gridline", Left, y.At(tick), Right, y.At(tick));
            svg.Text(Left - 5, y.At(tick) + 4, Short(tick), "end", "soft");
        }

        DrawDates(svg, x, [.. windows.SelectMany(w => w)]);
        var first = 0;
        foreach (var window in windows)
        {
            DrawWindow(svg, x, y, window, first);
            first += window.Count;
        }

        DrawActuals(svg, x, y, [.. windows.SelectMany(w => w)]);
        return svg.Build();
    }

    private static void DrawWindow(Svg svg, Axis x, Axis y, IReadOnlyList<ForecastPoint> window, int first)
    {
        if (first > 0)
        {
            svg.Line("origin", x.At(first - 0.5), Top, x.At(first - 0.5), Bottom);
        }

        foreach (var run in Runs(window.Count, i => window.Count > ManySteps || window[i].Deciles[8] > 0))
        {
            DrawRun(svg, x, y, window, first, run);
        }
    }

    private static void DrawRun(Svg svg, Axis x, Axis y, IReadOnlyList<ForecastPoint> window, int first, List<int> run)
    {
        IEnumerable<(double X, double Y)> Edge(int decile) =>
            run.Select(i => (x.At(first + i), y.At(window[i].Deciles[decile])));

        svg.Polygon("band", Edge(0).Concat(Edge(8).Reverse()));
        svg.Polygon("band-inner", Edge(2).Concat(Edge(6).Reverse()));
        svg.Polyline("s0 stroke other", Edge(4));
    }

    private static void DrawActuals(Svg svg, Axis x, Axis y, IReadOnlyList<ForecastPoint> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var isClosed = points[i].Deciles[8] <= 0 && points[i].Actual == 0;
            if (!double.IsNaN(points[i].Actual) && !isClosed)
            {
                var told = $"{points[i].Date:yyyy-MM-dd}: {Short(points[i].Actual)} came, {Short(points[i].Deciles[4])} forecast";
                svg.Dot("came", x.At(i), y.At(points[i].Actual), points.Count > ManySteps ? 1.5 : 2.3, told);
            }
        }
    }

    // Closed days and unknown actuals leave gaps: a line through them would show orders that nobody promised or saw.
    private static IEnumerable<List<int>> Runs(int count, Func<int, bool> isShown)
    {
        var run = new List<int>();
        for (var i = 0; i <= count; i++)
        {
            if (i < count && isShown(i))
            {
                run.Add(i);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
    }

    private static void DrawDates(Svg svg, Axis x, IReadOnlyList<ForecastPoint> points)
    {
        var days = points.Select((p, i) => (p.Date, Step: i)).DistinctBy(d => d.Date).ToList();
        var every = days.Count <= 8 ? 1 : days.Count <= 21 ? 3 : days.Count <= 70 ? 14 : 28;
        for (var i = 0; i < days.Count; i += every)
        {
            var place = x.At(days[i].Step);
            svg.Line("axis", place, Bottom, place, Bottom + 4);
            if (place < Right - 34)
            {
                var label = days[i].Date.ToString(every == 1 ? "ddd d" : "d MMM", CultureInfo.InvariantCulture);
                svg.Text(place, Bottom + 16, label, "start", "soft");
            }
        }

        svg.Line("axis", Left, Bottom, Right, Bottom);
    }

    private static string Short(double orders) =>
        orders >= 100_000 ? $"{HtmlPage.Number(orders / 1000)}k" : HtmlPage.Number(orders, orders is > 0 and < 10 && orders % 1 != 0 ? 1 : 0);
}
