using System.Globalization;
using System.Text;

namespace Forecasting.Training.Tests;

/// <summary>What is odd in the folder that stock is planned from has a stated outcome.</summary>
public sealed class StockOddInputTests : StockPlanFolder
{
    [Fact]
    public async Task Stock_older_than_the_run_is_rolled_forward()
    {
        Write("stock.csv", "store_id,sku_id,as_of,on_hand\n"
            + $"S1,A,{Text(Evening.AddDays(-3))},9\nS1,B,{Text(Evening)},2\n");
        Write("deliveries.csv", "store_id,sku_id,ordered_on,due_on,delivered_on,units\n"
            + $"S1,A,{Text(Evening.AddDays(-3))},{Text(Evening.AddDays(-2))},{Text(Evening.AddDays(-2))},12\n");

        var run = await PlanAsync();

        run.ExitCode.Should().Be(1);
        Notes("A").Should().ContainSingle().Which.Should().Contain("is that of 2025-05-22, rolled forward");
        Whole(Orders().Single(o => o[1] == "A")[9]).Should().Be(9 - 6 + 12 - 6 - 6, "18 are sold and 12 came");
    }

    [Theory]
    [InlineData("A,-5,0")]
    [InlineData("Z,5,0")]
    public async Task Negative_stock_and_unknown_SKUs_are_rejected_and_such_a_stock_counts_as_none(string row)
    {
        Write("stock.csv", Stock(row, "B,2,0"));

        var run = await PlanAsync();

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("1 rows were rejected").And.Contain("stock.csv");
        Notes("A").Should().Equal("its stock is not known, and counts as none");
        Orders().Single(o => o[1] == "A")[9].Should().Be("0");
    }

    [Fact]
    public async Task Sales_deliveries_and_limits_of_unknown_SKUs_are_rejected()
    {
        Write("sku-daily.csv", Sales(("A", 6), ("B", 5)) + $"S1,Z,{Text(Evening)},4,4,5,0\n");
        Write("deliveries.csv", "store_id,sku_id,ordered_on,due_on,delivered_on,units\n"
            + $"S1,Z,{Text(Evening)},{Text(Evening.AddDays(1))},,12\n");
        Write("stock-limits.csv", "store_id,sku_id,room_units,budget\nS1,Z,5,\n");

        var run = await PlanAsync();

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("3 rows were rejected").And.Contain("sku-daily.csv")
            .And.Contain("the SKU is not in skus.csv");
        Orders().Select(o => o[1]).Should().Equal("A", "B");
    }

    [Fact]
    public async Task A_SKU_in_packs_of_0_is_rejected_with_its_rows()
    {
        Write("skus.csv", SkuHeader + "A,a,drinks,0,,4,6,1,1,\nB,b,fruit,4,3,5,8,1,1,\n");

        var run = await PlanAsync();

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("skus.csv");
        Orders().Select(o => o[1]).Should().Equal("B");
    }

    [Fact]
    public async Task What_keeps_for_less_than_the_days_to_the_next_delivery_is_ordered_for_its_life_and_noted()
    {
        Write("skus.csv", SkuHeader + "A,a,drinks,6,,4,6,1,1,\nB,b,fruit,4,2,5,8,3,1,3\n");
        Write("stock.csv", Stock("A,3,0"));

        var run = await PlanAsync("--expected-days", "7");

        run.ExitCode.Should().Be(1);
        Notes("B").Should().Contain(n => n.Contains("keeps for 2 days and comes every 7", StringComparison.Ordinal));
        Orders().Single(o => o[1] == "B")[5].Should().Be("2025-05-28", "three days after the evening");
        Whole(Orders().Single(o => o[1] == "B")[7]).Should().BeInRange(4, 5 * 5, "five are sold on a day of the five");
    }

