using System.Runtime.CompilerServices;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Pipeline;

/// <summary>
/// How good the champion is: it is fitted once to what was known some weeks ago and forecasts from every second day
/// since then, so that each weekday occurs equally often at each lead and no fit has seen what it is compared with.
/// </summary>
internal static class TrainAccuracy
{
    public const int LeadDays = Metrics.PlannersLeadDays;
    private const int OriginSpacingDays = 2;
    private const int ShortestHistoryDays = 84;

    /// <summary>Figures by store and lead; none where the history is too short.</summary>
    /// <param name="history">All that is known.</param>
    /// <param name="champions">The forecasters.</param>
    /// <param name="originCount">Origins to forecast from; 0 measures nothing.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<AccuracyFigure> Measure(
        DemandHistory history, Champions champions, int originCount, CancellationToken cancellation)
    {
        var lastDays = Enumerable.Range(0, originCount)
            .Select(i => history.LastDay.AddDays(-LeadDays - (i * OriginSpacingDays))).Reverse().ToList();
        if (originCount == 0 || history.DayIndex(lastDays[0]) + 1 < ShortestHistoryDays)
        {
            return [];
        }

        var horizon = new Horizon(LeadDays);
        var first = history.UpTo(new Origin(lastDays[0]));
        var fitted = champions.For(history).ToDictionary(f => f.Grain, f => f.Fit(first, horizon, cancellation));
        var sums = new AccuracySums();
        foreach (var lastDay in lastDays)
        {
            cancellation.ThrowIfCancellationRequested();
            AddFrom(lastDay, history, horizon, fitted, sums, cancellation);

            // A large chain's paths are half a gigabyte of large objects, which the runtime collects last of all.
            GC.Collect();
        }

        return sums.Figures();
    }

    /// <summary>Forecasts from one day; a method of its own, so that nothing holds the paths when it returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddFrom(
        DateOnly lastDay,
        DemandHistory history,
        Horizon horizon,
        Dictionary<Grain, IFittedModel> fitted,
        AccuracySums sums,
        CancellationToken cancellation)
    {
        var known = history.UpTo(new Origin(lastDay));
        var forecasts = ForecastCoherence.CombineStores(
            [.. fitted[Grain.Daily].Forecast(known, horizon).Select(f => new ExplainedForecast(f, []))],
            fitted.TryGetValue(Grain.Hourly, out var hourly) ? hourly.Forecast(known, horizon) : [],
            cancellation);
        foreach (var forecast in forecasts.Daily.Concat(forecasts.Hourly)
            .Where(f => f.Key.ChannelId == Channel.AllId))
        {
            sums.Add(forecast, AllOrders(history, forecast), history.DayIndex(lastDay) + 1);
        }
    }

    /// <summary>The store's orders of all channels together: [day x hour], NaN where one of them is unknown.</summary>
    private static double[] AllOrders(DemandHistory history, RoundedForecast forecast)
    {
        var ofStore = history.Of(forecast.Grain).Where(s => s.Key.StoreId == forecast.Key.StoreId).ToList();
        var total = new double[history.Days * forecast.Grain.StepsPerDay()];
        foreach (var channel in Channel.Own(ofStore, s => s.Key))
        {
            var first = Math.Max(0, channel.FirstKnownStep());
            for (var step = first; step < total.Length; step++)
            {
                total[step] += channel.Values[step];
            }
        }

        return total;
    }
}
