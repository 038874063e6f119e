using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class DeferredWorkTests
{
    [Fact]
    public void Work_that_can_wait_lowers_the_peak_by_a_tenth_and_misses_no_deadline()
    {
        var day = StaffDays.Day();
        var later = OrderScenarios.Sample(day, Channels(DeliveryPromise.HalfDay, DeliveryPromise.NextDay), Mix, 60, 1);
        var atOnce = OrderScenarios.Sample(day, Channels(DeliveryPromise.OneHour, DeliveryPromise.OneHour), Mix, 60, 1);
        var moved = StaffRequirement.Of(later, StaffTargets.Usual, null);
        var immediate = StaffRequirement.Of(atOnce, StaffTargets.Usual, null);

        moved.Pickers.Max().Should().BeLessThanOrEqualTo((int)(0.9 * immediate.Pickers.Max()));
        var outlook = StaffOutlook.Of(moved.Scenarios, moved.Pickers, moved.Riders, null, StaffTargets.Usual);
        outlook.MissedDeadlines.Should().Be(0);
        outlook.PickInTime.Should().BeGreaterThanOrEqualTo(0.99);
    }

    [Theory]
    [InlineData(45, 16)]
    [InlineData(240, 19)]
    public void An_announced_bulk_order_touches_only_its_slots(double dueMinutes, int lastHour)
    {
        var day = StaffDays.Day();
        var channels = Channels(DeliveryPromise.HalfDay, DeliveryPromise.NextDay);
        var plain = OrderScenarios.Sample(day, channels[..1], Mix, 60, 1);
        var mix = Mix with { ScheduledMinutes = dueMinutes };
        var bulk = OrderScenarios.Sample(day, channels[..1], mix, 60, 1, [new BulkOrder(day.Date, 15, 120)]);
        var (without, with) = (
            StaffRequirement.Of(plain, StaffTargets.Usual, null), StaffRequirement.Of(bulk, StaffTargets.Usual, null));

        // Elsewhere a person more or less is chance.
        var changed = Enumerable.Range(0, day.Slots.Count)
            .Where(s => with.Pickers[s] > without.Pickers[s] + 1).ToList();
        changed.Should().NotBeEmpty();
        changed.Select(s => day.Slots[s].Hour).Should().OnlyContain(h => h >= 15 && h <= lastHour);
    }

    private static OrderMix Mix => new() { PickMinutes = StaffDays.Picks };

    private static ChannelDemand[] Channels(DeliveryPromise second, DeliveryPromise third) =>
    [
        new(DeliveryPromise.OneHour, StaffDays.Hours(h => StaffDays.DayCurve[h], seed: 1)),
        new(second, StaffDays.Hours(h => StaffDays.DayCurve[h] * 0.25, seed: 2)),
        new(third, StaffDays.Hours(h => StaffDays.DayCurve[h] * 0.1, seed: 3)),
    ];
}
