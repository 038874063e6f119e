using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Switching;

namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>
/// Manual forecasts against ours, the stand-in and, of a simulated chain, the truth: per store, region, chain, lead,
/// weekday and event. Everything but the lines by lead is at one lead.
/// </summary>
public sealed class Scoreboard
{
    /// <summary>The kind of a day that is worked for a holiday.</summary>
    public const string MakeupWorkdayKind = "makeup_workday";

    /// <summary>The group of days without a calendar entry.</summary>
    public const string OrdinaryDay = "ordinary day";

    private static readonly string[] FestivalKinds = ["festival", "shopping_festival", CalendarEntry.PublicHolidayKind];

    private const string StoreGroup = "store";

    private readonly ForecastComparison _comparison;
    private readonly List<ComparedDay> _days;

    /// <summary>Adds everything up.</summary>
    /// <param name="comparison">What was expected, and what came.</param>
    /// <param name="leadDays">The lead of the line, usually 7.</param>
    /// <param name="test">How strict the test for a switch is.</param>
    public Scoreboard(ForecastComparison comparison, int leadDays, SwitchTestOptions test)
    {
        _comparison = comparison;
        LeadDays = leadDays;
        _days = [.. comparison.Days.Where(d => d.LeadDays == leadDays && d.IsKnown)];
        Chain = Sum(_days);
        Switches = SwitchTimeline.Of(comparison, leadDays, test);
        Stores = [.. _days.GroupBy(d => d.StoreId).Select(OfStore)];
        DaysUntilProposals = [.. Stores.Select(s => s.DaysUntilProposal).OfType<int>().Order()];
        Lines = [.. AllLines()];
    }

    /// <summary>The lead of the line.</summary>
    public int LeadDays { get; }

    /// <summary>All stores together.</summary>
    public ComparedErrors Chain { get; }

    /// <summary>Each store, in id order.</summary>
    public IReadOnlyList<StoreLine> Stores { get; }

    /// <summary>The store of a line; null where the line is not that of a store.</summary>
    /// <param name="line">One of <see cref="Lines"/>.</param>
    public StoreLine? StoreOf(ScoreLine line) =>
        line.Group == StoreGroup ? Stores.First(s => s.Store.Id == line.Name) : null;

    /// <summary>All lines: chain, regions, stores, leads, weekdays, events.</summary>
    public IReadOnlyList<ScoreLine> Lines { get; }

    /// <summary>Days until the proposal of every store that would have one, ascending.</summary>
    public IReadOnlyList<int> DaysUntilProposals { get; }

    /// <summary>The middle one of <see cref="DaysUntilProposals"/>; null where there is none.</summary>
    public int? MedianDaysUntilProposal =>
        DaysUntilProposals.Count > 0 ? DaysUntilProposals[DaysUntilProposals.Count / 2] : null;

    /// <summary>When a switch would have been proposed.</summary>
    public SwitchTimeline Switches { get; }

