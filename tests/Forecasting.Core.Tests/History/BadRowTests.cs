namespace Forecasting.Core.Tests.History;

public sealed class BadRowTests
{
    private const string Daily = "orders-daily.csv";
    private const string Hourly = "orders-hourly.csv";
    private const string Raw = "orders.csv";

    [Theory]
    [InlineData(Daily, "A,2024-02-31,5", "date", "2024-02-31", "exists")]
    [InlineData(Daily, "A,2024-13-01,5", "date", "2024-13-01", "exists")]
    [InlineData(Daily, "A,2023-02-29,5", "date", "2023-02-29", "exists")]
    [InlineData(Daily, "A,01.02.2024,5", "date", "01.02.2024", "yyyy-MM-dd")]
    [InlineData(Daily, "A,2024/02/01,5", "date", "2024/02/01", "yyyy-MM-dd")]
    [InlineData(Daily, "A,2024-2-1,5", "date", "2024-2-1", "yyyy-MM-dd")]
    [InlineData(Daily, "A,2024-02-01 00:00,5", "date", "2024-02-01 00:00", "yyyy-MM-dd")]
    [InlineData(Daily, "A,0202-02-01,5", "date", "0202-02-01", "outside 1990 to 2099")]
    [InlineData(Daily, "A,,5", "date", "", "empty")]
    [InlineData(Daily, "A,2024-02-01,-1", "orders", "-1", "negative")]
    [InlineData(Daily, "A,2024-02-01,1.5", "orders", "1.5", "fractional")]
    [InlineData(Daily, "A,2024-02-01,many", "orders", "many", "not a number")]
    [InlineData(Daily, "A,2024-02-01,NaN", "orders", "NaN", "not a number")]
    [InlineData(Daily, "A,2024-02-01,1e99", "orders", "1e99", "exceed")]
    [InlineData(Daily, "A,2024-02-01,", "orders", "", "empty")]
    [InlineData(Daily, "X,2024-02-01,5", "store_id", "X", "not in stores.csv")]
    [InlineData(Daily, ",2024-02-01,5", "store_id", "", "empty")]
    [InlineData(Daily, "A,2024-02-01", "", "A,2024-02-01", "2 fields, the header 3")]
    [InlineData(Daily, "A,2024-02-01,5,6", "", "A,2024-02-01,5,6", "4 fields, the header 3")]
    [InlineData(Daily, "A,2024-02-01,5\0", "", "", "NUL")]
    [InlineData(Hourly, "A,2024-02-01,24,5", "hour", "24", "0 to 23")]
    [InlineData(Hourly, "A,2024-02-01,-1,5", "hour", "-1", "0 to 23")]
    [InlineData(Hourly, "A,2024-02-01,1.5,5", "hour", "1.5", "0 to 23")]
    [InlineData(Hourly, "A,2024-03-31,2,5", "hour", "2", "skips this hour")]
    [InlineData(Raw, "1,A,2024-03-31T02:30", "placed_at", "2024-03-31T02:30", "skips this hour")]
    [InlineData(Raw, "1,A,2024-02-01T24:00", "placed_at", "2024-02-01T24:00", "not a time")]
    [InlineData(Raw, "1,A,2024-02-01", "placed_at", "2024-02-01", "not a time")]
    [InlineData(Raw, "1,A,2024-02-01T10:00+15:00", "placed_at", "2024-02-01T10:00+15:00", "not a time")]
    [InlineData(Raw, ",A,2024-02-01T10:00", "order_id", "", "empty")]
    public void A_row_that_cannot_be_used_is_rejected_with_line_column_value_and_reason(
        string file, string row, string column, string value, string reason)
    {
        using var folder = Folder(file, row);

        var reading = folder.Read();

        var reject = reading.Rejects.Should().ContainSingle().Subject;
        (reject.File, reject.Line, reject.Column, reject.Value).Should().Be((file, 3, column, value));
        reject.Reason.Should().Contain(reason);
        reading.History.Daily.Should().ContainSingle().Which.Key.StoreId.Should().Be("B");
    }

