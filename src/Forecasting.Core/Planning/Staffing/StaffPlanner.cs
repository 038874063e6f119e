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
    public double Reserve { get; init; } = 0.33;

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
    /// <summary>Hours of pickers and riders.</summary>
    public double PaidHours => Pickers.PaidHours + Riders.PaidHours;

    /// <summary>Price of all shifts and of what is uncovered.</summary>
    public double Cost => Pickers.Cost + Riders.Cost;
}

/// <summary>Plans a staff day: requirement, shifts, and what is to be expected of them.</summary>
public static class StaffPlanner
{
    /// <summary>Shares of late orders in a slot that are tried, as multiples of the target's.</summary>
    private static readonly double[] Relaxations = [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12];

    /// <summary>Plans a day from what is expected of it, and judges the plan on as many other courses.</summary>
    /// <param name="day">The day.</param>
    /// <param name="channels">What is expected; must reach the day.</param>
    /// <param name="mix">What orders are like.</param>
    /// <param name="courses">Courses to plan on, 1 or more.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="options">Targets, rules and prices.</param>
    public static StaffPlan Plan(
        StaffDay day,
        IReadOnlyList<ChannelDemand> channels,
        OrderMix mix,
        int courses,
        int seed,
        StaffPlanOptions options) => Plan(
            OrderScenarios.Sample(day, channels, mix, courses, seed),
            OrderScenarios.Sample(day, channels, mix, courses, ~seed),
            options);

    /// <summary>Plans a day.</summary>
    /// <param name="scenarios">Courses to plan for.</param>
    /// <param name="check">Other courses of the same day, on which the plan is judged.</param>
    /// <param name="options">Targets, rules and prices.</param>
    public static StaffPlan Plan(OrderScenarios scenarios, OrderScenarios check, StaffPlanOptions options)
    {
        var requirement = StaffRequirement.Of(scenarios, options.Targets, options.Trips, options.Requirement);
        check = requirement.Deferred?.Apply(check) ?? check;
        var pickers = ShiftCover.Solve(requirement.Pickers, options.PickerShifts);
        if (options.Economises)
        {
            pickers = Cheapest(options.Targets.PickShare, pickers, share => ShiftCover.Solve(
                Pickers(requirement, options, share), options.PickerShifts),
                shifts => StaffOutlook
                    .Of(check, shifts.Cover, requirement.Riders, null, requirement.Targets).PickInTime);
        }

        var riders = ShiftPlan.Of(requirement.Riders, options.RiderShifts, [], null);
        if (requirement.Trips is { } trips)
        {
            var needed = Riders(requirement, options, pickers);
            var onTime = new Domain.Probability(1 - ((1 - options.Reserve) * (1 - options.Targets.OnTimeShare.Value)));
            riders = ShiftCover.Solve(needed(onTime), options.RiderShifts);
            if (options.Economises)
            {
                riders = Cheapest(onTime, riders, share => ShiftCover.Solve(
                    needed(share), options.RiderShifts),
                    shifts => StaffOutlook.Of(check, pickers.Cover, shifts.Cover, trips, requirement.Targets).OnTime);
            }
        }

        var outlook = StaffOutlook.Of(check, pickers.Cover, riders.Cover, requirement.Trips, options.Targets);
        return new StaffPlan(requirement, pickers, riders, outlook);
    }

    private static ShiftPlan Cheapest(
        Domain.Probability target,
        ShiftPlan strict,
        Func<Domain.Probability, ShiftPlan> cover,
        Func<ShiftPlan, double> share)
    {
        // The shares grow less and less met: halve between the last that meets the target and the first that does not.
        var (best, good, bad) = (strict, 0, Relaxations.Length);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            var late = Math.Min(0.5, Relaxations[middle] * (1 - target.Value));
            var shifts = cover(new Domain.Probability(1 - late));
            var isMet = share(shifts) >= target.Value;
            (good, bad) = isMet ? (middle, bad) : (good, middle);
            best = isMet && shifts.Cost < best.Cost ? shifts : best;
        }

        return best;
    }

    private static IReadOnlyList<int> Pickers(
        StaffRequirement requirement, StaffPlanOptions options, Domain.Probability share)
    {
        var wanted = options.Requirement with { WithCurves = false };
        return SlotSearch.Pickers(requirement.Scenarios, requirement.Targets with { PickShare = share }, wanted,
            requirement.Deferred?.Heads).People;
    }

    /// <summary>Riders by slot for a share on time, with these pickers, who work once for all shares.</summary>
    private static Func<Domain.Probability, IReadOnlyList<int>> Riders(
        StaffRequirement requirement, StaffPlanOptions options, ShiftPlan pickers)
    {
        var scenarios = requirement.Scenarios;
        var picking = SlotSearch.With(scenarios, requirement.Targets, pickers.Cover);
        return share => SlotSearch.Riders(picking, requirement.Trips!, requirement.Targets with { OnTimeShare = share },
            options.Requirement with { WithCurves = false }, scenarios.Day).People;
    }
}
