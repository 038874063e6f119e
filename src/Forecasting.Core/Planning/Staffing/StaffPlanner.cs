using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>What a day's plan is made with.</summary>
public sealed record StaffPlanOptions
{
    /// <summary>What is to be achieved over the day.</summary>
    public StaffTargets Targets { get; init; } = StaffTargets.Usual;

    /// <summary>How riders work; null: nobody rides.</summary>
    public RiderTrips? Trips { get; init; }

    /// <summary>What is wanted of the requirement.</summary>
    public RequirementOptions Requirement { get; init; } = new();

    /// <summary>Pickers' shifts.</summary>
    public ShiftRules PickerShifts { get; init; } = ShiftRules.Usual;

    /// <summary>Riders' shifts.</summary>
    public ShiftRules RiderShifts { get; init; } = ShiftRules.Usual;

    /// <summary>
    /// Part of the late rides that the target allows which is kept back for what no forecast foresees, such as a
    /// channel that fails for hours; 0 to below 1.
    /// </summary>
    public double Reserve { get; init; } = 0.05;

    /// <summary>
    /// Price of a one-hour order that is late: what the customer is given, and what is lost of later orders. The usual
    /// one is an assumption, not a measurement: four fifths of an hour's wage. It has no part in any plan, only in the
    /// prices of risk.
    /// </summary>
    public double LateOrderCost { get; init; } = 20;

    /// <summary>
    /// Whether to relax the target of single slots as long as the shifts, which cover some slots with more people than
    /// needed, still meet it over the day.
    /// </summary>
    public bool Economises { get; init; } = true;
}

/// <summary>The plan of one staff day.</summary>
/// <param name="Requirement">What is needed slot by slot to meet the targets in every slot.</param>
/// <param name="Pickers">Pickers' shifts.</param>
/// <param name="Riders">Riders' shifts.</param>
/// <param name="Outlook">What is to be expected with these shifts.</param>
public sealed record StaffPlan(StaffRequirement Requirement, ShiftPlan Pickers, ShiftPlan Riders, StaffOutlook Outlook)
{
    /// <summary>Announced orders that it was made for.</summary>
    public IReadOnlyList<BulkOrder> Bulk { get; init; } = [];

    /// <summary>Announced orders that can be picked from a slot on: those of an hour from its first slot.</summary>
    /// <param name="slot">The slot.</param>
    public int Announced(int slot)
    {
        var slots = Requirement.Day.Slots;
        var start = slots[slot];
        return slots.TakeWhile(s => s.Date != start.Date || s.Hour != start.Hour).Count() == slot
            ? BulkOrder.Announced(Bulk, start.Date, start.Hour)
            : 0;
    }

    /// <summary>The shifts of each role.</summary>
    public IReadOnlyList<(StaffRole Role, ShiftPlan Shifts)> ByRole =>
        [(StaffRole.Picker, Pickers), (StaffRole.Rider, Riders)];

    /// <summary>Hours of pickers and riders.</summary>
    public double PaidHours => Pickers.PaidHours + Riders.PaidHours;

    /// <summary>Price of all shifts and of what is uncovered.</summary>
    public double Cost => Pickers.Cost + Riders.Cost;
}

/// <summary>Plans a staff day: requirement, shifts, and what is to be expected of them.</summary>
public static class StaffPlanner
{
    /// <summary>Plans a day from what is expected of it, and judges the plan on as many other courses.</summary>
    /// <param name="day">The day.</param>
    /// <param name="channels">What is expected; must reach the day.</param>
    /// <param name="mix">What orders are like.</param>
    /// <param name="courses">Courses to plan on, 1 or more.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="options">Targets, rules and prices.</param>
    /// <param name="bulk">Announced orders.</param>
    public static StaffPlan Plan(
        StaffDay day,
        IReadOnlyList<ChannelDemand> channels,
        OrderMix mix,
        int courses,
        int seed,
        StaffPlanOptions options,
        IReadOnlyList<BulkOrder>? bulk = null) => Plan(
            OrderScenarios.Sample(day, channels, mix, courses, seed, bulk),
            OrderScenarios.Sample(day, channels, mix, courses, ~seed, bulk),
            options) with
        { Bulk = bulk ?? [] };

    /// <summary>Plans a day.</summary>
    /// <param name="scenarios">Courses to plan for.</param>
    /// <param name="check">Other courses of the same day, on which the plan is judged.</param>
    /// <param name="options">Targets, rules and prices.</param>
    public static StaffPlan Plan(OrderScenarios scenarios, OrderScenarios check, StaffPlanOptions options)
    {
        var requirement = StaffRequirement.Of(scenarios, options.Targets, options.Trips, options.Requirement);
        check = requirement.Deferred?.Apply(check) ?? check;
        var pickers = Pickers(requirement, check, options);
        var riders = requirement.Trips is null
            ? ShiftPlan.Of(requirement.Riders, options.RiderShifts, [], null)
            : Riders(requirement, check, pickers, options);
        var outlook = StaffOutlook.Of(check, pickers.Cover, riders.Cover, requirement.Trips, options.Targets);
        return new StaffPlan(requirement, pickers, riders, outlook);
    }

    private static ShiftPlan Pickers(StaffRequirement requirement, OrderScenarios check, StaffPlanOptions options)
    {
        ShiftPlan Strict() => ShiftCover.Solve(requirement.Pickers, options.PickerShifts);
        return !options.Economises ? Strict() : Relaxation.Cheapest(
            options.Targets.PickShare,
            Relaxation.Multiples.Count - 1,
            Strict,
            share => ShiftCover.Solve(
                SlotSearch.Pickers(requirement.Scenarios, requirement.Targets with { PickShare = share },
                    options.Requirement, requirement.Deferred?.Heads).People,
                options.PickerShifts),
            shifts => StaffOutlook.Of(check, shifts.Cover, requirement.Riders, null, requirement.Targets).PickInTime);
    }

    /// <summary>Riders for what these pickers hand over, who work once for all shares.</summary>
    private static ShiftPlan Riders(
        StaffRequirement requirement, OrderScenarios check, ShiftPlan pickers, StaffPlanOptions options)
    {
        var trips = requirement.Trips!;
        var onTime = new Probability(1 - ((1 - options.Reserve) * (1 - options.Targets.OnTimeShare.Value)));
        var ready = requirement.Scenarios.Ready(pickers.Cover);
        ShiftPlan Cover(Probability share) => ShiftCover.Solve(
            SlotSearch.Riders(
                ready, trips, requirement.Targets with { OnTimeShare = share }, options.Requirement,
                requirement.Day).People,
            options.RiderShifts);
        ShiftPlan Strict() => Cover(onTime);
        if (!options.Economises)
        {
            return Strict();
        }

        var checkReady = check.Ready(pickers.Cover);
        return Relaxation.Cheapest(
            onTime, Relaxation.Multiples.Count / 2, Strict, Cover, shifts => StaffOutlook.OnTimeOf(
                check, checkReady, shifts.Cover, trips, requirement.Targets.DeliveryMinutes));
    }
}
