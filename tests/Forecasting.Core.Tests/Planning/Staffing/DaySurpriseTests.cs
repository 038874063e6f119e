using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class DaySurpriseTests
{
    [Fact]
    public void Usual_surprise_is_that_of_ordinary_days()
    {
        var stream = new RandomStream(1, "days");
        double[] days = [.. Enumerable.Range(0, 400).Select(d => (d % 7 > 4 ? 1400 : 1000) * stream.LogNormal(0.1))];

        // One day in thirty is a festival, and some days are closed.
        double[] festive = [.. days.Select((orders, d) => d % 30 == 3 ? 2 * orders : d % 50 == 8 ? 0 : orders)];

        DaySurprise.Usual(days)!.Value.Should().BeApproximately(0.1, 0.02);
        DaySurprise.Usual(festive)!.Value.Should().BeApproximately(0.12, 0.03);
        DaySurprise.Usual(days[..30]).Should().BeNull();
    }

    [Fact]
    public void Uncertain_days_are_allowed_more_late_rides_than_others_and_take_fewer_hours_for_it()
    {
        var (trips, mix) = StaffDays.Riding();
        var hours = StaffDays.Hours(h => StaffDays.DayCurve[h] / 2, spread: 0.2);
        var rules = ShiftRules.Usual with { BreakMinutes = 0 };
        var options = new StaffPlanOptions { PickerShifts = rules, RiderShifts = rules, Trips = trips };
        StaffPlan Plan(double? usual) => StaffPlanner.Plan(
            StaffDays.Day(), [new ChannelDemand(DeliveryPromise.OneHour, hours)], mix, 40, 1,
            options with { UsualSurprise = usual });
        var (same, uncertain, certain) = (Plan(null), Plan(0.1), Plan(0.5));

        uncertain.Riders.PaidHours.Should().BeLessThan(same.Riders.PaidHours);
        certain.Riders.PaidHours.Should().BeGreaterThan(same.Riders.PaidHours);
        uncertain.Outlook.OnTime.Should().BeInRange(0.982, same.Outlook.OnTime);
        certain.Outlook.OnTime.Should().BeGreaterThan(same.Outlook.OnTime);
        uncertain.Pickers.Cover.Should().Equal(same.Pickers.Cover);
    }
}
