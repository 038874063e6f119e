using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class StaffPlannerTests
{
    private static readonly ShiftRules Shifts = ShiftRules.Usual with { BreakMinutes = 0 };

    private static readonly StaffPlan Made = Make(economises: true);

    [Fact]
    public void A_plan_meets_both_targets_over_the_day()
    {
        Made.Outlook.PickInTime.Should().BeGreaterThanOrEqualTo(0.988);
        Made.Outlook.OnTime.Should().BeGreaterThanOrEqualTo(0.988);
        Made.Pickers.Uncovered.Should().BeEmpty();
    }

    [Fact]
    public void Relaxing_slots_costs_no_more_than_keeping_each() =>
        Made.PaidHours.Should().BeLessThanOrEqualTo(Make(economises: false).PaidHours);

    [Fact]
    public void What_is_kept_back_of_the_late_rides_is_not_planned_to_be_late()
    {
        var kept = Make(economises: true, reserve: 0.8);

        kept.Outlook.OnTime.Should().BeGreaterThanOrEqualTo(0.998);
        Made.Outlook.OnTime.Should().BeLessThan(kept.Outlook.OnTime);
        kept.Riders.PaidHours.Should().BeGreaterThan(Made.Riders.PaidHours);
        kept.Pickers.PaidHours.Should().Be(Made.Pickers.PaidHours);
    }

    private static StaffPlan Make(bool economises, double reserve = 0.05)
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
        };
        var scenarios = OrderScenarios.Sample(StaffDays.Day(), channels, mix, 30, 1);
        var check = OrderScenarios.Sample(StaffDays.Day(), channels, mix, 30, 2);
        return StaffPlanner.Plan(scenarios, check, options);
    }
}