    [Fact]
    public void A_second_row_for_the_same_key_is_harmless_with_the_same_value_and_rejected_with_another()
    {
        using var folder = Folder(Daily, "A,2024-02-01,5\nA,2024-02-01,5\nA,2024-02-01,6");

        var reading = folder.Read();

        reading.Rejects.Should().ContainSingle().Which.Line.Should().Be(5);
        reading.Rejects[0].Reason.Should().Contain("an earlier row gives 5");
        reading.History.Daily[0].Values[^1].Should().Be(5);
    }

    [Fact]
    public void An_unknown_channel_is_rejected_where_channels_are_listed_and_taken_where_they_are_not()
    {
        const string Rows = "store_id,date,orders,channel_id\nA,2024-01-01,5,app\nA,2024-01-01,6,fax\n";
        using var listed = new ContractFolder().With("stores.csv", ContractFolder.SmallStores)
            .With("channels.csv", "channel_id,promise\napp,one_hour\n").With(Daily, Rows);
        using var free = new ContractFolder().With("stores.csv", ContractFolder.SmallStores).With(Daily, Rows);

        listed.Read().Rejects.Should().ContainSingle().Which.Value.Should().Be("fax");
        free.Read().Rejects.Should().BeEmpty();
        free.Read().History.Channels.Select(c => c.Id).Should().Equal("app", "fax");
    }

    [Fact]
    public void Bad_rows_of_stores_channels_calendar_and_covariates_are_rejected()
    {
        using var folder = new ContractFolder()
            .With("stores.csv", "store_id,timezone,opened_on,open_hour,close_hour\nA,,,,\nA,,,,\nB,Mars/Base,,,\n"
                + "C,,2024-02-30,,\nD,,,8,\nE,,,,25\n,,,,\n")
            .With("channels.csv", "channel_id,promise,picks_from,radius_km\na,,,\na,,,\nb,soon,,\nc,,roof,\nd,,,far\n")
            .With(Daily, "store_id,date,orders,channel_id\nA,2024-01-01,1,a\n")
            .With("calendar.csv", "date,kind,store_id,value\n2024-01-01,closed,A,\n2024-01-01,closed,A,2\n2024-01-01,,A,\n"
                + "2024-01-01,closed,X,\n2024-01-01,closed,A,low\n")
            .With("covariates-hourly.csv", "store_id,date,hour,name,value,known_ahead\nA,2024-01-01,5,rain,1,1\n"
                + "A,2024-01-01,5,rain,2,1\nA,2024-01-01,24,rain,1,1\nA,2024-01-01,5,rain,inf,1\nA,2024-01-01,5,rain,1,yes\n");

        var reading = folder.Read();

        reading.Rejects.Where(r => r.File == "stores.csv").Select(r => (r.Line, r.Column)).Should().Equal(
            (3, "store_id"), (4, "timezone"), (5, "opened_on"), (6, "close_hour"), (7, "open_hour"), (8, "store_id"));
        reading.Rejects.Where(r => r.File == "channels.csv").Select(r => (r.Line, r.Column)).Should().Equal(
            (3, "channel_id"), (4, "promise"), (5, "picks_from"), (6, "radius_km"));
        reading.Rejects.Where(r => r.File == "calendar.csv").Select(r => (r.Line, r.Column)).Should().Equal(
            (3, "value"), (4, "kind"), (5, "store_id"), (6, "value"));
        reading.Rejects.Where(r => r.File == "covariates-hourly.csv").Select(r => (r.Line, r.Column)).Should().Equal(
            (3, "value"), (4, "hour"), (5, "value"), (6, "known_ahead"));
    }

    private static ContractFolder Folder(string file, string row)
    {
        var good = file switch
        {
            Daily => "store_id,date,orders\nB,2024-01-01,1\n",
            Hourly => "store_id,date,hour,orders\nB,2024-01-01,0,1\n",
            _ => "order_id,store_id,placed_at\n9,B,2024-01-01T00:00\n",
        };
        return new ContractFolder().With("stores.csv", ContractFolder.SmallStores).With(file, good + row + "\n");
    }
}
