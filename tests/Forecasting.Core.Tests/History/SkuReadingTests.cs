using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.History;

public sealed class SkuReadingTests
{
    private const string Skus = "sku_id,category,pack_size,shelf_life_days,lead_time_days,min_order_packs,"
        + "delivery_weekdays,max_order_packs\nP,fruit,6,4,1,2,135,9\nQ,,,,,,,\n";

    private const string SalesHeader =
        "store_id,sku_id,date,units,lines,price,promotion,sold_out_hours,walk_in_units\n";

    [Fact]
    public void Days_without_a_row_sold_nothing_where_the_store_traded_and_are_unknown_elsewhere()
    {
        using var folder = Folder(
            "A,P,2024-02-01,5,3,2.5,0,0,7\nA,P,2024-02-04,1,1,2,1,2.5,0\nA,Q,2024-02-02,2,,,,,\n");

        var history = Read(folder).History;

        history.FirstDay.Should().Be(new DateOnly(2024, 2, 1));
        history.Days.Should().Be(4);
        var p = history.Store("A").Series[0];
        Enumerable.Range(0, 4).Select(p.IsKnown).Should().Equal(true, true, false, true);
        Enumerable.Range(0, 4).Select(p.AllUnits).Should().Equal(12, 0, 0, 1);
        Enumerable.Range(0, 4).Select(p.Price).Should().Equal(2.5, 2.5, 2.5, 2);
        (p.Lines(0), p.WalkInUnits(0), p.IsPromoted(3), p.SoldOutHours(3)).Should().Be((3, 7, true, 2.5));
        var q = history.Store("A").Series[1];
        (q.FirstDay, q.IsKnown(0), q.IsKnown(3), q.AllUnits(3), q.Lines(1)).Should().Be((1, false, true, 0, 2));
        double.IsNaN(q.Price(1)).Should().BeTrue();
        history.Store("B").Series.Should().BeEmpty();
        history.Skus[0].Should().Be(new Sku
        {
            Id = "P",
            Name = "P",
            Category = "fruit",
            PackSize = 6,
            ShelfLifeDays = 4,
            LeadTimeDays = 1,
            MinOrderPacks = 2,
            MaxOrderPacks = 9,
            DeliveryWeekdays = "135",
        });
    }

    [Fact]
    public void A_cut_history_knows_nothing_after_its_origin()
    {
        using var folder = Folder("A,P,2024-02-01,5,,,,,\nA,P,2024-02-03,9,,3,,1,\nA,Q,2024-02-02,2,,,,,\n");
        var whole = Read(folder).History;

        var cut = whole.UpTo(new Origin(new DateOnly(2024, 2, 1)));

        (cut.Days, cut.Origin.LastDay).Should().Be((1, new DateOnly(2024, 2, 1)));
        var series = cut.Store("A").Series.Should().ContainSingle("Q is listed later").Subject;
        (series.Units(2), series.SoldOutHours(2), series.IsKnown(2)).Should().Be((0, 0, false));
        cut.Store("A").IsTraded(1).Should().BeFalse();
        whole.UpTo(new Origin(new DateOnly(2025, 1, 1))).Should().BeSameAs(whole);
    }

    [Fact]
    public void Rows_in_any_order_give_the_same_history()
    {
        string[] rows = ["A,P,2024-02-01,5,,1,,,", "A,Q,2024-02-02,2,,,,,", "B,P,2024-02-02,4,,,,3,2",
            "A,P,2024-02-04,1,,2,,,"];
        using var sorted = Folder(string.Join('\n', rows));
        using var turned = Folder(string.Join('\n', rows.Reverse()));

        Text(Read(turned).History).Should().Be(Text(Read(sorted).History));
    }

    [Theory]
    [InlineData("X,P,2024-02-01,5,,,,,", "store_id", "not in stores.csv")]
    [InlineData("A,X,2024-02-01,5,,,,,", "sku_id", "not in skus.csv")]
    [InlineData("A,P,2024-02-30,5,,,,,", "date", "exists")]
    [InlineData("A,P,2024-02-01,,,,,,", "units", "empty")]
    [InlineData("A,P,2024-02-01,-1,,,,,", "units", "negative")]
    [InlineData("A,P,2024-02-01,60001,,,,,", "units", "60,000")]
    [InlineData("A,P,2024-02-01,1.5,,,,,", "units", "fractional")]
    [InlineData("A,P,2024-02-01,1,,-2,,,", "price", "0 or more")]
    [InlineData("A,P,2024-02-01,1,,,,25,", "sold_out_hours", "0 to 24")]
    [InlineData("A,P,2024-02-01,1,,,,,-1", "walk_in_units", "negative")]
    [InlineData("A,P,2024-02-02,6,,,,,", "units", "an earlier row gives 4")]
    public void A_bad_row_of_sales_is_rejected_and_the_others_stay(string row, string column, string reason)
    {
        using var folder = Folder($"A,P,2024-02-02,4,,,,,\n{row}\n");

        var reading = Read(folder);

        var reject = reading.Log.Rejects.Should().ContainSingle().Subject;
        (reject.File, reject.Line, reject.Column).Should().Be(("sku-daily.csv", 3, column));
        reject.Reason.Should().Contain(reason);
        reading.History.Store("A").Series.Should().ContainSingle();
    }

