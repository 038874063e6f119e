using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Models.Skus.Recovery;

namespace Forecasting.Core.Tests.Models.Skus.Recovery;

public sealed class RecoveredDemandTests
{
    private const int Days = 120;
    private static readonly DateOnly FirstDay = new(2024, 1, 1);

    // Online orders come evenly from 8 to 20 o'clock, walk-in customers from 8 to 14 only.
    private const int Open = 8;
    private const int Close = 20;
    private const int WalkInUntil = 14;

    [Fact]
    public void Days_that_sold_out_get_back_what_was_wanted_within_one_percent()
    {
        double seen = 0, wanted = 0, recovered = 0;
        var context = Make((units, walkIn) => (seen, wanted) = (seen + units, wanted + walkIn));

        foreach (var (series, demand) in RecoveredDemand.Of(context))
        {
            recovered += Enumerable.Range(0, series.Days).Where(series.IsKnown).Sum(day => demand[day]);
        }

        (seen / wanted).Should().BeLessThan(0.98, "a tenth of the days sold out");
        (recovered / wanted).Should().BeInRange(0.99, 1.01);
    }

    [Fact]
    public void Days_that_did_not_sell_out_stay_as_they_are_and_unknown_days_unknown()
    {
        var context = Make((_, _) => { });
        var (series, demand) = RecoveredDemand.Of(context).First();

        for (var day = 0; day < series.Days; day++)
        {
            if (!series.IsKnown(day))
            {
                float.IsNaN(demand[day]).Should().BeTrue();
            }
            else if (series.SoldOutHours(day) == 0)
            {
                demand[day].Should().Be(series.AllUnits(day));
            }
            else
            {
                demand[day].Should().BeGreaterThanOrEqualTo(series.AllUnits(day));
            }
        }
    }

    [Fact]
    public void Without_hours_of_orders_a_sold_out_day_is_still_more_than_was_sold()
    {
        var context = Make((_, _) => { }) with { Orders = null };

        var (series, demand) = RecoveredDemand.Of(context).First();

        Enumerable.Range(0, series.Days).Where(day => series.SoldOutHours(day) > 1)
            .Should().NotBeEmpty().And.OnlyContain(day => demand[day] > series.AllUnits(day));
    }

    // Each SKU wants about as much every day; one day in ten the stock lasts until some hour only.
    private static SkuContext Make(Action<double, double> count)
    {
        var builder = new SkuHistoryBuilder();
        var orders = new DemandHistoryBuilder();
        var store = new Store { Id = "A", OpenHour = Open, CloseHour = Close };
        builder.Add(store);
        orders.Add(store);
        for (var day = 0; day < Days; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                orders.AddHour(new SeriesKey("A", Channel.AllId), FirstDay.AddDays(day), hour,
                    hour is >= Open and < Close ? 100 : 0);
            }
        }

        for (var sku = 0; sku < 20; sku++)
        {
            var random = new Random(sku);
            for (var day = 0; day < Days; day++)
            {
                if (day % 20 == 13)
                {
                    continue;
                }

                var (online, walkIn) = (20 + random.Next(-4, 5), 40 + random.Next(-6, 7));
                var hours = random.Next(10) == 0 ? random.Next(1, 11) : 0;
                var end = Close - hours;
                var soldOnline = (int)Math.Round(online * (end - Open) / (double)(Close - Open));
                var soldWalkIn = (int)Math.Round(
                    walkIn * Math.Min(1, (end - Open) / (double)(WalkInUntil - Open)));
                builder.Add("A", $"P{sku:D2}", FirstDay.AddDays(day), new SkuDay(
                    soldOnline, soldOnline, soldWalkIn, 1, false, hours));
                count(soldOnline + soldWalkIn, online + walkIn);
            }
        }

        return new SkuContext(builder.Build()) { Orders = orders.Build() };
    }
}
