using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Core.Tests.Reconciliation;

public sealed class IntegerPathsTests
{
    private static readonly SeriesKey Key = new("A", "app");

    [Fact]
    public void Any_run_of_series_stays_within_one_order_of_what_it_was() =>
        Gen.Float[0, 30].Array[12].Sample(orders =>
        {
            ForecastDistribution[] days = [.. orders.Select((o, i) =>
                RandomChain.Daily(new SeriesKey("A", $"C{i}"), o, o))];

            var whole = IntegerPaths.Round(days, [.. days.Select(_ => true)]);

            var furthest = 0.0;
            for (var first = 0; first < days.Length; first++)
            {
                double before = 0, after = 0;
                for (var last = first; last < days.Length; last++)
                {
                    before += days[last].Path(1)[0];
                    after += whole[last].Path(1)[0];
                    furthest = Math.Max(furthest, Math.Abs(before - after));
                }
            }

            furthest.Should().BeLessThan(1 + 1e-6);
        });

    [Fact]
    public void A_channel_of_three_tenths_of_an_order_keeps_its_mean()
    {
        float[] Paths(float orders) => [.. Enumerable.Repeat(orders, 200)];

        var whole = IntegerPaths.Round(
            [RandomChain.Daily(new SeriesKey("A", "a"), Paths(50.2f)), RandomChain.Daily(Key, Paths(0.3f))],
            [true, true]);

        whole[1].Mean(0).Should().BeApproximately(0.3, 0.01);
        whole[0].Mean(0).Should().BeApproximately(50.2, 0.01);
    }

    [Fact]
    public void Sales_that_are_no_counts_stay_as_they_are()
    {
        var whole = IntegerPaths.Round([RandomChain.Daily(Key, 1.5f, 2.25f)], [false]);

        whole[0].Path(0)[0].Should().Be(1.5f);
        whole[0].Path(1)[0].Should().Be(2.25f);
    }

    [Fact]
    public void A_path_without_orders_takes_the_mean_hours_of_the_others()
    {
        var hours = new float[48];
        (hours[9], hours[12]) = (2, 2);
        var old = new ForecastDistribution(
            Key, new Origin(new DateOnly(2024, 4, 7)), Grain.Hourly, 2, hours);

        var spread = IntegerPaths.Spread(old, RandomChain.Daily(Key, 4, 6), isWhole: true);

        spread.Path(0).ToArray().Should().Equal(hours[..24]);
        (spread.Path(1)[9], spread.Path(1)[12]).Should().Be((3f, 3f));
    }

    [Fact]
    public void Orders_on_a_day_without_an_open_hour_are_refused()
    {
        var closed = new ForecastDistribution(
            Key, new Origin(new DateOnly(2024, 4, 7)), Grain.Hourly, 1, new float[24]);

        var spreading = () => IntegerPaths.Spread(closed, RandomChain.Daily(Key, 4), isWhole: true);

        spreading.Should().Throw<ArgumentException>().WithMessage("*Day 1*");
    }
}
