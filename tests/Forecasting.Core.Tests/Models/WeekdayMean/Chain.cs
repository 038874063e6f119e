using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.Models.WeekdayMean;

/// <summary>Small histories for the tests of the local members. Day 0 is Monday 2024-01-01.</summary>
internal static class Chain
{
    internal static readonly DateOnly Monday = new(2024, 1, 1);

    internal static DemandHistory OfDays(params double[][] stores) =>
        Of(Grain.Daily, new Store { Id = "x" }, [], stores);

    internal static DemandHistory ClosedOn(DateOnly[] closed, params double[][] stores) =>
        Of(Grain.Daily, new Store { Id = "x" }, closed, stores);

    internal static DemandHistory OfHours(Store pattern, DateOnly[] closed, params double[][] stores) =>
        Of(Grain.Hourly, pattern, closed, stores);

    /// <summary>Stores s0, s1, ... made like a pattern, each with one series of one grain; every closing holds for
    /// all.</summary>
    private static DemandHistory Of(Grain grain, Store pattern, DateOnly[] closed, double[][] values)
    {
        var stores = values.Select((_, i) => pattern with { Id = $"s{i}" }).ToList();
        var series = values
            .Select((v, i) => new Series(new SeriesKey($"s{i}", Channel.AllId), grain, Monday, v)).ToList();
        return new DemandHistory(
            stores,
            [new Channel { Id = Channel.AllId }],
            new TradingCalendar(closed.Select(d => new CalendarEntry { Date = d, Kind = CalendarEntry.ClosedKind })),
            [],
            Monday,
            values.Max(v => v.Length) / grain.StepsPerDay(),
            grain == Grain.Daily ? series : [],
            grain == Grain.Hourly ? series : []);
    }
}
