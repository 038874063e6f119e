using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Core.Tests.Reconciliation;

/// <summary>Base forecasts of a chain of random shape: regions or none, stores of unequal channels, closed days, a
/// channel that has not begun, and totals that do not add up.</summary>
internal sealed record RandomChain(
    IReadOnlyList<Store> Stores, BaseForecasts Forecasts, IReadOnlyList<ForecastDistribution> Hourly)
{
    public const int PathCount = 8;
    private const int MostStores = 5;
    private const int MostChannels = 4;
    private const int MostDays = 9;

    private static readonly Origin Origin = new(new DateOnly(2024, 4, 7));

    public static Gen<RandomChain> Any { get; } =
        Gen.Select(Gen.Int[1, MostStores], Gen.Int[1, MostChannels], Gen.Int[1, MostDays], Gen.Int[0, int.MaxValue])
            .Select((stores, channels, days, seed) => Make(stores, channels, days, new Random(seed)));

    public static ForecastDistribution Daily(SeriesKey key, params float[] paths) =>
        new(key, Origin, Grain.Daily, paths.Length, paths);

    private static RandomChain Make(int storeCount, int channelCount, int days, Random random)
    {
        var regions = random.Next(0, 3);
        Store[] stores = [.. Enumerable.Range(0, storeCount).Select(s => new Store
        {
            Id = $"S{s}", Region = regions == 0 ? "" : random.Next(0, regions + 1) is var r and > 0 ? $"R{r}" : "",
        })];
        var keys = stores.SelectMany(s => random.Next(0, 4) == 0
            ? [new SeriesKey(s.Id, Channel.AllId)]
            : Enumerable.Range(0, random.Next(1, channelCount + 1)).Select(c => new SeriesKey(s.Id, $"C{c}")));
        var hierarchy = Hierarchy.Of(stores, [.. keys]);
        ForecastDistribution[] hourly = [.. hierarchy.Bottom.Select(k => Hours(k, days, random))];
        ForecastDistribution[] daily = [.. hourly.Select(h => h.ToDaily())];
        int[] sums = [.. Enumerable.Range(0, hierarchy.Sums.Count).Where(_ => random.Next(0, 4) > 0)];
        ForecastDistribution[] totals = [.. sums.Select(s =>
            Disturbed(SummingMatrix.Total(hierarchy, s, daily), random))];
        return new RandomChain(stores, new BaseForecasts(hierarchy, daily, sums, totals), hourly);
    }

    private static ForecastDistribution Hours(SeriesKey key, int days, Random random)
    {
        var paths = new float[PathCount * days * 24];
        var level = Math.Exp(random.NextDouble() * 4) - 1;
        var hasBegun = random.Next(0, 8) > 0;
        var closed = Enumerable.Range(0, days).Select(_ => random.Next(0, 5) == 0).ToArray();
        for (var i = 0; i < paths.Length; i++)
        {
            var (day, hour) = (i / 24 % days, i % 24);
            var isOpen = hasBegun && !closed[day] && hour is >= 8 and < 22;
            paths[i] = isOpen ? (float)Math.Round(random.NextDouble() * level) : 0;
        }

        return new ForecastDistribution(key, Origin, Grain.Hourly, PathCount, paths);
    }

    private static ForecastDistribution Disturbed(ForecastDistribution total, Random random)
    {
        var paths = new float[total.PathCount * total.Steps];
        var factor = random.Next(0, 3) == 0 ? 0 : 2 * random.NextDouble();
        for (var i = 0; i < paths.Length; i++)
        {
            var orders = total.Path(i / total.Steps)[i % total.Steps];
            paths[i] = (float)(orders * factor * (0.5 + random.NextDouble()));
        }

        return new ForecastDistribution(total.Key, total.Origin, total.Grain, total.PathCount, paths);
    }
}
