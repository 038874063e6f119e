using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Regression;

/// <summary>Orders as they would have been on plain days, and what makes the days ahead other than plain.</summary>
/// <param name="History">The context with every day's orders divided by the exponential of its effects.</param>
/// <param name="Ahead">[daily series][day x reason] effects of the days ahead, row-major, logs; level and weekday have
/// none.</param>
internal sealed record AdjustedHistory(DemandHistory History, double[][] Ahead)
{
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
        Series[] hourly = [.. context.Hourly];
        Parallel.For(0, ahead.Length, Parallelism.Options(), i =>
        {
            var parts = effects.ByReason(chain, design, i, 0, context.Days + horizon.Days);
            for (var day = 0; day < context.Days + horizon.Days; day++)
            {
                // Members follow level and weekdays themselves.
                parts[(day * Reasons.Count) + (int)Reason.Level] = 0;
                parts[(day * Reasons.Count) + (int)Reason.Weekday] = 0;
            }

            ahead[i] = parts[(context.Days * Reasons.Count)..];
            double[] totals = [.. Enumerable.Range(0, context.Days)
                .Select(day => RegressionEffects.Total(parts.AsSpan(day * Reasons.Count, Reasons.Count)))];
            daily[i] = Days(context.Daily[i], totals);
            if (context.IndexOf(context.Daily[i].Key, Grain.Hourly) is >= 0 and var ofHours)
            {
                hourly[ofHours] = Hours(context.Hourly[ofHours], totals);
            }
        });
        return new AdjustedHistory(
            new DemandHistory(
                context.Stores, context.Channels, context.Calendar, context.Covariates, context.FirstDay, context.Days,
                daily, hourly),
            ahead);
    }

    /// <summary>Plain days ahead as the calendar makes them: the inverse of what was done to days.</summary>
    /// <param name="plain">[daily series][day], orders; NaN = no opinion.</param>
    public double[][] Raise(double[][] plain) =>
        [.. plain.Select((days, series) => days.Select((orders, day) => orders > 0
            ? Math.Max(0, ((1 + orders) * Math.Exp(Effect(series, day))) - 1) : orders).ToArray())];

    /// <summary>Plain hours ahead as the calendar makes them.</summary>
    /// <param name="plain">[hourly series][day x hour], orders; NaN = no opinion.</param>
    public double[][] RaiseHours(double[][] plain) =>
        [.. plain.Select((hours, i) =>
        {
            var series = History.IndexOf(History.Hourly[i].Key, Grain.Daily);
            return hours.Select((orders, step) => orders * Math.Exp(Effect(series, step / 24))).ToArray();
        })];

    private double Effect(int series, int day) =>
        RegressionEffects.Total(Ahead[series].AsSpan(day * Reasons.Count, Reasons.Count));

    // As effects are on log(1 + orders), so is their removal; days without orders stay so.
    private static Series Days(Series series, double[] totals) => new(series.Key, series.Grain, series.FirstDay,
        [.. totals.Select((total, day) => series.Values[day] is > 0 and var orders
            ? Math.Max(0, ((1 + orders) * Math.Exp(-total)) - 1) : series.Values[day])]);

    private static Series Hours(Series series, double[] totals)
    {
        var hours = series.Values.ToArray();
        for (var day = 0; day < totals.Length; day++)
        {
            var factor = Math.Exp(-totals[day]);
            foreach (ref var orders in hours.AsSpan(day * 24, 24))
            {
                orders *= factor;
            }
        }

        return new Series(series.Key, series.Grain, series.FirstDay, hours);
    }
}
