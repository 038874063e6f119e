using Forecasting.Core.Domain;
using Forecasting.Core.Models.HourShares;

namespace Forecasting.Core.Tests.Models.HourShares;

public sealed class WakingHourBandTests
{
    private static readonly bool[] NightAsleep = [.. Enumerable.Range(0, 24).Select(hour => hour < 6)];

    private static readonly Store AlwaysOpen = new() { Id = "S" };

    [Fact]
    public void Hours_deviate_as_they_did_in_a_series_that_never_sleeps() =>
        WakingHourBand.Factor(AlwaysOpen, Hours(_ => 5), new bool[24]).Should().Be(1);

    [Fact]
    public void Waking_hours_deviate_less_where_nights_are_reported_as_zeros()
    {
        // 0.55 / 0.75 = 0.7333 of the waking hours; z = 1.11077 against 1.28155.
        WakingHourBand.Factor(AlwaysOpen, Hours(hour => hour < 6 ? 0 : 5), NightAsleep)
            .Should().BeApproximately(0.70885, 2e-4);
    }

    [Fact]
    public void At_least_72_percent_of_the_waking_hours_stay_inside()
    {
        bool[] asleep = [.. Enumerable.Range(0, 24).Select(hour => hour != 12)];
        WakingHourBand.Factor(AlwaysOpen, Hours(hour => asleep[hour] ? 0 : 5), asleep)
            .Should().BeApproximately(0.64902, 2e-4);
    }

    [Fact]
    public void Hours_that_are_not_reported_or_outside_the_opening_hours_count_for_nothing()
    {
        WakingHourBand.Factor(AlwaysOpen, Hours(hour => hour < 6 ? double.NaN : 5), NightAsleep).Should().Be(1);
        WakingHourBand.Factor(
            AlwaysOpen with { OpenHour = 6, CloseHour = 24 }, Hours(hour => hour < 6 ? 0 : 5), NightAsleep)
            .Should().Be(1);
    }

    private static double[] Hours(Func<int, double> orders) =>
        [.. Enumerable.Range(0, 60 * 24).Select(step => orders(step % 24))];
}