    /// <summary>The mean over stores of 1 - WAPE; NaN where no store has such a forecast.</summary>
    /// <param name="forecast">Whose.</param>
    public double MeanAccuracy(Forecast forecast) => Stores.Select(s => s.Errors.Accuracy(forecast))
        .Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    /// <summary>The share of stores whose own accuracy reaches the planners' line.</summary>
    /// <param name="forecast">Whose.</param>
    public double StoresAtLine(Forecast forecast) => Stores.Select(s => s.Errors.Accuracy(forecast))
        .Where(double.IsFinite).Select(a => a >= Metrics.PlannersLine ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    /// <summary>The share of stores in which ours is nearer than what it is compared with.</summary>
    public double StoresBetter => Stores.Select(s => s.IsBetter ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Whether any store has manual forecasts; else planners are stood in for.</summary>
    public bool HasManual => Stores.Any(s => s.HasManual);

    /// <summary>
    /// How much of the way from the planners to the best possible was gone: (manual - ours) / (manual - best) in mean
    /// WAPE over stores, the stand-in taking the planners' place on days that they did not forecast.
    /// 1 = all of it, 0 = none; NaN where the chain is not simulated.
    /// </summary>
    /// <param name="best">The true rate, or the true rate before chance shocks.</param>
    public double Skill(Forecast best)
    {
        var reference = MeanAccuracy(Forecast.Reference);
        return (MeanAccuracy(Forecast.Ours) - reference) / (MeanAccuracy(best) - reference);
    }

    /// <summary>Our WAPE on days of festivals and public holidays over that on ordinary days.</summary>
    public double FestivalWapeRatio => Ratio(
        d => Kinds(d).Any(FestivalKinds.Contains), d => Kinds(d).Count == 0);

    /// <summary>Our WAPE on Saturdays that are worked for a holiday over that on working days.</summary>
    public double MakeupSaturdayWapeRatio => Ratio(
        d => d.Date.DayOfWeek == DayOfWeek.Saturday && Kinds(d).Contains(MakeupWorkdayKind), IsWorkingDay);

    private bool IsWorkingDay(ComparedDay day) =>
        day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Kinds(day).Any(FestivalKinds.Contains);

    private double Ratio(Func<ComparedDay, bool> special, Func<ComparedDay, bool> usual) =>
        Sum(_days.Where(special)).Wape(Forecast.Ours) / Sum(_days.Where(usual)).Wape(Forecast.Ours);

    private StoreLine OfStore(IGrouping<string, ComparedDay> days)
    {
        var paired = Sum(days.Where(d => !double.IsNaN(d.Reference)));
        return new StoreLine(
            _comparison.History.Store(days.Key), Sum(days), paired, Switches.DaysUntilProposal(days.Key));
    }

    private IEnumerable<ScoreLine> AllLines()
    {
        yield return new ScoreLine("chain", "all stores", Chain);
        var regions = Grouped("region", _days, d => Region(d.StoreId));
        foreach (var line in regions.Concat(Grouped(StoreGroup, _days, d => d.StoreId)))
        {
            yield return line;
        }

        var leads = _comparison.Days.Where(d => d.IsKnown).GroupBy(d => d.LeadDays).OrderBy(g => g.Key);
        foreach (var lead in leads)
        {
            yield return new ScoreLine("lead", lead.Key.ToString(CultureInfo.InvariantCulture), Sum(lead));
        }

        foreach (var weekday in _days.GroupBy(d => d.Date.DaysSinceMonday()).OrderBy(g => g.Key))
        {
            yield return new ScoreLine(
                "weekday", weekday.First().Date.DayOfWeek.ToString(), Sum(weekday));
        }

        var events = _days.SelectMany(day => Kinds(day).DefaultIfEmpty(OrdinaryDay).Select(kind => (kind, day)))
            .GroupBy(p => p.kind, p => p.day).Select(g => new ScoreLine("event", g.Key, Sum(g)));
        var ordinaryFirst = events.OrderByDescending(l => l.Name == OrdinaryDay);
        foreach (var line in ordinaryFirst.ThenByDescending(l => l.Errors.Orders))
        {
            yield return line;
        }
    }

    private static IEnumerable<ScoreLine> Grouped(
        string group, IEnumerable<ComparedDay> days, Func<ComparedDay, string> name) => days.GroupBy(name)
        .Where(g => g.Key.Length > 0).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new ScoreLine(group, g.Key, Sum(g)));

    private string Region(string storeId) => _comparison.History.Store(storeId).Region;

    private List<string> Kinds(ComparedDay day) =>
        [.. _comparison.History.Calendar.On(_comparison.History.Store(day.StoreId), day.Date)
            .Select(e => e.Kind).Distinct()];

    private static ComparedErrors Sum(IEnumerable<ComparedDay> days)
    {
        var errors = new ComparedErrors();
        foreach (var day in days)
        {
            errors.Add(day);
        }

        return errors;
    }
}
