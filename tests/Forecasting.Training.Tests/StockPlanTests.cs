using System.Globalization;
using System.Text.Json;

namespace Forecasting.Training.Tests;

/// <summary>plan --stock on a small folder.</summary>
public sealed class StockPlanTests : StockPlanFolder
{
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
        Write("stores.csv", "store_id,name,quick_pick_litres\n-S1,\"=HYPERLINK(\"\"http://x\"\")\",60\n");
        Write("orders-daily.csv", $"store_id,date,orders\n-S1,{Text(Evening)},100\n");
        Write("skus.csv", SkuHeader + "@A,=1+1,+drinks,6,,4,6,1,1,\n\uFF1DB,\"-2+3,4\",\"\tfruit\",4,3,5,8,1,1,\n");
        Write("sku-daily.csv", Sales(("@A", 6), ("\uFF1DB", 5)).Replace("S1,", "-S1,", StringComparison.Ordinal));
        Write("stock.csv", "store_id,sku_id,on_hand,as_of\n");

        var run = await PlanAsync("--quick-pick");

        run.ExitCode.Should().Be(1, "their stock is not known");
        string[] tables = ["stock-orders.csv", "stock-notes.csv", "expected-orders.csv", "quick-pick.csv"];
        foreach (var table in tables)
        {
            File.ReadAllBytes(At($"plan/{table}"))[..3].Should().Equal(0xEF, 0xBB, 0xBF);
            var text = File.ReadAllText(At($"plan/{table}"));
            text.Should().Contain("\r\n").And.Contain(",'=1+1,").And.Contain("'-S1,").And.Contain("'@A,")
                .And.Contain("'\uFF1DB,").And.Contain("\"'-2+3,4\"");
            foreach (var cell in text.Split('\n', ',', '"'))
            {
                cell.Should().NotMatchRegex("^([=+@\t\r\uFF1D]|-[^0-9])[^\r]", "a spreadsheet would run it");
            }
        }
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
}
