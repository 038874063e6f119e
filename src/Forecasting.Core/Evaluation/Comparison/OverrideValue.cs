using Forecasting.Core.History;

namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>
/// Forecast value added (Gilliland 2010): what each step made of the error of the one before it, on the same days. The
/// steps are the stand-in, ours, and ours with a planner's changes; beside them stands the manual forecast.
/// </summary>
/// <param name="Planner">The planner; empty for all together.</param>
/// <param name="StoreId">The store; empty for all.</param>
/// <param name="Days">Changed days whose orders are known.</param>
/// <param name="Orders">Orders that came on them.</param>
/// <param name="StandInWape">WAPE of the stand-in.</param>
/// <param name="ManualWape">WAPE of the manual forecast; NaN where a day has none.</param>
/// <param name="OursWape">WAPE of ours, as it stood when it was changed.</param>
/// <param name="OverrideWape">WAPE after the change.</param>
/// <param name="Helped">The share of changes that came nearer to what came.</param>
public sealed record OverrideValue(
    string Planner,
    string StoreId,
    int Days,
    double Orders,
    double StandInWape,
    double ManualWape,
    double OursWape,
    double OverrideWape,
    double Helped)
{
    /// <summary>Planner and store in words.</summary>
    public string Who => (Planner, StoreId) is ("", "") ? "all together" : $"{Planner} {StoreId}".Trim();

    /// <summary>What the model added to the stand-in, in points of accuracy as a share.</summary>
    public double AddedByOurs => StandInWape - OursWape;

    /// <summary>What the planner added to the model; negative where the changes did harm.</summary>
    public double AddedByPlanner => OursWape - OverrideWape;

    /// <summary>All together, then by planner, by store, and by planner and store.</summary>
    /// <param name="comparison">What was expected and what came.</param>
    /// <param name="overrides">The changes; of several for one day the newest counts. One that was made earlier than
    /// the longest lead is held against ours of that lead, which stood beside it longest.</param>
    public static IReadOnlyList<OverrideValue> Of(
        ForecastComparison comparison, IReadOnlyList<PlannerOverride> overrides)
    {
        var days = comparison.Days.Where(d => d.IsKnown)
            .ToDictionary(d => (d.StoreId, d.Date, d.LeadDays));
        List<(PlannerOverride Change, ComparedDay Day)> changed = [];
        foreach (var change in overrides.GroupBy(o => (o.Key, o.Date)).Select(g => PlannerOverride.Newest(g)!))
        {
            var lead = Math.Min(change.LeadDays, comparison.Span.LeadDays);
            if (days.TryGetValue((change.Key.StoreId, change.Date, lead), out var day))
            {
                changed.Add((change, day));
            }
        }

        if (changed.Count == 0)
        {
            return [];
        }

        var byPlanner = changed.GroupBy(c => c.Change.Planner, StringComparer.Ordinal).OrderBy(g => g.Key).ToList();
        return
        [
            Sum("", "", changed),
            .. byPlanner.Select(g => Sum(g.Key, "", [.. g])),
            .. changed.GroupBy(c => c.Change.Key.StoreId, StringComparer.Ordinal).OrderBy(g => g.Key)
                .Select(g => Sum("", g.Key, [.. g])),
            .. byPlanner.SelectMany(planner => planner.GroupBy(c => c.Change.Key.StoreId, StringComparer.Ordinal)
                .OrderBy(g => g.Key).Select(g => Sum(planner.Key, g.Key, [.. g]))),
        ];
    }

    private static OverrideValue Sum(
        string planner, string storeId, List<(PlannerOverride Change, ComparedDay Day)> changed)
    {
        var orders = changed.Sum(c => c.Day.Actual);
        double Wape(Func<(PlannerOverride Change, ComparedDay Day), double> expected) =>
            orders > 0 ? changed.Sum(c => Math.Abs(expected(c) - c.Day.Actual)) / orders : double.NaN;
        return new OverrideValue(
            planner,
            storeId,
            changed.Count,
            orders,
            Wape(c => c.Day.StandIn),
            Wape(c => c.Day.Manual),
            Wape(c => c.Day.Ours),
            Wape(c => c.Change.Orders),
            changed.Average(c => IsNearer(c.Change, c.Day) ? 1.0 : 0));
    }

    private static bool IsNearer(PlannerOverride change, ComparedDay day) =>
        Math.Abs(change.Orders - day.Actual) < Math.Abs(day.Ours - day.Actual);
}
