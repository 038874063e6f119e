using Forecasting.Core.Domain;

namespace Forecasting.Core.Tests.History;

public sealed class RawOrdersTests
{
    private const string Header = "order_id,store_id,placed_at,channel_id\n";

    [Fact]
    public void An_offset_is_converted_to_the_hour_of_the_store()
    {
        var day = Hours("B", "1,B,2024-06-01T20:30:00Z,a\n2,B,2024-06-02T04:59:59.9+08:00,a\n3,B,2024-06-02 04:00,a\n");

        day[4].Should().Be(3);
    }

    [Fact]
    public void Both_passes_of_the_repeated_hour_count_into_the_one_hour()
    {
        var day = Hours(
            "A", "1,A,2024-10-27T02:30:00+02:00,a\n2,A,2024-10-27T02:30:00+01:00,a\n3,A,2024-10-27T23:00,a\n");

        day[2].Should().Be(2);
        day[3..23].Should().OnlyContain(orders => orders == 0);
        day[23].Should().Be(1);
    }

    [Fact]
    public void The_skipped_hour_counts_nothing_and_leaves_the_day_known()
    {
        using var folder = new ContractFolder().With("stores.csv", ContractFolder.SmallStores).With(
            "orders-hourly.csv", "store_id,date,hour,orders\n" + string.Concat(Enumerable.Range(0, 24)
                .Where(hour => hour != 2).Select(hour => $"A,2024-03-31,{hour},10\n")));

        var history = folder.Read().History;

        history.Hourly[0].Values[2].Should().Be(0);
        history.Daily[0].Values[0].Should().Be(230);
    }

    [Fact]
    public void An_order_id_seen_twice_counts_once_and_with_another_time_is_rejected()
    {
        using var folder = Folder(
            "1,A,2024-06-01T10:00,a\n1,A,2024-06-01T10:00,a\n1,A,2024-06-01T11:00,a\n1,B,2024-06-01T10:00,a\n");

        var reading = folder.Read();

        reading.Rejects.Should().ContainSingle().Which.Line.Should().Be(4);
        reading.History.Hourly.Select(s => s.Values[10]).Should().Equal(1, 1);
    }

    [Fact]
    public void Hours_without_orders_are_zero_between_the_first_and_last_order_and_unknown_elsewhere()
    {
        using var folder = Folder(
            "1,A,2024-06-01T10:00,a\n2,A,2024-06-01T10:10,b\n3,A,2024-06-03T14:00,a\n4,B,2024-06-02T05:00,a\n");

        var history = folder.Read().History;

        var a = history.Find(new SeriesKey("A", "a"), Grain.Hourly)!;
        a.Day(0)[..10].ToArray().Should().OnlyContain(orders => double.IsNaN(orders), "the file begins later");
        a.Day(0)[10].Should().Be(1);
        a.Day(0)[11..].ToArray().Should().OnlyContain(orders => orders == 0);
        a.Day(1).ToArray().Should().OnlyContain(orders => double.IsNaN(orders), "the store has no order on that day");
        a.Day(2)[14].Should().Be(1);
        a.Day(2)[15..].ToArray().Should().OnlyContain(orders => double.IsNaN(orders), "the file ends before");
        var b = history.Find(new SeriesKey("A", "b"), Grain.Hourly)!;
        b.Day(2)[..15].ToArray().Should().OnlyContain(orders => orders == 0, "the store traded, this channel had none");
    }

    [Fact]
    public void A_channel_that_begins_later_is_unknown_before_its_first_day_and_not_without_orders()
    {
        using var folder = Folder("1,A,2024-06-01T10:00,a\n2,A,2024-06-02T10:00,a\n3,A,2024-06-02T12:00,new\n");

        var begun = folder.Read().History.Find(new SeriesKey("A", "new"), Grain.Hourly)!;

        begun.Day(0).ToArray().Should().OnlyContain(orders => double.IsNaN(orders));
        begun.Day(1)[..12].ToArray().Should().OnlyContain(orders => orders == 0);
        begun.Day(1)[12].Should().Be(1);
    }

    [Fact]
    public void Hours_given_beside_raw_orders_are_the_counts()
    {
        using var folder = Folder("1,A,2024-06-01T10:00,a\n")
            .With("orders-hourly.csv", "store_id,date,hour,orders,channel_id\nA,2024-06-01,10,4,a\n");

        folder.Read().History.Hourly[0].Values[10].Should().Be(4);
    }

    private static double[] Hours(string store, string rows)
    {
        using var folder = Folder(rows);
        var reading = folder.Read();
        reading.Rejects.Should().BeEmpty();
        var series = reading.History.Hourly.Single(s => s.Key.StoreId == store);
        return series.Day(series.Days - 1).ToArray();
    }

    private static ContractFolder Folder(string rows) =>
        new ContractFolder().With("stores.csv", ContractFolder.SmallStores).With("orders.csv", Header + rows);
}
