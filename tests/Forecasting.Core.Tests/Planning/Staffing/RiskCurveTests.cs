using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Tests.Contracts;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class RiskCurveTests
{
    [Fact]
    public void A_point_is_priced_with_wages_and_late_orders()
    {
        // 2 people for a quarter of an hour at 24 an hour are 12; a tenth of 30 orders late at 20 each are 60.
        var curve = new RiskCurve(1, 30, [0.2, 0.1, 0.05]);

        curve.Points(costPerHour: 24, lateOrderCost: 20).Should().Equal(
            new RiskPoint(1, 0.2, 6, 6 + 120), new RiskPoint(2, 0.1, 3, 12 + 60), new RiskPoint(3, 0.05, 1.5, 18 + 30));
    }

    [Fact]
    public void One_more_costs_a_quarter_of_an_hour_for_the_orders_that_it_saves()
    {
        var curve = new RiskCurve(1, 30, [0.2, 0.1, 0.1]);

        curve.OneMore(1, 24).Should().Be(new ShadowPrice(0.2, 3, 2));
        curve.OneMore(2, 24).Should().Be(new ShadowPrice(0.1, 0, double.PositiveInfinity));
        curve.OneMore(9, 24).LateOrdersSaved.Should().Be(0);
    }

    [Fact]
    public void Below_its_fewest_people_a_curve_rises_in_a_line_to_all_orders_late_with_nobody()
    {
        var curve = new RiskCurve(4, 30, [0.5, 0.4, 0.1]);

        Enumerable.Range(-1, 9).Select(curve.At).Should().Equal([1, 1, 0.875, 0.75, 0.625, 0.5, 0.4, 0.1, 0.1]);
        curve.OneMore(3, 24).LateOrdersSaved.Should().BeApproximately(30 * 0.125, 1e-12);
        new RiskCurve(0, 30, [0.9, 0.1]).At(-1).Should().Be(0.9);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void The_fifth_absence_and_those_after_it_matter_as_much_as_those_before(int people)
    {
        // Eight work in the rush and eight in the calm; curves know of four fewer.
        var (rush, calm) = (new Shift(new ShiftSpan(0, 16)), new Shift(new ShiftSpan(16, 32)));
        var day = StaffDays.Day();
        var plan = ShiftPlan.Of(new int[day.Slots.Count], ShiftRules.Usual, [new(rush, 8), new(calm, 8)], null);
        var curves = day.Slots.Select((_, slot) => new RiskCurve(
            4, slot < 16 ? 30 : 5, [0.5, 0.4, 0.3, 0.2, 0.01])).ToList();

        var away = AbsentShifts.Of(new Absence(people, []), plan, day, () => curves);

        away.Should().Equal(new StaffedShift(rush, people));
    }

    [Fact]
    public void Both_roles_have_a_curve_in_every_slot_that_meets_the_requirement()
    {
        var (trips, mix) = StaffDays.Riding();
        var scenarios = StaffDays.Scenarios(
            StaffDays.Day(), StaffDays.Hours(h => StaffDays.DayCurve[h], spread: 0.1), mix, 40);
        var need = StaffRequirement.Of(scenarios, StaffTargets.Usual, trips);
        need.PickerCurves.Should().BeEmpty();
        need = need.WithCurves();

        (StaffRole Role, IReadOnlyList<int> People, IReadOnlyList<double> Late)[] roles =
            [(StaffRole.Picker, need.Pickers, need.LatePicks), (StaffRole.Rider, need.Riders, need.LateRides)];
        foreach (var (role, people, late) in roles)
        {
            var curves = need.Curves(role);
            curves.Should().HaveCount(need.Day.Slots.Count);
            for (var slot = 0; slot < curves.Count; slot++)
            {
                curves[slot].At(people[slot]).Should().BeApproximately(late[slot], 1e-12);
            }

            // The target allows a hundredth of the orders of every slot.
            curves.Select((c, slot) => c.At(people[slot]) * c.Orders).Sum()
                .Should().BeInRange(0.1, 0.0101 * curves.Sum(c => c.Orders));
            curves.Select((c, slot) => c.OneMore(people[slot], 25)).Should()
                .OnlyContain(p => p.LateOrdersSaved >= 0 && p.PricePerOrderSaved > 0)
                .And.Contain(p => p.LateOrdersSaved > 0.01);
        }

        // Fewer people, more late orders: riders as well.
        need.RiderCurves.Where(c => c.Orders > 5).Should()
            .OnlyContain(c => c.LateShare[0] > c.LateShare[c.LateShare.Count - 1]);
    }

    [Fact]
    public void A_curve_is_the_same_on_any_number_of_threads()
    {
        var (trips, mix) = StaffDays.Riding();
        StaffRequirement Need() => StaffRequirement.Of(
            StaffDays.Scenarios(StaffDays.Day(), StaffDays.Hours(h => StaffDays.DayCurve[h], spread: 0.1), mix, 20),
            StaffTargets.Usual,
            trips,
            new RequirementOptions { ChoosesHold = true, WithCurves = true });

        var (onOne, onEight) = (OnThreads.Run(1, Need), OnThreads.Run(8, Need));

        onEight.Trips!.HoldMinutes.Should().Be(onOne.Trips!.HoldMinutes);
        foreach (var role in (StaffRole[])[StaffRole.Picker, StaffRole.Rider])
        {
            onEight.Curves(role).Should().HaveCount(onOne.Day.Slots.Count);
            onEight.Curves(role).Select(c => (c.From, c.Orders)).Should()
                .Equal(onOne.Curves(role).Select(c => (c.From, c.Orders)));
            onEight.Curves(role).SelectMany(c => c.LateShare).Should()
                .Equal(onOne.Curves(role).SelectMany(c => c.LateShare));
        }
    }

    [Fact]
    public void Where_nobody_rides_riders_have_no_curves()
    {
        var scenarios = StaffDays.Scenarios(StaffDays.Day(), StaffDays.Hours(h => StaffDays.DayCurve[h]), count: 5);

        StaffRequirement.Of(scenarios, StaffTargets.Usual, null).WithCurves().RiderCurves.Should().BeEmpty();
    }
}
