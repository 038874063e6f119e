using Forecasting.Core.Evaluation.Switching;
using Forecasting.Core.Simulation;

namespace Forecasting.Switching;

/// <summary>Paired days of a chain, drawn as a scenario says, without forecasts or orders.</summary>
/// <param name="Records">The stores.</param>
/// <param name="Better">The stores in which ours is truly better.</param>
internal sealed record DrawnChain(IReadOnlyList<PairedRecord> Records, IReadOnlySet<string> Better)
{
    private const int Regions = 5;
    private const double WildVariance = 2;

    private static readonly DateOnly FirstDay = new(2025, 3, 3);

    /// <summary>Draws the records of one chain.</summary>
    /// <param name="scenario">How days scatter.</param>
    /// <param name="better">The chain's true difference, as a share of a usual day; 0 = no better.</param>
    /// <param name="stores">Stores.</param>
    /// <param name="days">Days.</param>
    /// <param name="seed">Same seed, same chain.</param>
    public static DrawnChain Draw(Scenario scenario, double better, int stores, int days, long seed)
    {
        var chain = new RandomStream(seed, "chain");
        var sharedDays = Remembering(chain, days, scenario, wild: false);
        var sharedWeeks = Weeks(chain, days);
        var regions = Enumerable.Range(0, Regions).Select(_ => Weeks(chain, days)).ToList();
        var own = 1 - scenario.SharedDays - scenario.SharedWeeks - scenario.RegionWeeks;
        var truly = new HashSet<string>(StringComparer.Ordinal);
        List<PairedRecord> records = [.. Enumerable.Range(0, stores).Select(number =>
        {
            var stream = new RandomStream(seed, "store", number);
            var mean = better + (scenario.StoreSpread * stream.Gaussian());
            var deviations = Remembering(stream, days, scenario, scenario.IsWild);
            var region = number % Regions;
            if (mean > 0)
            {
                truly.Add($"S{number:D3}");
            }

            return new PairedRecord($"S{number:D3}", $"R{region}", [.. Enumerable.Range(0, days).Select(day =>
                new PairedDay(FirstDay.AddDays(day), mean + (scenario.Spread * (
                    (Math.Sqrt(own) * deviations[day])
                    + (Math.Sqrt(scenario.SharedDays) * sharedDays[day])
                    + (Math.Sqrt(scenario.SharedWeeks) * sharedWeeks[day])
                    + (Math.Sqrt(scenario.RegionWeeks) * regions[region][day])))))]);
        })];
        return new DrawnChain(records, truly);
    }

    private static double[] Remembering(RandomStream stream, int days, Scenario scenario, bool wild)
    {
        var values = new double[days];
        var fresh = Math.Sqrt(1 - (scenario.Memory * scenario.Memory));
        var last = stream.Gaussian();
        for (var day = 0; day < days; day++)
        {
            values[day] = last = (scenario.Memory * last) + (fresh * (wild ? Wild(stream) : stream.Gaussian()));
        }

        return values;
    }

    // Student's t with 4 degrees of freedom has variance 2.
    private static double Wild(RandomStream stream)
    {
        double squares = 0;
        for (var i = 0; i < 4; i++)
        {
            var normal = stream.Gaussian();
            squares += normal * normal;
        }

        return stream.Gaussian() / Math.Sqrt(squares / 4) / Math.Sqrt(WildVariance);
    }

    private static double[] Weeks(RandomStream stream, int days)
    {
        var shocks = Enumerable.Range(0, (days / 7) + 1).Select(_ => stream.Gaussian()).ToList();
        return [.. Enumerable.Range(0, days).Select(day => shocks[day / 7])];
    }
}
