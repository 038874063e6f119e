using System.Data.Common;
using Dapper;
using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;
using static Forecasting.Core.Persistence.ColumnKind;
using static Forecasting.Core.Persistence.ColumnRole;

namespace Forecasting.Core.Persistence;

/// <summary>The table of channels.</summary>
internal static class ChannelsTable
{
    public static readonly TableShape Shape = new(
        "channels",
        new("channel_id", Text, Key),
        new("name", Text, Value),
        new("promise", Text, Value),
        new("radius_km", Number, Value),
        new("picks_from", Text, Value));

    public static void Write(RowSink sink, Channel channel)
    {
        sink.Text(channel.Id);
        sink.Text(channel.Name);
        sink.Text(PromiseName.Of(channel.Promise));
        sink.Number(channel.RadiusKm);
        sink.Text(channel.PicksFrom);
        sink.EndRow();
    }

    /// <summary>All channels by id.</summary>
    public static IEnumerable<Channel> Read(DbConnection connection) => connection.Query<ChannelRow>(
        """
        select channel_id as Id, name as Name, promise as Promise, radius_km as RadiusKm, picks_from as PicksFrom
        from channels order by channel_id
        """).Select(row => row.ToChannel());

    private sealed record ChannelRow
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string Promise { get; init; }

        public double? RadiusKm { get; init; }

        public required string PicksFrom { get; init; }

        public Channel ToChannel() => new()
        {
            Id = Id,
            Name = Name,
            Promise = PromiseName.Find(Promise) ?? DeliveryPromise.OneHour,
            RadiusKm = RadiusKm,
            PicksFrom = PicksFrom,
        };
    }
}
