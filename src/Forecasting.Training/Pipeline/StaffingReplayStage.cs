using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation.Replay;

namespace Forecasting.Training.Pipeline;

/// <summary>What a replay of staffing is asked for.</summary>
/// <param name="FirstDay">First day that is replayed.</param>
/// <param name="Weeks">Weeks, each planned from its own origin.</param>
/// <param name="RefitWeeks">Weeks from one training of the forecasts to the next.</param>
/// <param name="Courses">Courses that a day is planned on.</param>
/// <param name="Seed">Seed of the draws.</param>
internal sealed record StaffingReplaySpan(DateOnly FirstDay, int Weeks, int RefitWeeks, int Courses, int Seed);

/// <summary>Forecasts every week from what was known, plans it, and replays what came.</summary>
internal sealed class StaffingReplayStage(
    StaffingMatter matter, DemandHistory history, IForecaster forecaster, StaffPlanOptions options)
{
    private const int DaysAhead = 7;
    private const int DaysBefore = 56;

    /// <summary>Every store-day of the weeks under each plan.</summary>
    public IReadOnlyList<ComparedDay> Run(
        IReadOnlyList<Store> stores,
        StaffingReplaySpan span,
        IProgress<WorkProgress> progress,
        CancellationToken cancellation)
    {
        var first = new Origin(span.FirstDay.AddDays(-1));
        var byHand = ByHand(stores, first, progress, cancellation);
        var compared = new List<ComparedDay>();
        IFittedModel? model = null;
        for (var week = 0; week < span.Weeks; week++)
        {
            var origin = new Origin(first.LastDay.AddDays(7 * week));
            progress.Report(new WorkProgress(week, span.Weeks, $"planning from {origin}"));
            var known = history.UpTo(origin);
            model = model is null || week % span.RefitWeeks == 0
                ? forecaster.Fit(known, new Horizon(DaysAhead), cancellation)
                : model;
            var expected = StaffingMatter.Expected(model, known, DaysAhead);
            var days = new List<ComparedDay>[stores.Count];
            Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i =>
                days[i] = Week(stores[i], origin, byHand, expected[stores[i].Id], span, cancellation));
            compared.AddRange(days.SelectMany(d => d));
        }

        return compared;
    }

    private Dictionary<string, ManualStaffing> ByHand(
        IReadOnlyList<Store> stores, Origin first, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var byHand = new Dictionary<string, ManualStaffing>();
        foreach (var (number, store) in stores.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new WorkProgress(number, stores.Count, $"the manual plan's safety in {store.Id}"));
            var handling = matter.Handling(store, first);
            List<ReplayDay> days =
            [
                .. Enumerable.Range(0, DaysBefore)
                    .Select(back => first.LastDay.AddDays(back - DaysBefore + 1))
                    .Select(date => matter.Day(
                        store, date, new Origin(date.AddDays(-DaysAhead)), handling, []))
                    .OfType<ReplayDay>(),
            ];
            byHand[store.Id] = days.Count > 0
                ? ManualStaffing.JustEnough(handling, days, options)
                : new ManualStaffing(handling, 1.5, 1);
        }

        return byHand;
    }

    private List<ComparedDay> Week(
        Store store,
        Origin origin,
        Dictionary<string, ManualStaffing> byHand,
        IEnumerable<ForecastDistribution> expected,
        StaffingReplaySpan span,
        CancellationToken cancellation)
    {
        var handling = matter.Handling(store, origin);
        var days = new List<ComparedDay>();
        var forecasts = expected.ToList();
        for (var lead = 1; lead <= DaysAhead && forecasts.Count > 0; lead++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (matter.Day(store, origin.Target(lead), origin, handling, forecasts) is { } day)
            {
                var manual = byHand[store.Id];
                days.Add(StaffingReplay.Of(day, handling, manual, options, span.Courses, span.Seed));
            }
        }

        return days;
    }
}
