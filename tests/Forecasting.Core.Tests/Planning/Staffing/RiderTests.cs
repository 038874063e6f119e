using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation.Replay;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class RiderTests
{
    [Fact]
    public void A_trip_is_as_long_as_beardwood_halton_and_hammersley_say()
    {
        // 3 stops in 9 square km, 6 minutes away, 3 minutes a km: 1.5 + 2 · 6 + 2 · 3 · 0.7124 sqrt(9 / 3) + 7.5.
        var trips = new RiderTrips { Zones = [new RiderZone("a", 9)] };

        trips.TripMinutes(0, 3, 6, 7.5).Should().BeApproximately(1.5 + 12 + 7.4035 + 7.5, 0.001);
    }

    [Fact]
    public void Batches_save_at_least_15_percent_of_rider_hours_at_equal_on_time()
    {
        var (trips, mix) = StaffDays.Riding();
        var scenarios = StaffDays.Scenarios(
            StaffDays.Day(), StaffDays.Hours(h => StaffDays.DayCurve[h], spread: 0.1), mix, 60);
        var together = StaffRequirement.Of(scenarios, StaffTargets.Usual, trips);
        var alone = StaffRequirement.Of(
            scenarios, StaffTargets.Usual, trips with { BatchCap = 1, HoldMinutes = 0 },
            new RequirementOptions { ChoosesHold = false });

        OnTime(together).Should().BeGreaterThanOrEqualTo(0.99);
        OnTime(alone).Should().BeGreaterThanOrEqualTo(0.99);
        together.RiderHours.Should().BeLessThan(0.85 * alone.RiderHours);
    }

    [Fact]
    public void The_outlook_is_what_the_replay_finds()
    {
        var (trips, mix) = StaffDays.Riding();
        var scenarios = StaffDays.Scenarios(
            StaffDays.Day(), StaffDays.Hours(h => StaffDays.DayCurve[h]), mix, 20);
        var requirement = StaffRequirement.Of(scenarios, StaffTargets.Usual, trips);
        var outlook = StaffOutlook.Of(
            scenarios, requirement.Pickers, requirement.Riders, requirement.Trips, StaffTargets.Usual);
        var (orders, picked, inTime) = (0, 0, 0);
        foreach (var course in scenarios.Urgent)
        {
            var result = FulfilmentReplay.Run(
                course,
                new StaffOnDuty { SlotMinutes = 15, Pickers = requirement.Pickers, Riders = requirement.Riders },
                requirement.Trips);
            orders += course.Length;
            picked += course.Index().Count(o => result.PickedMinute[o.Index] - o.Item.PlacedMinute <= 20);
            inTime += course.Index().Count(o => result.DeliveredMinute[o.Index] - o.Item.PlacedMinute <= 60);
        }

        // They differ only in who leaves when a shift ends and some are at work.
        outlook.PickInTime.Should().BeApproximately((double)picked / orders, 0.003);
        outlook.OnTime.Should().BeApproximately((double)inTime / orders, 0.003);
    }

    private static double OnTime(StaffRequirement r) =>
        StaffOutlook.Of(r.Scenarios, r.Pickers, r.Riders, r.Trips, StaffTargets.Usual).OnTime;
}
