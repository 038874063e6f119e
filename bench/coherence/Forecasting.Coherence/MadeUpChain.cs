using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.HourShares;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Coherence;

/// <summary>
/// Base paths of a chain as large as wanted, made from a seed: stores and days that are off together, channels from 3
/// to 500 orders a day, whole hours from 8 to 22, and totals forecast by themselves, so that they do not add up.
/// </summary>
internal sealed class MadeUpChain
{
    private const int Seed = 7;
    private const int PathCount = 200;
    private const int Regions = 5;
    private static readonly Origin Origin = new(new DateOnly(2025, 8, 31));

    private readonly int _days;

    public MadeUpChain(int stores, int channels, int days, bool withTotals)
    {
        _days = days;
        Stores = [.. Enumerable.Range(0, stores).Select(s => new Store
        {
            Id = $"S{s:D3}", Region = $"region {s % Regions}", OpenHour = 8, CloseHour = 22,
        })];
        var hierarchy = Hierarchy.Of(Stores, Stores.SelectMany(s =>
            Enumerable.Range(0, channels).Select(c => new SeriesKey(s.Id, $"channel {c}"))));
        var hourly = new ForecastDistribution[hierarchy.Bottom.Count];
        Parallel.For(0, hourly.Length, Parallelism.Options(), i => hourly[i] = Hours(hierarchy.Bottom[i], i));
        Hourly = hourly;
        ForecastDistribution[] daily = [.. hourly.Select(h => h.ToDaily())];
        int[] sums = withTotals ? [.. Enumerable.Range(0, hierarchy.Sums.Count)] : [];
        Forecasts = new BaseForecasts(
            hierarchy, daily, sums, [.. sums.Select(s => OffBy(SummingMatrix.Total(hierarchy, s, daily), s))]);
    }

    public IReadOnlyList<Store> Stores { get; }

    public BaseForecasts Forecasts { get; }

    public IReadOnlyList<ForecastDistribution> Hourly { get; private set; }

    /// <summary>Lets the base hours go, as a night that has spread them does.</summary>
    public void ForgetHours() => Hourly = [];

    private ForecastDistribution Hours(SeriesKey key, int series)
    {
        var random = new Random(Seed + series);
        var level = 3 * Math.Exp(random.NextDouble() * 5);
        var paths = new float[PathCount * _days * 24];
        Span<double> hours = stackalloc double[24];
        for (var path = 0; path < PathCount; path++)
        {
            for (var day = 0; day < _days; day++)
            {
                var shared = Math.Sin((path * 12.9898) + (day * 78.233));
                var total = Math.Round(level * Math.Exp((0.1 * shared) + (0.2 * (random.NextDouble() - 0.5))));
                for (var hour = 0; hour < 24; hour++)
                {
                    hours[hour] = hour is < 8 or >= 22 ? 0 : total / 14;
                }

                WholeHours.Round(hours, random.NextDouble());
                for (var hour = 0; hour < 24; hour++)
                {
                    paths[(((path * _days) + day) * 24) + hour] = (float)hours[hour];
                }
            }
        }

        return new ForecastDistribution(key, Origin, Grain.Hourly, PathCount, paths);
    }

    private static ForecastDistribution OffBy(ForecastDistribution total, int sum)
    {
        var factor = 1 + (0.05 * Math.Sin(sum));
        var paths = new float[total.PathCount * total.Steps];
        for (var i = 0; i < paths.Length; i++)
        {
            paths[i] = (float)(total.Path(i / total.Steps)[i % total.Steps] * factor);
        }

        return new ForecastDistribution(total.Key, total.Origin, total.Grain, total.PathCount, paths);
    }
}
