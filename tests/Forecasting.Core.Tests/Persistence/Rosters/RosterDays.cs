using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Rosters;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Tests.Planning.Staffing;

namespace Forecasting.Core.Tests.Persistence.Rosters;

/// <summary>Rosters of days whose shifts are given.</summary>
internal static class RosterDays
{
    /// <summary>Days with one shift for three pickers, 08:00 to 16:30 with a break at noon, and half an hour in the
    /// evening that lacks a picker. The first person wishes the first day off.</summary>
    internal static PlannedRoster Planned(string storeId, DateOnly first, int days, params string[] people)
    {
        var store = StaffDays.Store() with { Id = storeId };
        List<StaffPlan> plans = [.. Enumerable.Range(0, days).Select(d => Plan(
            store, first.AddDays(d), new StaffedShift(new Shift(new ShiftSpan(0, 16), new ShiftSpan(18, 34)), 3)))];
        var roster = RosterPlanner.Plan(new RosterProblem
        {
            FirstDay = first,
            Days = days,
            Shifts = RosterShifts.Of(plans),
            Staff = [.. people.Select((id, i) => new StaffMember
            {
                Id = id,
                Name = $"王{id}",
                Roles = [StaffRole.Picker],
                Wishes = i == 0 ? [new StaffWish(first, WantsToWork: false)] : [],
            })],
        });
        return new PlannedRoster(store, plans, roster, []);
    }

    /// <summary>A day's plan with pickers' shifts and two slots at 20:00 that lack one.</summary>
    internal static StaffPlan Plan(Store store, DateOnly date, params StaffedShift[] shifts)
    {
        var day = StaffDay.Of(store, date);
        var evening = day.Slots.Index().First(s => s.Item.Hour == 20).Index;
        var none = new int[day.Slots.Count];
        var nothing = new double[day.Slots.Count];
        var requirement = new StaffRequirement
        {
            Day = day,
            Scenarios = OrderScenarios.Sample(day, [], new OrderMix { PickMinutes = StaffDays.Picks }, 1, 1),
            Deferred = null,
            Pickers = none,
            Riders = none,
            Targets = StaffTargets.Usual,
            Trips = null,
            Orders = nothing,
            LatePicks = nothing,
            LateRides = nothing,
            UnreachablePicks = [],
            UnreachableRides = [],
        };
        var riders = new ShiftPlan { Shifts = [], Cover = none, Uncovered = [], Cost = 0, LowerBound = 0 };
        return new StaffPlan(
            requirement,
            riders with
            {
                Shifts = shifts,
                Uncovered = [new UncoveredSlot(evening, 1, 17.5), new UncoveredSlot(evening + 1, 1, 17.5)],
            },
            riders,
            new StaffOutlook(0, 1, 1, 0, 0, 0, 0));
    }
}
