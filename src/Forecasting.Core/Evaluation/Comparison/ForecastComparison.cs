using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>Which days are compared.</summary>
/// <param name="FirstDay">The first day that is forecast.</param>
/// <param name="Weeks">Weeks from there, 1 or more.</param>
/// <param name="LeadDays">The longest lead, 1 or more; fits are at least this old when they forecast their first
/// day.</param>
/// <param name="RefitWeeks">Weeks between two fits, 1 or more.</param>
public sealed record ComparisonSpan(DateOnly FirstDay, int Weeks, int LeadDays, int RefitWeeks)
{
    /// <summary>The last day that is forecast.</summary>
    public DateOnly LastDay => FirstDay.AddDays((7 * Weeks) - 1);

    /// <summary>The first day from which a forecast is made.</summary>
    public DateOnly FirstOrigin => FirstDay.AddDays(-LeadDays);
}

/// <summary>What planners, the model and the stand-in expected of the same days, from what was known then.</summary>
/// <param name="History">All that is known, also afterwards.</param>
/// <param name="Span">The days.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Days">By store, date and lead.</param>
/// <param name="Failures">Series that a fit left to a fall-back.</param>
public sealed record ForecastComparison(
    DemandHistory History,
    ComparisonSpan Span,
    string Model,
    IReadOnlyList<ComparedDay> Days,
    IReadOnlyList<BacktestFailure> Failures)
{
    /// <summary>
    /// Fits the model every so many weeks and lets it forecast from every day, as a chain that trains by the week and
    /// forecasts by the night. Fits see nothing that came after their origin.
    /// </summary>
    /// <param name="history">All that is known; it reaches to the last day of the span or ends within it.</param>
    /// <param name="manual">The planners' forecasts.</param>
    /// <param name="truth">The true rates of a simulated chain, or null.</param>
    /// <param name="forecaster">A daily forecaster.</param>
    /// <param name="span">Which days.</param>
    /// <param name="progress">Told before every fit, or null.</param>
    /// <param name="cancellation">Stops between two forecasts and inside the model.</param>
    /// <exception cref="ArgumentException">The history does not reach back before the span.</exception>
    public static ForecastComparison Run(
        DemandHistory history,
        ManualForecasts manual,
        SimulatedTruth? truth,
        IForecaster forecaster,
        ComparisonSpan span,
        IProgress<BacktestProgress>? progress,
        CancellationToken cancellation)
    {
        if (span.FirstOrigin < history.FirstDay || span.FirstDay > history.LastDay)
        {
            throw new ArgumentException(
                $"Days from {span.FirstDay:yyyy-MM-dd} cannot be compared {span.LeadDays} days ahead: orders are known "
                + $"from {history.FirstDay:yyyy-MM-dd} to {history.LastDay:yyyy-MM-dd}.",
                nameof(span));
        }

        var totals = history.Stores.ToDictionary(s => s.Id, s => StoreTotals.Of(history, s.Id), StringComparer.Ordinal);
        var days = new List<ComparedDay>();
        var failures = new List<BacktestFailure>();
        var horizon = new Horizon(span.LeadDays);
        IFittedModel? fitted = null;
        for (var day = 0; day < 7 * span.Weeks; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            var origin = new Origin(span.FirstOrigin.AddDays(day));
            if (origin.LastDay > history.LastDay)
            {
                break;
            }

            var known = history.UpTo(origin);
            if (fitted is null || day % (7 * span.RefitWeeks) == 0)
            {
                progress?.Report(new BacktestProgress(day, 7 * span.Weeks, forecaster.Name, origin));
                fitted = forecaster.Fit(known, horizon, cancellation);
                failures.AddRange(fitted.Failures.Select(f => new BacktestFailure(origin, f)));
            }

            foreach (var store in fitted.Forecast(known, horizon).GroupBy(f => f.Key.StoreId))
            {
                days.AddRange(Compared(history, totals[store.Key], manual, truth, OfStore(store.Key, store), span));
            }
        }

        progress?.Report(new BacktestProgress(7 * span.Weeks, 7 * span.Weeks, forecaster.Name, history.Origin));
        return new ForecastComparison(
            history,
            span,
            forecaster.Name,
            [.. days.OrderBy(d => d.StoreId, StringComparer.Ordinal).ThenBy(d => d.Date).ThenBy(d => d.LeadDays)],
            failures);
    }

    private static ForecastDistribution OfStore(string storeId, IEnumerable<ForecastDistribution> channels)
    {
        var parts = Channel.Own([.. channels], p => p.Key);
        return parts.Count == 1 ? parts[0] : ForecastDistribution.Sum(new SeriesKey(storeId, Channel.AllId), parts);
    }

    private static IEnumerable<ComparedDay> Compared(
        DemandHistory history,
        double[] orders,
        ManualForecasts manual,
        SimulatedTruth? truth,
        ForecastDistribution forecast,
        ComparisonSpan span)
    {
        var (store, origin) = (forecast.Key.StoreId, forecast.Origin);
        var lastKnown = history.DayIndex(origin.LastDay);
        for (var lead = 1; lead <= span.LeadDays; lead++)
        {
            var date = origin.Target(lead);
            if (date < span.FirstDay || date > span.LastDay || date > history.LastDay)
            {
                continue;
            }

            var target = history.DayIndex(date);
            yield return new ComparedDay
            {
                StoreId = store,
                Date = date,
                LeadDays = lead,
                Actual = orders[target],
                Ours = PrintedOrders.Round(forecast.Quantile(lead - 1, Probability.Deciles[4])),
                OursMean = PrintedOrders.Round(forecast.Mean(lead - 1)),
                StandIn = StandIn.Of(orders, target, lastKnown),
                Manual = manual.At(store, date, lead),
                Oracle = truth?.Rate(store, date) ?? double.NaN,
                Foreseeable = truth?.Expected(store, date) ?? double.NaN,
            };
        }
    }
}
