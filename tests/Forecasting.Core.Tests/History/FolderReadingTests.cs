namespace Forecasting.Core.Tests.History;

public sealed class FolderReadingTests
{
    [Fact]
    public void A_daily_file_becomes_series_with_unknown_days_as_NaN()
    {
        using var folder = new ContractFolder()
            .With("stores.csv", ContractFolder.SmallStores)
            .With("orders-daily.csv", "store_id,date,orders\nA,2024-01-01,5\nA,2024-01-03,0\nB,2024-01-02,7\n");

        var reading = folder.Read();

        reading.Rejects.Should().BeEmpty();
        reading.Warnings.Should().BeEmpty();
        reading.History.Daily.Should().HaveCount(2);
        reading.History.Daily[0].Values.ToArray().Should().Equal(5, double.NaN, 0);
        reading.History.Daily[1].Values.ToArray().Should().Equal(double.NaN, 7, double.NaN);
    }

    [Theory]
    [InlineData("2024-01-20", 1)]
    [InlineData("2024-03-20", 0)]
    [InlineData("2023-01-20", 0)]
    [InlineData("", 0)]
    public void A_store_that_is_just_opening_has_a_series_in_every_channel_that_most_stores_have(
        string openedOn, int expected)
    {
        using var folder = new ContractFolder()
            .With("stores.csv", $"store_id,opened_on\nA,\nB,\nC,\nnew,{openedOn}\n")
            .With("orders-hourly.csv", "store_id,date,hour,orders,channel_id\nA,2024-01-01,9,5,app\n"
                + "B,2024-01-10,9,5,app\nC,2024-01-10,9,5,app\nC,2024-01-10,9,5,web\n");

        var history = folder.Read().History;

        foreach (var series in new[] { history.Daily, history.Hourly })
        {
            series.Should().HaveCount(4 + expected);
            series.Select(s => s.Key).Should().BeInAscendingOrder();
            series.Where(s => s.Key.StoreId == "new").Should().OnlyContain(s => s.Key.ChannelId == "app")
                .And.OnlyContain(s => s.FirstKnownStep() == -1);
        }
    }

    [Fact]
    public void Byte_order_mark_line_ends_quotes_blanks_and_column_order_do_not_matter()
    {
        using var folder = new ContractFolder()
            .With("stores.csv", "\uFEFFname,store_id\r\n\"North, \"\"old\"\"\r\ntown\",A\r\n\r\n\"B\", B \r\n")
            .With("orders-daily.csv", "orders,\"date\",store_id\r\n 5.0 ,2024-01-01,\"A\"\r\n7,2024-01-02,B");

        var reading = folder.Read();

        reading.Rejects.Should().BeEmpty();
        reading.History.Stores.Select(s => s.Name).Should().Equal("North, \"old\"\r\ntown", "B");
        reading.History.Daily[0].Values.ToArray().Should().Equal(5, double.NaN);
    }

    [Fact]
    public void A_row_after_a_quoted_line_end_is_named_by_its_line_in_the_file()
    {
        using var folder = new ContractFolder()
            .With("stores.csv", "store_id,name\nA,\"two\nlines\"\n,empty\n")
            .With("orders-daily.csv", "store_id,date,orders\nA,2024-01-01,1\n");

        folder.Read().Rejects.Should().ContainSingle().Which.Line.Should().Be(4);
    }

    [Fact]
    public void Compressed_files_read_like_plain_ones_and_unknown_columns_are_warned_about()
    {
        using var folder = new ContractFolder().With("stores.csv", "store_id,area_m2\nA,800\n").WithBytes(
            "orders-daily.csv.gz", ContractFolder.Gzip("store_id,date,orders,mood\nA,2024-01-01,5,good\n"));

        var reading = folder.Read();

        reading.History.Daily[0].Values.ToArray().Should().Equal(5);
        reading.History.Stores[0].Attributes.Should().ContainKey("area_m2").WhoseValue.Should().Be("800");
        reading.Warnings.Should().ContainSingle().Which.Should().Contain("orders-daily.csv.gz").And.Contain("mood");
        reading.FellBack.Should().BeFalse();
    }

    [Fact]
    public void Without_stores_they_are_taken_from_the_orders_with_a_warning()
    {
        using var folder = new ContractFolder().With("orders-daily.csv", "store_id,date,orders\nA,2024-01-01,5\n");

        var reading = folder.Read();

        reading.History.Stores.Should().ContainSingle().Which.TimeZoneId.Should().Be("UTC");
        reading.FellBack.Should().BeTrue();
    }

    [Fact]
    public void A_row_that_begins_with_a_number_sign_is_a_row()
    {
        using var folder = new ContractFolder().With("stores.csv", "store_id\n#1\n")
            .With("orders-daily.csv", "store_id,date,orders\n#1,2024-01-01,5\n");

        folder.Read().History.Daily.Should().ContainSingle().Which.Key.StoreId.Should().Be("#1");
    }

    [Fact]
    public void Calendar_entries_hold_for_a_store_a_region_or_everywhere()
    {
        using var folder = new ContractFolder()
            .With("stores.csv", "store_id,region\nA,north\nB,south\n")
            .With("orders-daily.csv", "store_id,date,orders\nA,2024-01-01,5\nB,2024-01-01,5\n")
            .With("calendar.csv", "date,kind,store_id,region\n2024-01-01,closed,A,\n"
                + "2024-01-01,sale,,south\n2024-01-01,feast,,\n");

        var history = folder.Read().History;

        Kinds("A").Should().Equal("feast", "closed");
        Kinds("B").Should().Equal("feast", "sale");

        IEnumerable<string> Kinds(string store) =>
            history.Calendar.On(history.Store(store), new DateOnly(2024, 1, 1)).Select(e => e.Kind);
    }

    [Fact]
    public void A_covariate_that_is_not_known_ahead_ends_at_the_origin()
    {
        using var folder = new ContractFolder().With("stores.csv", "store_id\nA\n")
            .With("orders-daily.csv", "store_id,date,orders\nA,2024-01-01,5\nA,2024-01-02,5\n")
            .With("covariates-daily.csv", "store_id,date,name,value,known_ahead\n"
                + ",2024-01-02,rain,3,0\n,2024-01-02,price,4,1\n");
        var cut = folder.Read().History.UpTo(new(new DateOnly(2024, 1, 1)));

        cut.Covariates.Single(c => c.Name == "rain").At(new DateOnly(2024, 1, 2)).Should().Be(double.NaN);
        cut.Covariates.Single(c => c.Name == "price").At(new DateOnly(2024, 1, 2)).Should().Be(4);
    }
}
