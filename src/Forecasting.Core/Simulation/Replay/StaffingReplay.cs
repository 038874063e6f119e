using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Simulation.Replay;

/// <summary>A store-day under the three plans, and what was predicted for ours.</summary>
/// <param name="Ours">Under our plan.</param>
/// <param name="Manual">Under the plan made by hand.</param>
/// <param name="Oracle">Under the plan of one who knew every order's hour.</param>
/// <param name="Predicted">What our plan expected.</param>
public sealed record ComparedDay(
    ReplayedDay Ours, ReplayedDay Manual, ReplayedDay Oracle, StaffOutlook Predicted);

/// <summary>Replays what came under our plan, the plan by hand, and the oracle's. All three use the same
/// shifts.</summary>
public static class StaffingReplay
{
    /// <summary>Plans and replays a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="handling">How the store handles orders, as known at the origin.</param>
    /// <param name="manual">The plan by hand.</param>
    /// <param name="options">Targets, shifts and prices.</param>
    /// <param name="courses">Courses to plan on.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static ComparedDay Of(
        ReplayDay day,
        StoreHandling handling,
        ManualStaffing manual,
        StaffPlanOptions options,
        int courses,
        int seed)
    {
        options = options with { Trips = handling.Trips };
        var (ours, outlook) = Planned(day, day.Expected, day.Bulk, handling, options, courses, seed);
        var (oracle, _) = Planned(day, day.Came, [], handling, options with { Reserve = 0 }, courses, seed + 1);
        var (pickers, riders) = manual.Plan(day, options);
        var byHand = ReplayedDay.Of(day.Day, day.Orders, pickers, riders, handling.Trips, options.Targets);
        return new ComparedDay(ours, byHand, oracle, outlook);
    }

    private static (ReplayedDay Replayed, StaffOutlook Outlook) Planned(
        ReplayDay day,
        IReadOnlyList<ChannelDemand> demand,
        IReadOnlyList<BulkOrder> bulk,
        StoreHandling handling,
        StaffPlanOptions options,
        int courses,
        int seed)
    {
        courses = OrderScenarios.UsefulCount(courses, day.ManualOrders);
        var plan = StaffPlanner.Plan(day.Day, demand, handling.Mix, courses, seed, options, bulk);
        var came = OrderScenarios.Known(day.Day, [day.Orders]);
        came = plan.Requirement.Deferred?.Apply(came) ?? came;
        var replayed = ReplayedDay.Of(day.Day, came.Orders(0), plan.Pickers, plan.Riders, plan.Requirement.Trips!,
            options.Targets);
        return (replayed, plan.Outlook);
    }
}
