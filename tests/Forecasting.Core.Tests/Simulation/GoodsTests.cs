using Forecasting.Core.Simulation;
using Forecasting.Core.Simulation.Goods;

namespace Forecasting.Core.Tests.Simulation;

public sealed class GoodsTests
{
    private static readonly ChainSimulator Chain =
        new(new SimulationSettings { Stores = 2, Days = 365, FutureDays = 28, Skus = 60, Seed = 5 });

    private static readonly SimulatedDemand Demand = Chain.Simulate(Chain.Stores[0]);
    private static readonly StoreTraffic Traffic = new(Chain, Demand);

    private static readonly List<(Sku Sku, SkuCourse Course)> Courses =
        [.. Chain.Assortment.Skus.Select(sku => (sku, SkuCourse.Run(Chain, Traffic, sku)))];

    [Fact]
    public void Units_are_kept_delivered_sold_or_wasted_and_never_lost()
    {
        foreach (var (_, course) in Courses)
        {
            var first = Array.FindIndex(course.Days, d => d.Opening > 0);
            for (var day = first + 1; day < course.Days.Length; day++)
            {
                var today = course.Days[day];
                var came = course.Deliveries.Where(d => d.ArrivalDay == day).Sum(d => d.Units);

                today.Opening.Should().Be(course.Closing[day - 1] - today.Wasted + came);
                course.Closing[day].Should().Be(today.Opening - today.UnitsSold - today.WalkInSold)
                    .And.BeGreaterThanOrEqualTo(0);
            }
        }
    }

    [Fact]
    public void A_day_with_sold_out_hours_sells_all_there_is_and_any_other_day_sells_all_that_is_wanted()
    {
        var days = Courses.SelectMany(c => c.Course.Days).ToList();

        days.Where(d => d.SoldOutHours > 0).Should().NotBeEmpty().And.OnlyContain(d =>
            d.UnitsSold + d.WalkInSold == d.Opening && d.LinesSold + d.LinesMissed <= d.Lines
            && d.UnitsSold + d.WalkInSold < d.Units + d.WalkInUnits);
        days.Where(d => d.SoldOutHours == 0).Should().OnlyContain(d =>
            d.UnitsSold == d.Units && d.WalkInSold == d.WalkInUnits && d.LinesSold == d.Lines && d.LinesMissed == 0);
    }

    [Fact]
    public void About_as_many_lines_are_missed_in_trolleys_as_published()
    {
        var days = Courses.SelectMany(c => c.Course.Days).ToList();

        (days.Sum(d => d.LinesMissed) / (double)days.Sum(d => d.Lines)).Should().BeInRange(0.002, 0.012);
        (days.Count(d => d.SoldOutHours > 0) / (double)days.Count).Should().BeInRange(0.02, 0.12);
    }

    [Fact]
    public void Packs_are_whole_and_come_on_delivery_days()
    {
        foreach (var (sku, course) in Courses)
        {
            course.Deliveries.Should().NotBeEmpty().And.OnlyContain(d => d.Units % sku.PackSize == 0
                && d.Units >= sku.PackSize * sku.MinOrderPacks
                && sku.Category.IsDeliveredOn(Chain.Settings.Date(d.DueDay)));
        }
    }

    [Fact]
    public void A_promotion_of_a_sku_lifts_its_demand()
    {
        double promoted = 0, plain = 0;
        foreach (var (sku, course) in Courses.Take(20))
        {
            foreach (var promotion in Chain.Assortment.PromotionsOf(sku, Demand.Store.RegionIndex)
                .Where(p => p.Depth > 0.25 && p.FirstDay >= 14 && p.LastDay < Demand.Days))
            {
                promoted += course.Days[promotion.FirstDay..(promotion.LastDay + 1)].Sum(d => d.Mean);
                plain += course.Days[(promotion.FirstDay - 14)..(promotion.FirstDay - 7)].Sum(d => d.Mean);
            }
        }

        promoted.Should().BeGreaterThan(1.5 * plain);
    }

    [Fact]
    public void Movement_falls_with_the_rank_from_fast_movers_to_the_long_tail()
    {
        var shares = Chain.Assortment.Skus.Select(s => s.LineShare).ToList();

        shares.Should().BeInDescendingOrder();
        (shares[0] / shares[^1]).Should().BeGreaterThan(300);
        shares.Sum().Should().BeLessThan(1);
    }

    [Fact]
    public void The_whole_assortment_makes_up_all_lines() =>
        new Assortment(new SimulationSettings { Skus = 20_000, Days = 56 }).Skus.Sum(s => s.LineShare)
            .Should().BeApproximately(1, 1e-9);

    [Fact]
    public void The_online_share_begins_at_a_fifth_and_grows()
    {
        var shares = Enumerable.Range(0, Demand.Days)
            .Select(day => Traffic.OnlineLines[day] / (Traffic.OnlineLines[day] + Traffic.WalkInLines[day])).ToList();

        shares.Take(60).Average().Should().BeInRange(0.14, 0.27);
        shares.TakeLast(60).Average().Should().BeGreaterThan(shares.Take(60).Average());
    }

    [Fact]
    public void Ports_differ_in_what_they_sell()
    {
        var snacks = Categories.All.ToList().FindIndex(c => c.Id == "snacks");

        Category.Mix(snacks, Clientele.Young).Should().BeGreaterThan(2 * Category.Mix(snacks, Clientele.Families));
        Categories.All.Sum(c => c.Share).Should().BeApproximately(1, 1e-9);
    }

    [Fact]
    public void A_shelf_sells_the_oldest_first_and_wastes_what_expires()
    {
        var shelf = new Shelf(shelfLifeDays: 3);
        shelf.Receive(0, 5);
        shelf.Receive(2, 4);

        shelf.Take(3);
        shelf.Expire(2).Should().Be(0);
        shelf.Expire(3).Should().Be(2);

        shelf.OnHand.Should().Be(4);
    }
}
