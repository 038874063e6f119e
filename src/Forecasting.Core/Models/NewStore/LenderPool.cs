using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Models.NewStore;

/// <summary>
/// Lenders: series with enough known days that young ones can borrow from, their present levels, what attributes say of
/// levels, and how much single days scatter.
/// </summary>
internal sealed class LenderPool
{
    private const int LevelDays = 56;

    /// <summary>A lender must have sold within so many days: a store that has stopped tells nothing of the
    /// present.</summary>
    private const int FreshDays = 14;

    /// <summary>Where a single lender cannot show how days scatter about each other: a tenth up or down, and more on
    /// weekdays that differ.</summary>
    private const double UsualDayVariance = 0.02;

    private LenderPool(int[] series, double[] levels, AttributeLevel ofAttributes, double dayVariance) =>
        (Series, Levels, OfAttributes, DayVariance) = (series, levels, ofAttributes, dayVariance);

    /// <summary>[lender] index among the daily series.</summary>
    public int[] Series { get; }

    /// <summary>[lender] mean log(1 + orders) of the last eight weeks of known days.</summary>
    public double[] Levels { get; }

    /// <summary>Log levels from attributes.</summary>
    public AttributeLevel OfAttributes { get; }

    /// <summary>Variance of a day's log orders about the lenders' mean, each less its level.</summary>
    public double DayVariance { get; }

    /// <summary>The lenders among some series, or null where there is none.</summary>
    public static LenderPool? Of(ChainState chain, StoreAttributes attributes, IEnumerable<int> candidates)
    {
        int[] series = [.. candidates.Where(s => IsFresh(chain.States[s]))];
        if (series.Length == 0)
        {
            return null;
        }

        double[] levels = [.. series.Select(s => Level(chain.States[s]))];
        var ofAttributes = AttributeLevel.Learn(
            [.. series.Select(s => attributes.Of(chain.History.Daily[s].Key.StoreId).ToArray())], levels);
        return new LenderPool(series, levels, ofAttributes, MedianDayVariance(chain, series, levels));
    }

    private static bool IsFresh(DemandState state) =>
        state.LogOrders.AsSpan(Math.Max(0, state.Days - FreshDays)).ContainsAnyExcept(float.NaN);

    private static double Level(DemandState state)
    {
        double sum = 0;
        var count = 0;
        for (var day = state.Days - 1; day >= 0 && count < LevelDays; day--)
        {
            if (!float.IsNaN(state.LogOrders[day]))
            {
                sum += state.LogOrders[day];
                count++;
            }
        }

        return sum / count;
    }

    private static double MedianDayVariance(ChainState chain, int[] series, double[] levels)
    {
        var days = Math.Min(LevelDays, chain.History.Days);
        double[] means = [.. Enumerable.Range(chain.History.Days - days, days).Select(day => series
            .Select((s, i) => chain.States[s].LogOrders[day] - levels[i]).Where(v => !double.IsNaN(v))
            .DefaultIfEmpty(double.NaN).Average())];
        double[] variances = [.. series.Select((s, i) => Variance([.. means
                .Select((mean, k) => chain.States[s].LogOrders[chain.History.Days - days + k] - levels[i] - mean)
                .Where(d => !double.IsNaN(d))]))
            .Where(v => v > 0).Order()];
        // A lender is part of the mean that it is compared with: of m lenders each shows 1 - 1 / m of its variance.
        return variances.Length > 1
            ? SampleQuantile.Of(variances, 0.5) * variances.Length / (variances.Length - 1) : UsualDayVariance;
    }

    private static double Variance(double[] values)
    {
        var mean = values.Length > 0 ? values.Average() : 0;
        return values.Length > 1 ? values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) : 0;
    }
}
