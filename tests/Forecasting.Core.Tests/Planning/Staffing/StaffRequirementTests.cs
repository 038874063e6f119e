using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class StaffRequirementTests
{
    [Theory]
    [InlineData(30, 7)]
    [InlineData(60, 11)]
    [InlineData(100, 16)]
    public void A_steady_day_needs_what_the_queue_in_balance_needs(double ordersPerHour, int pickers)
    {
        var day = StaffDays.Day();
        var requirement = Of(StaffDays.Scenarios(day, StaffDays.Hours(_ => ordersPerHour)));

        // Between the first hour, in which the line is still empty, and closing.
        requirement.Pickers.Skip(4).Take(48).Average().Should().BeApproximately(pickers, 0.75);
        requirement.UnreachablePicks.Should().BeEmpty();
        StaffOutlook.Of(requirement.Scenarios, requirement.Pickers, requirement.Riders, null, StaffTargets.Usual)
            .PickInTime.Should().BeInRange(0.99, 0.997);
    }

    [Fact]
    public void An_uncertain_rate_needs_more_than_its_mean()
    {
        var day = StaffDays.Day();
        var certain = Of(StaffDays.Scenarios(day, StaffDays.Hours(h => StaffDays.DayCurve[h])));
        var uncertain = Of(StaffDays.Scenarios(day, StaffDays.Hours(h => StaffDays.DayCurve[h], spread: 0.15)));

        uncertain.PickerHours.Should().BeGreaterThan(certain.PickerHours * 1.05);
    }

    [Fact]
    public void A_promise_of_two_minutes_is_staffed_as_the_shortest_that_can_be_kept()
    {
        var day = StaffDays.Day();
        var targets = StaffTargets.Usual with { PickMinutes = 2 };
        var requirement = StaffRequirement.Of(
            StaffDays.Scenarios(day, StaffDays.Hours(_ => 30), count: 50), targets, null);

        // Log-normal picks of 8 minutes: 99.5 % take less than 20.1; that is the shortest promise that can be kept.
        requirement.Targets.PickMinutes.Should().BeApproximately(20.1, 0.5);
        requirement.Pickers.Max().Should().BeInRange(7, 12);
    }

    [Fact]
    public void Without_orders_nobody_is_needed()
    {
        var requirement = Of(StaffDays.Scenarios(StaffDays.Day(), StaffDays.Hours(_ => 0)));

        requirement.Pickers.Should().OnlyContain(p => p == 0);
        requirement.PickerHours.Should().Be(0);
    }

    [Fact]
    public void Without_orders_a_plan_has_no_shifts_and_nothing_is_late()
    {
        var (trips, mix) = StaffDays.Riding();
        var plan = StaffPlanner.Plan(
            StaffDays.Day(), [new(DeliveryPromise.OneHour, StaffDays.Hours(_ => 0))], mix, 5, 7,
            new StaffPlanOptions { Trips = trips });

        plan.ByRole.SelectMany(p => p.Shifts.Shifts).Should().BeEmpty();
        (plan.PaidHours, plan.Cost, plan.Outlook.Orders).Should().Be((0, 0, 0));
        (plan.Outlook.PickInTime, plan.Outlook.OnTime, plan.Outlook.LateOrders).Should().Be((1, 1, 0));
    }

    [Fact]
    public void A_closed_store_has_no_slots_and_needs_nobody()
    {
        var day = StaffDay.Of(StaffDays.Store(), new DateOnly(2025, 6, 2), isClosed: true);
        var requirement = Of(StaffDays.Scenarios(day, StaffDays.Hours(_ => 30)));

        requirement.Pickers.Should().BeEmpty();
        ShiftCover.Solve(requirement.Pickers, ShiftRules.Usual).Shifts.Should().BeEmpty();
    }

    [Fact]
    public void Ten_thousand_orders_in_an_hour_need_as_many_as_the_work_is()
    {
        var hours = StaffDays.Hours(h => h == 12 ? 10_000 : 5, paths: 20);
        var requirement = Of(StaffDays.Scenarios(StaffDays.Day(), hours, count: 3));

        // 10,000 picks of 8 minutes in an hour are 1,333 people's work, some of which may wait for 12 minutes.
        requirement.Pickers.Max().Should().BeInRange(1100, 1600);
    }

    [Fact]
    public void Curves_fall_and_meet_the_target_at_the_requirement()
    {
        var scenarios = StaffDays.Scenarios(StaffDays.Day(), StaffDays.Hours(h => StaffDays.DayCurve[h]), count: 100);
        var requirement = StaffRequirement.Of(
            scenarios, StaffTargets.Usual, null, new RequirementOptions { WithCurves = true });

        foreach (var (slot, curve) in requirement.PickerCurves.Index()
            .Where(c => requirement.Orders[c.Index] > 1 && !requirement.UnreachablePicks.Contains(c.Index)))
        {
            curve.LateShare.Should().BeInDescendingOrder();
            curve.At(requirement.Pickers[slot]).Should().BeApproximately(requirement.LatePicks[slot], 1e-12)
                .And.BeLessThanOrEqualTo(0.01 + 1e-12);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_requirement()
    {
        var (first, second) = (Make(), Make());

        first.Pickers.Should().Equal(second.Pickers);
        first.Riders.Should().Equal(second.Riders);

        static StaffRequirement Make()
        {
            var (trips, mix) = StaffDays.Riding();
            var hours = StaffDays.Hours(h => StaffDays.DayCurve[h], paths: 30);
            return StaffRequirement.Of(
                StaffDays.Scenarios(StaffDays.Day(), hours, mix, 30), StaffTargets.Usual, trips);
        }
    }

    private static StaffRequirement Of(OrderScenarios scenarios) =>
        StaffRequirement.Of(scenarios, StaffTargets.Usual, null);
}
