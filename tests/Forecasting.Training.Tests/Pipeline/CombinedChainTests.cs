using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Tests.Pipeline;

/// <summary>What a night publishes adds up, whatever the shape of the chain.</summary>
public sealed class CombinedChainTests
{
    private static readonly Origin Origin = new(new DateOnly(2024, 4, 7));

    private static readonly Gen<Chain> Any = Gen.Select(
        Gen.Int[1, 4], Gen.Int[1, 3], Gen.Int[1, 12], Gen.Int[0, 12], Gen.Int[0, int.MaxValue],
        (stores, channels, days, hourlyDays, seed) =>
            Chain.Make(stores, channels, days, Math.Min(days, hourlyDays), new Random(seed)));

    [Fact]
    public void Hours_days_weeks_channels_stores_regions_and_the_chain_add_up_exactly() => Any.Sample(chain =>
    {
        var run = ForecastCoherence.Combine(chain.Stores, chain.Daily, chain.Hourly, default);

        var daily = run.Daily.Concat(run.Areas.Daily).ToDictionary(f => f.Key);
        var hourly = run.Hourly.Concat(run.Areas.Hourly).ToDictionary(f => f.Key);
        foreach (var (key, hours) in hourly)
        {
            Enumerable.Range(0, hours.Days).Should()
                .OnlyContain(day => hours.DayMeanUnits(day) == daily[key].DayMeanUnits(day), "{0}", key);
        }

        foreach (var week in run.Weekly.Concat(run.Areas.Weekly))
        {
            var first = week.FirstDay.DayNumber - daily[week.Key].FirstDay.DayNumber;
            Means(week).Should().Equal(Enumerable.Range(0, week.Steps)
                .Select(w => Enumerable.Range(first + (7 * w), 7).Sum(daily[week.Key].DayMeanUnits)), "{0}", week.Key);
        }

        foreach (var level in (IReadOnlyDictionary<SeriesKey, RoundedForecast>[])[daily, hourly])
        {
            foreach (var (key, members) in chain.Sums().Where(s => level.ContainsKey(s.Key)))
            {
                Means(level[key]).Should().Equal(members.Select(m => Means(level[m]))
                    .Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]), "{0} is the sum of its parts", key);
            }
        }

        daily.Keys.Should().Contain(chain.Sums().Select(s => s.Key));
        daily.Values.Concat(hourly.Values).Should().OnlyContain(f => Rises(f));
    }, iter: 300);

    private static long[] Means(RoundedForecast forecast) => [.. Enumerable.Range(0, forecast.Steps)
        .Select(step => forecast.Units[step * RoundedForecast.NumbersPerStep])];

    private static bool Rises(RoundedForecast forecast) => Enumerable.Range(0, forecast.Steps).All(step =>
        Enumerable.Range(1, 8).All(tenth => forecast.Decile(step, tenth) <= forecast.Decile(step, tenth + 1)));

    /// <summary>A chain of any shape: regions or none, unequal channels, hours in some series or none, path counts that
    /// differ, closed hours.</summary>
    private sealed record Chain(
        IReadOnlyList<Store> Stores,
        IReadOnlyList<ExplainedForecast> Daily,
        IReadOnlyList<ForecastDistribution> Hourly)
    {
        public static Chain Make(int storeCount, int channelCount, int days, int hourlyDays, Random random)
        {
            Store[] stores = [.. Enumerable.Range(0, storeCount)
                .Select(s => new Store { Id = $"S{s}", Region = random.Next(0, 3) is var r and > 0 ? $"R{r}" : "" })];
            SeriesKey[] keys = [.. stores.SelectMany(store => random.Next(0, 3) == 0
                ? [new SeriesKey(store.Id, Channel.AllId)]
                : Enumerable.Range(0, random.Next(1, channelCount + 1)).Select(c => new SeriesKey(store.Id, $"C{c}")))];
            return new Chain(
                stores,
                [.. keys.Select(k => new ExplainedForecast(Draw(k, Grain.Daily, days, random), []))],
                [.. keys.Where(_ => hourlyDays > 0 && random.Next(0, 4) > 0)
                    .Select(k => Draw(k, Grain.Hourly, hourlyDays, random))]);
        }

        /// <summary>Every sum of the chain and what it is the sum of.</summary>
        public IEnumerable<(SeriesKey Key, SeriesKey[] Parts)> Sums()
        {
            var bottom = Daily.Select(d => d.Forecast.Key).ToList();
            foreach (var store in bottom.Where(k => k.ChannelId != Channel.AllId).GroupBy(k => k.StoreId))
            {
                yield return (new SeriesKey(store.Key, Channel.AllId), [.. store]);
            }

            var places = Stores.Select(s => (Area: s.Region, s.Id)).Where(s => s.Area.Length > 0)
                .Concat(Stores.Select(s => (Area: "", s.Id)))
                .GroupBy(s => s.Area, s => s.Id);
            foreach (var place in places)
            {
                yield return (new SeriesKey(place.Key, Channel.AllId),
                    [.. place.Select(store => new SeriesKey(store, Channel.AllId))]);
                var channels = bottom.Where(k => place.Contains(k.StoreId) && k.ChannelId != Channel.AllId)
                    .GroupBy(k => k.ChannelId);
                foreach (var channel in channels)
                {
                    yield return (new SeriesKey(place.Key, channel.Key), [.. channel]);
                }
            }
        }

        private static ForecastDistribution Draw(SeriesKey key, Grain grain, int days, Random random)
        {
            var pathCount = random.Next(1, 6);
            var level = Math.Exp(5 * random.NextDouble()) - 1;
            var paths = new float[pathCount * days * grain.StepsPerDay()];
            for (var i = 0; i < paths.Length; i++)
            {
                paths[i] = random.Next(0, 4) == 0 ? 0 : (float)Math.Round(random.NextDouble() * level);
            }

            return new ForecastDistribution(key, Origin, grain, pathCount, paths);
        }
    }
}
