namespace Forecasting.Core.Domain;

/// <summary>What a channel promises its customers.</summary>
public enum DeliveryPromise
{
    /// <summary>Delivered within one hour of the order.</summary>
    OneHour,

    /// <summary>Delivered within half a day.</summary>
    HalfDay,

    /// <summary>Delivered on the next day.</summary>
    NextDay,

    /// <summary>Delivered at an announced time.</summary>
    Scheduled,
}

/// <summary>A port through which orders come.</summary>
public sealed record Channel
{
    /// <summary>The id of all channels together, and of the only one where orders carry none.</summary>
    public const string AllId = "all";

    /// <summary>What makes up a store's orders: its own channels. Something of all channels beside them would count the
    /// same orders twice and is left out.</summary>
    /// <typeparam name="T">What there is one of per channel.</typeparam>
    /// <param name="ofStore">All of one store.</param>
    /// <param name="keyOf">Store and channel of one of them.</param>
    public static IReadOnlyList<T> Own<T>(IReadOnlyList<T> ofStore, Func<T, SeriesKey> keyOf) =>
        ofStore.Count == 1 ? ofStore : [.. ofStore.Where(one => keyOf(one).ChannelId != AllId)];

    /// <summary>Unique id, not empty.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people use; the id where none was given.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the channel promises.</summary>
    public DeliveryPromise Promise { get; init; } = DeliveryPromise.OneHour;

    /// <summary>Delivery radius in kilometres, or null.</summary>
    public double? RadiusKm { get; init; }

    /// <summary>Where its orders are picked: shelf, quick_pick or both.</summary>
    public string PicksFrom { get; init; } = "both";
}
