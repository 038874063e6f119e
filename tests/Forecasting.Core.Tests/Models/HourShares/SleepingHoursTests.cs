using Forecasting.Core.Models.HourShares;

namespace Forecasting.Core.Tests.Models.HourShares;

public sealed class SleepingHoursTests
{
    [Fact]
    public void Hours_without_an_order_in_eight_weeks_sleep_whether_they_were_reported_or_not()
    {
        var orders = Days(70, (day, hour) => hour < 6 ? double.NaN : hour < 8 ? 0 : hour == 9 && day < 14 ? 5
            : hour == 10 && day == 14 ? 1 : hour > 11 ? 3 : 0);

        var asleep = SleepingHours.Of(orders);

        asleep.Index().Where(h => h.Item).Select(h => h.Index).Should().Equal(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11);
    }

    [Theory]
    [InlineData(27, false)]
    [InlineData(28, true)]
    public void Four_weeks_with_orders_are_needed(int days, bool isAsleep)
    {
        SleepingHours.Of(Days(days, (_, hour) => hour < 12 ? 0 : 3))[0].Should().Be(isAsleep);
        SleepingHours.Of(Days(50, (day, hour) => day >= days || hour < 12 ? 0 : 3))[0].Should().Be(isAsleep);
    }

    private static double[] Days(int days, Func<int, int, double> orders) =>
        [.. Enumerable.Range(0, days * 24).Select(step => orders(step / 24, step % 24))];
}
