using System.Data.Common;
using System.Text.Json;
using Dapper;
using Forecasting.Core.Domain;
using static Forecasting.Core.Persistence.ColumnKind;
using static Forecasting.Core.Persistence.ColumnRole;

namespace Forecasting.Core.Persistence;

/// <summary>The table of stores; further columns of stores.csv are kept as one JSON object.</summary>
internal static class StoresTable
{
    public static readonly TableShape Shape = new(
        "stores",
        new("store_id", Text, Key),
        new("name", Text, Value),
        new("region", Text, Value),
        new("city", Text, Value),
        new("timezone", Text, Value),
        new("opened_on", Date, Value),
        new("open_hour", Whole, Value),
        new("close_hour", Whole, Value),
        new("attributes", Text, Value));

    public static void Write(RowSink sink, Store store)
    {
        sink.Text(store.Id);
        sink.Text(store.Name);
        sink.Text(store.Region);
        sink.Text(store.City);
        sink.Text(store.TimeZoneId);
        sink.Date(store.OpenedOn);
        sink.Whole(store.OpenHour);
        sink.Whole(store.CloseHour);

        // Sorted, so that another order of columns is not taken for a change.
        sink.Text(JsonSerializer.Serialize(new SortedDictionary<string, string>(
            store.Attributes.ToDictionary(a => a.Key, a => a.Value), StringComparer.Ordinal)));
        sink.EndRow();
    }

    /// <summary>All stores by id.</summary>
    public static IEnumerable<Store> Read(DbConnection connection) => connection.Query<StoreRow>(
        """
        select store_id as Id, name as Name, region as Region, city as City, timezone as TimeZoneId,
            opened_on as OpenedOn, open_hour as OpenHour, close_hour as CloseHour, attributes as Attributes
        from stores order by store_id
        """).Select(row => row.ToStore());

    /// <summary>A store; null where there is none of that id.</summary>
    public static Store? Find(DbConnection connection, string storeId) =>
        Read(connection).FirstOrDefault(s => s.Id == storeId);

    private sealed record StoreRow
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string Region { get; init; }

        public required string City { get; init; }

        public required string TimeZoneId { get; init; }

        public DateOnly? OpenedOn { get; init; }

        public int? OpenHour { get; init; }

        public int? CloseHour { get; init; }

        public required string Attributes { get; init; }

        public Store ToStore() => new()
        {
            Id = Id,
            Name = Name,
            Region = Region,
            City = City,
            TimeZoneId = TimeZoneId,
            OpenedOn = OpenedOn,
            OpenHour = OpenHour,
            CloseHour = CloseHour,
            Attributes = JsonSerializer.Deserialize<Dictionary<string, string>>(Attributes) ?? [],
        };
    }
}
