using System.Collections;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Regression;

/// <summary>Orders as they would have been on plain days, and what makes the days ahead other than plain.</summary>
/// <param name="History">The context with every day's orders divided by the exponential of its effects.</param>
/// <param name="DailyOfHourly">[hourly series] index of the daily one.</param>
/// <param name="Ahead">[daily series][day x reason] effects of the days ahead, row-major, logs; level and weekday have
/// none.</param>
internal sealed record AdjustedHistory(DemandHistory History, int[] DailyOfHourly, double[][] Ahead)
{
    private static readonly double LargestEffect = Math.Log(20);

    /// <summary>A day with orders stays one.</summary>
    private const double LeastOrders = 1e-3;

    /// <summary>Takes the effects off a context's orders.</summary>
    /// <param name="effects">What the calendar does.</param>
    /// <param name="context">What is known.</param>
    /// <param name="horizon">Days ahead.</param>
    public static AdjustedHistory Of(RegressionEffects effects, DemandHistory context, Horizon horizon)
    {
        var chain = ChainState.AtOrigin(context, horizon);
        var design = new RegressionDesign(chain, effects.Layout);
        var ahead = new double[context.Daily.Count][];
        var daily = new Series[ahead.Length];
        var totals = new double[ahead.Length][];
        Parallel.For(0, ahead.Length, Parallelism.Options(), i =>
        {
            var parts = effects.ByReason(chain, design, i, 0, context.Days + horizon.Days);
            for (var day = 0; day < context.Days + horizon.Days; day++)
            {
                Bound(parts.AsSpan(day * Reasons.Count, Reasons.Count));
            }

            ahead[i] = parts[(context.Days * Reasons.Count)..];
            totals[i] = [.. Enumerable.Range(0, context.Days)
                .Select(day => RegressionEffects.Total(parts, day))];
            daily[i] = Days(context.Daily[i], totals[i]);
        });
        int[] dailyOfHourly = [.. context.Hourly.Select(s => context.IndexOf(s.Key, Grain.Daily))];
        var hourly = new PlainHours(context.Hourly, [.. dailyOfHourly.Select(i => totals[i])]);
        return new AdjustedHistory(context.WithOrders(daily, hourly), dailyOfHourly, ahead);
    }

    /// <summary>Plain days ahead as the calendar makes them: the inverse of what was done to days.</summary>
    /// <param name="plain">[daily series][day], orders; NaN = no opinion.</param>
    public double[][] Raise(double[][] plain) =>
        [.. plain.Select((days, series) => days.Select((orders, day) => orders > 0
            ? Moved(orders, RegressionEffects.Total(Ahead[series], day)) : orders).ToArray())];

    /// <summary>Plain hours ahead as the calendar makes them; a day's hours all by one factor.</summary>
    /// <param name="plain">[hourly series][day x hour], orders; NaN = no opinion.</param>
    public double[][] RaiseHours(double[][] plain) =>
        [.. plain.Select((said, i) =>
        {
            double[] hours = [.. said];
            for (var day = 0; day < hours.Length / 24; day++)
            {
                Scale(hours.AsSpan(day * 24, 24), RegressionEffects.Total(Ahead[DailyOfHourly[i]], day));
            }

            return hours;
        })];

    // Members follow level and weekdays themselves. A slip in a file, such as a promotion a hundred times too deep,
    // must not take all members along.
    private static void Bound(Span<double> parts)
    {
        parts[(int)Reason.Level] = 0;
        parts[(int)Reason.Weekday] = 0;
        var total = Math.Abs(RegressionEffects.Total(parts));
        if (!double.IsFinite(total))
        {
            parts.Clear();
            return;
        }

        foreach (ref var part in parts)
        {
            part *= total > LargestEffect ? LargestEffect / total : 1;
        }
    }

    // Effects are on log(1 + orders).
    private static double Moved(double orders, double effect) =>
        Math.Max(LeastOrders, ((1 + orders) * Math.Exp(effect)) - 1);

    // Days without orders stay so.
    private static Series Days(Series series, double[] totals) => new(series.Key, series.Grain, series.FirstDay,
        [.. totals.Select((total, day) => series.Values[day] is > 0 and var orders
            ? Moved(orders, -total) : series.Values[day])]);

    /// <summary>Hours are many and each is read once or twice: a series is made when it is asked for.</summary>
    private sealed class PlainHours(IReadOnlyList<Series> hours, double[][] totals) : IReadOnlyList<Series>
    {
        public int Count => hours.Count;

        public Series this[int index] => Hours(hours[index], totals[index]);

        public IEnumerator<Series> GetEnumerator() =>
            Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static Series Hours(Series series, double[] totals)
    {
        var hours = series.Values.ToArray();
        for (var day = 0; day < totals.Length; day++)
        {
            Scale(hours.AsSpan(day * 24, 24), -totals[day]);
        }

        return new Series(series.Key, series.Grain, series.FirstDay, hours);
    }

    // Their sum becomes what the day's total becomes.
    private static void Scale(Span<double> hours, double effect)
    {
        double sum = 0;
        foreach (var orders in hours)
        {
            sum += double.IsNaN(orders) ? 0 : orders;
        }

        var factor = sum > 0 ? Moved(sum, effect) / sum : 1;
        foreach (ref var orders in hours)
        {
            orders *= factor;
        }
    }
}
