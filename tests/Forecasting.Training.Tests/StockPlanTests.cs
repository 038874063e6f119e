using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Forecasting.Training.Tests;

/// <summary>plan --stock on a small folder; what is odd in it has a stated outcome.</summary>
public sealed class StockPlanTests : IDisposable
{
    private const string SkuHeader = "sku_id,name,category,pack_size,shelf_life_days,unit_cost,unit_price,"
        + "lead_time_days,min_order_packs,delivery_weekdays\n";

    // A Monday, 84 days before the evening of the orders, which is a Sunday.
    private static readonly DateOnly FirstDay = new(2025, 3, 3);
    private const int Days = 84;

    private static readonly DateOnly Evening = FirstDay.AddDays(Days - 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-stock-").FullName;

    public StockPlanTests()
    {
        Write("stores.csv", "store_id,name,timezone,open_hour,close_hour\nS1,大润发 & Co,Asia/Shanghai,8,22\n");
        Write("orders-daily.csv", "store_id,date,orders\n"
            + string.Concat(Dates(Days).Select(d => $"S1,{d},{100 + (10 * (d[^1] % 3))}\n")));
        Write("skus.csv", SkuHeader + "A,=1+1,drinks,6,,4,6,1,1,\nB,@fresh,fruit,4,3,5,8,1,1,\n");
        Write("sku-daily.csv", Sales(("A", 6), ("B", 5)));
        Write("stock.csv", Stock("A,3,0", "B,2,0"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_plan_is_written_as_tables_a_feed_figures_and_a_page()
    {
        var run = await PlanAsync("--report", At("plan.html"), "--json", At("plan.json"));

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain("2 SKUs can be ordered");
        Orders().Select(o => o[1]).Should().Equal("A", "B");
        Orders().Should().OnlyContain(o => o[5] == "2025-05-26" && int.Parse(o[7], CultureInfo.InvariantCulture) > 0);
        using var figures = JsonDocument.Parse(File.ReadAllText(At("plan.json")));
        figures.RootElement.GetProperty("lines").GetInt32().Should().Be(2);
        figures.RootElement.GetProperty("predicted").GetProperty("stockout_lines").GetDouble()
            .Should().BeInRange(0, 0.2);
        File.ReadAllText(At("plan.html")).Should().Contain("<svg").And.Contain("大润发 &amp; Co")
            .And.Contain("to last until the next order can come");
    }

    [Fact]
    public async Task Suppliers_are_told_two_weeks_of_orders()
    {
        var run = await PlanAsync();

        run.ExitCode.Should().Be(0, run.Errors);
        var rows = Table("expected-orders.csv");
        var fresh = rows.Where(r => r[0] == "B").ToList();
        fresh.Should().HaveCountGreaterThan(8, "it comes every day");
        fresh.Select(r => r[3]).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        fresh.Count(r => r[9] == "1").Should().Be(1, "only this evening's order is firm");
        rows.Should().OnlyContain(r => Whole(r[6]) > 0 && Whole(r[8]) >= Whole(r[6]));
        fresh.Sum(r => Whole(r[6])).Should().BeInRange(14 * 3, 14 * 9, "five are sold on a day");
        using var feed = JsonDocument.Parse(File.ReadAllText(At("plan/expected-orders.json")));
        feed.RootElement.GetProperty("skus").EnumerateArray().Single(s => s.GetProperty("sku_id").GetString() == "B")
            .GetProperty("orders").GetArrayLength().Should().Be(fresh.Count);
    }

    [Fact]
    public async Task A_spreadsheet_opens_the_tables_and_finds_no_formula()
    {
        await PlanAsync();

        File.ReadAllBytes(At("plan/stock-orders.csv"))[..3].Should().Equal(0xEF, 0xBB, 0xBF);
        File.ReadAllText(At("plan/stock-orders.csv")).Should().Contain("\r\n").And.Contain(",'=1+1,")
            .And.Contain(",'@fresh,");
        foreach (var cell in Table("stock-orders.csv").Concat(Table("expected-orders.csv")).SelectMany(r => r))
        {
            cell.Should().NotMatchRegex("^[=+@\t\r-]");
        }
    }

    [Fact]
    public async Task Stock_older_than_the_run_is_rolled_forward()
    {
        Write("stock.csv", "store_id,sku_id,as_of,on_hand\n"
            + $"S1,A,{Text(Evening.AddDays(-3))},40\nS1,B,{Text(Evening)},2\n");
        Write("deliveries.csv", "store_id,sku_id,ordered_on,due_on,delivered_on,units\n"
            + $"S1,A,{Text(Evening.AddDays(-3))},{Text(Evening.AddDays(-2))},{Text(Evening.AddDays(-2))},12\n");

        var run = await PlanAsync();

        run.ExitCode.Should().Be(1);
        Notes("A").Should().ContainSingle().Which.Should().Contain("is that of 2025-05-22, rolled forward");
        Table("stock-orders.csv").Where(o => o[1] == "A").Should().OnlyContain(o => Whole(o[9]) == 40 + 12 - (3 * 6));
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

    [Fact]
    public async Task A_quick_pick_room_is_filled_and_its_table_is_given_back_as_what_lies_in_it()
    {
        Write("stores.csv", "store_id,name,open_hour,close_hour,quick_pick_litres\nS1,one,8,22,60\nS2,two,8,22,\n");
        Write("quick-pick.csv", "store_id,sku_id\nS1,Z\nS9,A\n");

        var run = await PlanAsync(
            "--quick-pick", "--report", At("plan.html"), "--json", At("plan.json"), "--db", At("plans.db"));

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("2 rows were rejected").And.Contain("quick-pick.csv");
        run.Output.Should().Contain("quick-pick rooms: 1 stores, 2 SKUs, 2 of them moved");
        File.ReadAllText(At("plan.html")).Should().Contain("Quick-pick rooms").And.Contain("litres a day");
        var room = Table("quick-pick.csv");
        room.Select(r => r[2]).Should().Equal("'=1+1", "'@fresh");
        room.Should().OnlyContain(r => r[4] == "1" && r[5] == "bring_in" && Whole(r[6]) >= 1);
        using (var figures = JsonDocument.Parse(File.ReadAllText(At("plan.json"))))
        {
            var saved = figures.RootElement.GetProperty("quick_pick");
            saved.GetProperty("cost_per_day").GetDouble().Should()
                .BeLessThan(saved.GetProperty("cost_without_rooms_per_day").GetDouble());
        }

        File.Copy(At("plan/quick-pick.csv"), At("quick-pick.csv"), overwrite: true);
        await PlanAsync("--quick-pick");
        Table("quick-pick.csv").Should().OnlyContain(r => r[5] == "keep");
    }

    [Theory]
    [InlineData("--target 1.2", "--target lies between 0 and 1")]
    [InlineData("--expected-days 15", "--expected-days 0 to 14")]
    [InlineData("--sku-model nothing", "there is no forecaster of SKUs nothing")]
    [InlineData("--as-of 2020-01-01", "there are sales of SKUs from 2025-03-03")]
    public async Task Wrong_usage_is_named(string option, string words)
    {
        var run = await PlanAsync(option.Split(' '));

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain(words);
    }

    private Task<ProgramRun> PlanAsync(params string[] more) => RtmartProcess.RunAsync(
    [
        "plan", "--stock", "--data", _folder, "--out", At("plan"), "--model", "weekday-mean",
        .. more.Contains("--sku-model") ? more : [.. more, "--sku-model", "tsb"],
    ]);

    private List<string[]> Orders() => Table("stock-orders.csv");

    private IEnumerable<string> Notes(string sku) =>
        Table("stock-notes.csv").Where(n => n[1] == sku).Select(n => string.Join(',', n[4..]).Trim('"'));

    // Fields of these tables hold no comma but in the last, quoted column.
    private List<string[]> Table(string file) =>
        [.. File.ReadAllLines(At(Path.Combine("plan", file))).Skip(1).Select(l => l.Split(','))];

    private static string Sales(params (string Sku, int Units)[] skus) =>
        "store_id,sku_id,date,units,lines,price,promotion\n" + string.Concat(skus.SelectMany(s =>
            Dates(Days).Select(d => $"S1,{s.Sku},{d},{s.Units},{s.Units},5,0\n")));

    private static string Stock(params string[] rows) =>
        "store_id,sku_id,on_hand,reserved,as_of\n" + string.Concat(rows.Select(r => $"S1,{r},{Text(Evening)}\n"));

    private static IEnumerable<string> Dates(int days) =>
        Enumerable.Range(0, days).Select(d => Text(FirstDay.AddDays(d)));

    private static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private string At(string file) => Path.Combine(_folder, file);

    private void Write(string file, string text) => File.WriteAllText(At(file), text);
}
