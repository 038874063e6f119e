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
    public void Riders_are_within_one_of_the_fewest_that_do_in_the_replay_in_nine_of_ten_slots()
    {
        var (trips, mix) = StaffDays.Riding();
        var (day, hours) = (StaffDays.Day(), StaffDays.Hours(h => StaffDays.DayCurve[h], spread: 0.1));
        var planned = StaffRequirement.Of(
            StaffDays.Scenarios(day, hours, mix, 60), StaffTargets.Usual, trips);
        var courses = StaffDays.Scenarios(day, hours, mix, 60, seed: 2).Urgent;
        var slots = Enumerable.Range(0, day.Slots.Count).Where(s => day.Slots[s].IsOpen && s % 5 == 2).ToList();

        var near = slots.Count(slot => Math.Abs(planned.Riders[slot] - Fewest(slot)) <= 1);

        near.Should().BeGreaterThanOrEqualTo((int)Math.Ceiling(0.9 * slots.Count));

        // The fewest with which 99 % of the orders that are picked in the slot are on time. A rider is out for half an
        // hour, so that a slot more or less alone says little: the two slots before and after change with it.
        int Fewest(int slot)
        {
            for (var change = -4; change < 4; change++)
            {
                int[] riders = [.. planned.Riders.Select((r, s) =>
                    Math.Abs(s - slot) <= 2 ? Math.Max(0, r + change) : r)];
                if (LateShare(slot, riders) <= 0.01)
                {
                    return riders[slot];
                }
            }

            return planned.Riders[slot] + 4;
        }

        double LateShare(int slot, int[] riders)
        {
            var (orders, late) = (0, 0);
            foreach (var course in courses)
            {
                var staff = new StaffOnDuty { SlotMinutes = 15, Pickers = planned.Pickers, Riders = riders };
                var result = FulfilmentReplay.Run(course, staff, planned.Trips);
                foreach (var (i, order) in course.Index())
                {
                    var isOfSlot = result.PickedMinute[i] >= slot * 15 && result.PickedMinute[i] < (slot + 1) * 15;
                    orders += isOfSlot ? 1 : 0;
                    late += isOfSlot && result.DeliveredMinute[i] - order.PlacedMinute > 60 ? 1 : 0;
                }
            }

            return (double)late / Math.Max(1, orders);
        }
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
