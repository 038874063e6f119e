using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Staffing;

/// <summary>A store-day's plan, and what it was made from.</summary>
/// <param name="Store">The store.</param>
/// <param name="Options">Targets, shifts and prices.</param>
/// <param name="Plan">The plan.</param>
/// <param name="WhatIf">Answers questions about it.</param>
public sealed record StaffedDay(Store Store, StaffPlanOptions Options, StaffPlan Plan, StaffingWhatIf WhatIf);

/// <summary>
/// Plans store-days of the published run when they are first asked for, with the usual workload, and keeps them as long
/// as their run.
/// </summary>
public sealed class StaffedDays(Database database)
{
    private const int Seed = 7;
    private const int Paths = 100;

    private readonly ConditionalWeakTable<PublishedRun, ConcurrentDictionary<(string, DateOnly), Lazy<StaffedDay>>>
        _planned = [];

    private readonly Lock _reading = new();
    private Imported? _imported;

    /// <summary>What was imported beside the orders, as it stood when a run was first asked for.</summary>
    private sealed record Imported(
        PublishedRun Run, IReadOnlyDictionary<string, Channel> Channels, TradingCalendar Calendar);

    /// <summary>The plan of a store-day.</summary>
    public StaffedDay Of(PublishedRun run, Store store, DateOnly date) =>
        _planned.GetOrCreateValue(run)
            .GetOrAdd((store.Id, date), _ => new Lazy<StaffedDay>(() => Plan(run, store, date))).Value;

    private StaffedDay Plan(PublishedRun run, Store store, DateOnly date)
    {
        var handling = StoreHandling.Learn([], PickWorkload.Of(store));
        var mix = handling.Mix;
        var options = new StaffPlanOptions
        {
            Trips = handling.Trips,
            Economises = false,
        };
        var imported = ImportedFor(run);
        var channels = Demand(run, store, imported.Channels);
        var mean = channels.Sum(c => MeanOf(c.Hours, date));
        var isClosed = mean == 0;
        var day = StaffDay.Of(store, date, isClosed);
        var bulk = BulkOrder.On(imported.Calendar, day);
        var courses = OrderScenarios.UsefulCount(OrderScenarios.UsualCourses, mean);
        var plan = StaffPlanner.Plan(day, channels, mix, courses, Seed, options, bulk);
        return new StaffedDay(
            store, options, plan, new StaffingWhatIf(plan, channels, mix, options, courses, Seed));
    }

    private static List<ChannelDemand> Demand(
        PublishedRun run, Store store, IReadOnlyDictionary<string, Channel> promises)
    {
        var ids = run.Channels(store.Id, Grain.Hourly);
        return
        [
            .. ids.Where(id => ids.Count == 1 || id != Channel.AllId).Select(id => new ChannelDemand(
                promises.TryGetValue(id, out var channel) ? channel.Promise : DeliveryPromise.OneHour,
                PathsOf(run.Find(new SeriesKey(store.Id, id), Grain.Hourly)!, run.Run))),
        ];
    }

    private static ForecastDistribution PathsOf(RoundedForecast forecast, Run run) => SummaryPaths.Of(
        forecast.Key,
        new Origin(run.Origin),
        Grain.Hourly,
        [.. Enumerable.Range(0, forecast.Steps).Select(step => new QuantileSummary(
            forecast.Mean(step), [.. Enumerable.Range(1, 9).Select(tenths => forecast.Decile(step, tenths))]))],
        Paths,
        Seed);

    private static double MeanOf(ForecastDistribution hours, DateOnly date)
    {
        var first = hours.Origin.LeadDays(date) - 1;
        return hours.MeanOfTotal(first * 24, (first * 24) + 23);
    }

    private Imported ImportedFor(PublishedRun run)
    {
        lock (_reading)
        {
            if (_imported?.Run != run)
            {
                using var connection = database.Open();
                _imported = new Imported(run, ServedChannels.Read(connection), ServedCalendar.Read(connection));
            }

            return _imported;
        }
    }
}
