using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class StaffPlannerTests
{
    private static readonly ShiftRules Shifts = ShiftRules.Usual with { BreakMinutes = 0 };

    private static readonly (StaffPlan Plan, StaffPlanOptions Options, ChannelDemand[] Channels, OrderMix Mix) Made =
        Make(economises: true);

    [Fact]
    public void A_plan_meets_both_targets_over_the_day()
    {
        Made.Plan.Outlook.PickInTime.Should().BeGreaterThanOrEqualTo(0.988);
        Made.Plan.Outlook.OnTime.Should().BeGreaterThanOrEqualTo(0.988);
        Made.Plan.Pickers.Uncovered.Should().BeEmpty();
    }

    [Fact]
    public void Relaxing_slots_costs_no_more_than_keeping_each() =>
        Made.Plan.PaidHours.Should().BeLessThanOrEqualTo(Make(economises: false).Plan.PaidHours);

    [Fact]
    public void What_is_kept_back_of_the_late_rides_is_not_planned_to_be_late()
    {
        var kept = Make(economises: true, reserve: 0.8).Plan;

        kept.Outlook.OnTime.Should().BeGreaterThanOrEqualTo(0.998);
        Made.Plan.Outlook.OnTime.Should().BeLessThan(kept.Outlook.OnTime);
        kept.Riders.PaidHours.Should().BeGreaterThan(Made.Plan.Riders.PaidHours);
        kept.Pickers.PaidHours.Should().Be(Made.Plan.Pickers.PaidHours);
    }

    [Fact]
    public void More_orders_and_people_who_stay_away_make_things_worse()
    {
        var answer = Ask(new StaffingQuestion { OrdersFactor = 1.2, PickersAway = 2, Rain = true });

        answer.Then.PickInTime.Should().BeLessThan(answer.Planned.PickInTime);
        answer.Then.OnTime.Should().BeLessThan(answer.Planned.OnTime);
        answer.PickersShort.Sum().Should().BePositive();
    }

    [Fact]
    public void A_shorter_promise_needs_more_riders() =>
        Ask(new StaffingQuestion { Targets = StaffTargets.Usual with { DeliveryMinutes = 40 } }).RidersNeeded.Sum()
            .Should().BeGreaterThan(Made.Plan.Requirement.Riders.Sum());

    [Fact]
    public void One_more_picker_saves_most_where_the_risk_is_highest()
    {
        var prices = StaffingWhatIf.PickerPrices(Made.Plan.Requirement, Made.Plan.Requirement.Pickers, 25);

        prices.Should().HaveCount(Made.Plan.Requirement.Day.Slots.Count);
        prices.Should().OnlyContain(p => p.LateOrdersSaved >= 0 && p.PricePerOrderSaved > 0);
        prices.Should().Contain(p => p.LateOrdersSaved > 0);
    }

    private static StaffingAnswer Ask(StaffingQuestion question) =>
        StaffingWhatIf.Ask(Made.Plan, Made.Channels, Made.Mix, question, Made.Options, 20, 3);

    private static (StaffPlan Plan, StaffPlanOptions Options, ChannelDemand[] Channels, OrderMix Mix) Make(
        bool economises, double reserve = 0.15)
    {
        var (trips, mix) = StaffDays.Riding();
        ChannelDemand[] channels =
            [new(DeliveryPromise.OneHour, StaffDays.Hours(h => StaffDays.DayCurve[h], spread: 0.1, paths: 30))];
        var options = new StaffPlanOptions
        {
            Trips = trips,
            PickerShifts = Shifts,
            RiderShifts = Shifts,
            Economises = economises,
            Reserve = reserve,
            Requirement = new RequirementOptions { WithCurves = true },
        };
        var scenarios = OrderScenarios.Sample(StaffDays.Day(), channels, mix, 30, 1);
        var check = OrderScenarios.Sample(StaffDays.Day(), channels, mix, 30, 2);
        return (StaffPlanner.Plan(scenarios, check, options), options, channels, mix);
    }
}
