using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Evaluation;

/// <summary>Sums of errors of one named group of steps.</summary>
/// <param name="Name">What the steps have in common.</param>
/// <param name="Totals">The sums.</param>
public sealed record AccuracyGroup(string Name, ErrorTotals Totals);

/// <summary>
/// Where one model is right and where it is not: its errors by lead, weekday, hour, kind of day and store.
/// </summary>
public sealed class AccuracyReport
{
    /// <summary>The group of days without any calendar entry.</summary>
    public const string OrdinaryDay = "ordinary day";

    /// <summary>The group of days with any calendar entry.</summary>
    public const string EventDay = "any event";

    /// <summary>The group of days without an event on the day, the day before or the day after.</summary>
    public const string Ordinary = "ordinary";

    /// <summary>The group of days with an event or beside one, whose errors are calibrated by themselves.</summary>
    public const string AtEvent = "at_event";

    /// <summary>The group of days with an event themselves: a part of <see cref="AtEvent"/>.</summary>
    public const string OnEvent = "on_event";

    private readonly SortedDictionary<string, ErrorTotals> _byKind = new(StringComparer.Ordinal);
    private readonly Dictionary<(string StoreId, int DayNumber), string[]> _kinds = [];

    private AccuracyReport(string model, int leads)
    {
        Model = model;
        ByLead = New(leads);
        ByLeadWeek = New((leads + 6) / 7);
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>By lead; index 0 is one day ahead.</summary>
    public IReadOnlyList<ErrorTotals> ByLead { get; }

    /// <summary>By week of leads; index 0 is one to seven days ahead.</summary>
    public IReadOnlyList<ErrorTotals> ByLeadWeek { get; }

    /// <summary>
    /// Ordinary days, those at an event, and of those the ones on an event, as calibration tells them apart: an event
    /// is short and rare, a regular promotion or a season is none. Groups without a step are left out.
    /// </summary>
    public IReadOnlyList<AccuracyGroup> ByDayKind { get; private set; } = [];

    /// <summary>By weekday; index 0 is Monday.</summary>
    public IReadOnlyList<ErrorTotals> ByWeekday { get; } = New(7);

    /// <summary>By hour of the day; only the first is filled for days.</summary>
    public IReadOnlyList<ErrorTotals> ByHour { get; } = New(24);

    /// <summary>
    /// Ordinary days, days with any event, then each kind of calendar entry, most orders first; a day with several
    /// kinds counts in each.
    /// </summary>
    public IReadOnlyList<AccuracyGroup> ByKind { get; private set; } = [];

    /// <summary>Breaks a model's errors down.</summary>
    /// <param name="result">The backtest.</param>
    /// <param name="model">One of its models.</param>
    public static AccuracyReport Of(BacktestResult result, ModelBacktest model)
    {
        var report = new AccuracyReport(model.Name, result.Horizon.Days);
        var calendar = EventCalendar.For(result.History, result.Horizon);
        AccuracyGroup[] dayKinds = [.. new[] { Ordinary, AtEvent, OnEvent }
            .Select(kind => new AccuracyGroup(kind, new ErrorTotals()))];
        foreach (var step in result.ScoredSteps(model))
        {
            report.Add(step, result.History);
            AddToDayKinds(dayKinds, step, calendar);
        }

        report.ByDayKind = [.. dayKinds.Where(g => g.Totals.Rows > 0)];

        report.ByKind = [.. report._byKind
            .Select(p => new AccuracyGroup(p.Key, p.Value))
            .OrderByDescending(g => g.Name == OrdinaryDay)
            .ThenByDescending(g => g.Name == EventDay)
            .ThenByDescending(g => g.Totals.Actual)];
        return report;
    }

    private static void AddToDayKinds(AccuracyGroup[] dayKinds, ScoredStep step, EventCalendar calendar)
    {
        var masks = calendar.Masks(step.Key.StoreId);
        var day = step.Date.DayNumber - calendar.FirstDay.DayNumber;
        var errors = step.Errors();
        dayKinds[calendar.IsAtEvent(masks, day) ? 1 : 0].Totals.Add(errors, step.Scale);
        if (calendar.IsEvent(masks, day))
        {
            dayKinds[2].Totals.Add(errors, step.Scale);
        }
    }

    private void Add(ScoredStep step, DemandHistory history)
    {
        var errors = step.Errors();
        ByLead[step.LeadDays - 1].Add(errors, step.Scale);
        ByLeadWeek[(step.LeadDays - 1) / 7].Add(errors, step.Scale);
        ByWeekday[step.Date.DaysSinceMonday()].Add(errors, step.Scale);
        ByHour[step.Hour].Add(errors, step.Scale);
        foreach (var kind in Kinds(step, history))
        {
            if (!_byKind.TryGetValue(kind, out var totals))
            {
                _byKind[kind] = totals = new ErrorTotals();
            }

            totals.Add(errors, step.Scale);
        }
    }

    private string[] Kinds(ScoredStep step, DemandHistory history)
    {
        var day = (step.Key.StoreId, step.Date.DayNumber);
        if (!_kinds.TryGetValue(day, out var kinds))
        {
            kinds = [.. history.Calendar.On(history.Store(step.Key.StoreId), step.Date).Select(e => e.Kind).Distinct()];
            _kinds[day] = kinds = kinds.Length > 0 ? [EventDay, .. kinds] : [OrdinaryDay];
        }

        return kinds;
    }

    private static ErrorTotals[] New(int count) => [.. Enumerable.Range(0, count).Select(_ => new ErrorTotals())];
}