    [Fact]
    public async Task What_keeps_for_less_than_its_lead_time_is_gone_when_the_order_comes()
    {
        Write("skus.csv", SkuHeader + "A,a,drinks,6,,4,6,1,1,\nB,b,fruit,4,2,5,8,3,1,\n");
        Write("stock.csv", Stock("A,3,0", "B,400,0"));
        Write("deliveries.csv", "store_id,sku_id,ordered_on,due_on,delivered_on,units\n"
            + $"S1,B,{Text(Evening.AddDays(-4))},{Text(Evening)},{Text(Evening)},400\n");

        var run = await PlanAsync();

        run.ExitCode.Should().Be(1);
        Notes("B").Should().ContainSingle().Which.Should().StartWith("it keeps for 2 days and takes 3 to come");
        var fresh = Orders().Single(o => o[1] == "B");
        fresh[5].Should().Be("2025-05-28", "three days after the evening");
        Whole(fresh[10]).Should().BeInRange(8, 12, "of the 400 units one day's count; the next day's five are lost");
        Whole(fresh[7]).Should().BeInRange(4, 4 * 5, "five are sold on a day, and it keeps for two");
    }

    [Fact]
    public async Task Without_a_delivery_day_nothing_is_ordered()
    {
        var none = Enumerable.Range(1, 120).Select(d => $"{Text(Evening.AddDays(d))},no_delivery,\n");
        Write("calendar.csv", "date,kind,name\n" + string.Concat(none));

        var run = await PlanAsync();

        run.ExitCode.Should().Be(1);
        Orders().Should().BeEmpty();
        Table("expected-orders.csv").Should().BeEmpty();
        Notes("A").Should().Equal("no delivery day comes within four weeks: it cannot be ordered");
    }

    [Fact]
    public async Task Room_for_less_than_a_pack_orders_nothing_and_a_budget_is_kept()
    {
        Write("stock-limits.csv", "store_id,sku_id,room_units,budget\nS1,A,5,\nS1,,,21\nS1,B,,\n");

        var run = await PlanAsync();

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("stock-limits.csv");
        Orders().Select(o => o[1]).Should().Equal("B");
        Notes("A").Should().Equal("there is room for 5 units and the smallest order has 6: it cannot be ordered");
        double.Parse(Orders()[0][8], CultureInfo.InvariantCulture).Should().BeInRange(1, 21);
    }

    [Fact]
    public async Task What_was_never_sold_is_not_ordered_and_said()
    {
        Write("skus.csv", SkuHeader + "A,a,drinks,6,,4,6,1,1,\nB,b,fruit,4,3,5,8,1,1,\nC,c,fruit,4,3,5,8,1,1,\n");
        Write("stock.csv", Stock("A,3,0", "B,2,0", "C,9,0"));

        var run = await PlanAsync();

        run.ExitCode.Should().Be(1);
        Orders().Should().NotContain(o => o[1] == "C");
        Notes("C").Should().ContainSingle().Which.Should().StartWith("in stock and never sold here");
    }

    [Fact]
    public async Task What_sells_in_promotions_only_is_ordered_for_promotions()
    {
        List<string> ids = [.. Enumerable.Range(10, 20).Select(i => $"C{i}")];
        var sales = new StringBuilder(Sales(("A", 6), ("B", 5)));
        var promotions = new StringBuilder("sku_id,first_date,last_date,depth\n");
        foreach (var (i, id) in ids.Index())
        {
            for (var day = 4 + i; day < Days - 12; day += 8)
            {
                var date = Text(FirstDay.AddDays(day));
                sales.Append(CultureInfo.InvariantCulture, $"S1,{id},{date},20,20,3,1\n");
                promotions.Append(CultureInfo.InvariantCulture, $"{id},{date},{date},0.5\n");
            }
        }

        Write("skus.csv", SkuHeader + "A,a,drinks,6,,4,6,1,1,\nB,b,fruit,4,3,5,8,1,1,\n"
            + string.Concat(ids.Select(id => $"{id},c,drinks,1,,4,6,1,1,\n")));
        Write("sku-daily.csv", sales.ToString());
        Write("stock.csv", Stock(["A,3,0", "B,2,0", .. ids.Select(id => $"{id},0,0")]));
        Write("sku-promotions.csv", promotions.ToString());
        await PlanAsync("--sku-model", "pooled-trees");
        var without = Orders().Where(o => o[1][0] == 'C').Sum(o => Whole(o[7]));
        var tomorrow = Text(Evening.AddDays(1));
        Write("sku-promotions.csv", promotions + string.Concat(ids.Select(id => $"{id},{tomorrow},{tomorrow},0.5\n")));
        await PlanAsync("--sku-model", "pooled-trees");

        Orders().Where(o => o[1][0] == 'C').Sum(o => Whole(o[7])).Should()
            .BeGreaterThan(Math.Max(15 * 20, 2 * without));
    }
}