    [Theory]
    [InlineData("R,x,0,4,1,1,1,", "pack_size", "at least 1")]
    [InlineData("R,x,6,0,1,1,1,", "shelf_life_days", "at least 1")]
    [InlineData("R,x,6,4,-1,1,1,", "lead_time_days", "negative")]
    [InlineData("R,x,6,4,1,0,1,", "min_order_packs", "at least 1")]
    [InlineData("R,x,6,4,1,3,1,2", "max_order_packs", "fewer packs than the smallest order")]
    [InlineData("R,x,6,4,1,1,18,", "delivery_weekdays", "1 for Monday")]
    [InlineData("P,x,6,4,1,1,1,", "sku_id", "twice")]
    public void A_bad_row_of_skus_is_rejected(string row, string column, string reason)
    {
        using var folder = new ContractFolder().With("stores.csv", ContractFolder.SmallStores)
            .With("skus.csv", $"{Skus}{row}\n");

        var reading = Read(folder);

        var reject = reading.Log.Rejects.Should().ContainSingle().Subject;
        (reject.Line, reject.Column).Should().Be((4, column));
        reject.Reason.Should().Contain(reason);
        reading.History.Skus.Should().HaveCount(2);
    }

    [Fact]
    public void Promotions_hold_for_their_region_and_days()
    {
        using var folder = Folder("A,P,2024-02-01,5,,,,,\n").With("sku-promotions.csv",
            "sku_id,first_date,last_date,region,price,depth\nP,2024-02-02,2024-02-03,,2,0.2\n"
            + "P,2024-02-03,2024-02-03,north,1,0.4\nP,2024-02-05,2024-02-04,,1,0.4\nP,2024-02-05,2024-02-05,,1,2\n");

        var reading = Read(folder);

        reading.Log.Rejects.Select(r => (r.Line, r.Column)).Should().Equal((4, "last_date"), (5, "depth"));
        var history = reading.History;
        history.PromotionOn("P", "", new DateOnly(2024, 2, 3))!.Depth.Should().Be(0.2);
        history.PromotionOn("P", "north", new DateOnly(2024, 2, 3))!.Depth.Should().Be(0.4);
        history.PromotionOn("P", "", new DateOnly(2024, 2, 4)).Should().BeNull();
        history.PromotionOn("Q", "", new DateOnly(2024, 2, 3)).Should().BeNull();
    }

    [Fact]
    public void Stock_and_deliveries_are_read_and_bad_rows_rejected()
    {
        using var folder = Folder("").With("stock.csv",
            "store_id,sku_id,as_of,on_hand,on_order,reserved\nA,P,2024-02-01,5,6,1\nA,P,2024-02-01,5,6,1\n"
            + "A,P,2024-02-01,7,6,1\nA,Q,2024-02-01,-3,,\nA,Q,2024-02-02,3,,\n").With("deliveries.csv",
            "store_id,sku_id,ordered_on,due_on,delivered_on,units\nA,P,2024-02-01,2024-02-02,2024-02-03,12\n"
            + "A,P,2024-02-02,2024-02-03,,12\nA,P,2024-02-02,2024-02-01,,12\nA,P,2024-02-02,2024-02-03,2024-02-01,1\n");

        var reading = Read(folder);

        reading.Levels.Should().Equal(
            new StockLevel("A", "P", new DateOnly(2024, 2, 1), 5, 6, 1),
            new StockLevel("A", "Q", new DateOnly(2024, 2, 2), 3, 0, 0));
        reading.Deliveries.Select(d => d.DeliveredOn).Should().Equal(new DateOnly(2024, 2, 3), null);
        reading.Log.Rejects.Select(r => (r.File, r.Line, r.Column)).Should().Equal(
            ("stock.csv", 4, "on_hand"), ("stock.csv", 5, "on_hand"), ("deliveries.csv", 4, "due_on"),
            ("deliveries.csv", 5, "delivered_on"));
    }

    [Fact]
    public void Without_a_list_of_skus_they_are_taken_from_the_sales_and_this_is_said()
    {
        using var folder = new ContractFolder().With("sku-daily.csv", "store_id,sku_id,date,units\nU,Z,2024-02-01,5\n");

        var reading = Read(folder);

        reading.Log.FellBack.Should().BeTrue();
        reading.Log.Warnings.Should().Contain(w => w.StartsWith("skus.csv is missing", StringComparison.Ordinal));
        reading.History.Store("U").Series.Should().ContainSingle().Which.Sku.Id.Should().Be("Z");
    }

    private static ContractFolder Folder(string sales) => new ContractFolder()
        .With("stores.csv", ContractFolder.SmallStores).With("skus.csv", Skus).With("sku-daily.csv",
            SalesHeader + sales);

    private static SkuReading Read(ContractFolder folder) => SkuHistoryFolder.Read([folder.Path]);

    private static string Text(SkuHistory history) => string.Join('\n',
        from store in history.Stores
        from series in store.Series.OrderBy(s => s.Sku.Id, StringComparer.Ordinal)
        from day in Enumerable.Range(0, history.Days)
        select FormattableString.Invariant(
            $"{series.StoreId} {series.Sku.Id} {day} {series.IsKnown(day)} {series.Units(day)} {series.Price(day)}"));
}
