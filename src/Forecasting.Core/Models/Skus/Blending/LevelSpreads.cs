using Forecasting.Core.Domain;

namespace Forecasting.Core.Models.Skus.Blending;

/// <summary>
/// How uncertain the level of a SKU's forecast is, by how much it sells: of a few spreads, the one whose totals over a
/// window had the least pinball loss on past windows. Single days do not tell it, because their errors are mostly
/// chance.
/// </summary>
internal sealed class LevelSpreads
{
    private const int LongestWindowDays = 7;
    private const int FewestWindows = 60;
    private static readonly double[] Bounds = [0.1, 0.3, 1, 3, 10, 30];
    private static readonly double[] Spreads = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1];
    private static readonly double[] Levels = [0.5, 0.8, 0.9, 0.95, 0.975, 0.99];
    private readonly double[] _byClass;

    private LevelSpreads(double[] byClass) => _byClass = byClass;

    /// <summary>Where there are no past windows to learn from.</summary>
    internal static LevelSpreads Usual { get; } = new([.. Enumerable.Repeat(0.4, Bounds.Length + 1)]);

    /// <summary>The spread of a forecast.</summary>
    internal double Of(SkuForecast forecast) => _byClass[ClassOf(forecast)];

    /// <summary>Learns the spreads from forecasts and the units that came, NaN where a window is not known.</summary>
    internal static LevelSpreads Learn(IReadOnlyList<(SkuForecast Forecast, double Units)> windows)
    {
        var known = windows.Where(w => !double.IsNaN(w.Units)).ToList();
        var losses = new double[known.Count][];
        Parallel.For(0, known.Count, Parallelism.Options(), i => losses[i] = Losses(known[i]));
        var byClass = new double[Bounds.Length + 1];
        var sums = new double[byClass.Length, Spreads.Length];
        var counts = new int[byClass.Length];
        for (var i = 0; i < known.Count; i++)
        {
            var at = ClassOf(known[i].Forecast);
            counts[at]++;
            for (var k = 0; k < Spreads.Length; k++)
            {
                sums[at, k] += losses[i][k];
            }
        }

        for (var at = 0; at < byClass.Length; at++)
        {
            byClass[at] = counts[at] >= FewestWindows
                ? Spreads[Enumerable.Range(0, Spreads.Length).MinBy(k => sums[at, k])]
                : Usual._byClass[at];
        }

        return new LevelSpreads(byClass);
    }

    /// <summary>Days of a window.</summary>
    internal static int WindowDays(Horizon horizon) => Math.Min(LongestWindowDays, horizon.Days);

    private static int ClassOf(SkuForecast forecast)
    {
        var days = Math.Min(LongestWindowDays, forecast.Days);
        double mean = 0;
        for (var lead = 1; lead <= days; lead++)
        {
            mean += forecast.Mean(lead) / days;
        }

        return Bounds.Count(b => mean >= b);
    }

    private static double[] Losses((SkuForecast Forecast, double Units) window)
    {
        var days = Math.Min(LongestWindowDays, window.Forecast.Days);
        var losses = new double[Spreads.Length];
        var independent = window.Forecast.OverIndependent(1, days);
        for (var k = 0; k < Spreads.Length; k++)
        {
            var total = window.Forecast.Widened(independent, 1, days, Spreads[k]);
            foreach (var level in Levels)
            {
                var error = window.Units - total.Quantile(level);
                losses[k] += (level - (error < 0 ? 1 : 0)) * error / (1 + total.Mean);
            }
        }

        return losses;
    }
}
