namespace Forecasting.Core.Domain;

/// <summary>A shop that takes, picks and delivers orders.</summary>
public sealed record Store
{
    private static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();

    /// <summary>Unique id, not empty.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people use; the id where none was given.</summary>
    public string Name { get; init; } = "";

    /// <summary>Region, or empty.</summary>
    public string Region { get; init; } = "";

    /// <summary>City, or empty.</summary>
    public string City { get; init; } = "";

    /// <summary>IANA time zone of the store's local time.</summary>
    public string TimeZoneId { get; init; } = "UTC";

    /// <summary>First trading day, or null where it is not known.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>First open hour 0-23 (included), or null: no opening hours are known.</summary>
    public int? OpenHour { get; init; }

    /// <summary>
    /// Hour 0-24 at which the store closes (excluded), or null. At or before <see cref="OpenHour"/> it lies after
    /// midnight.
    /// </summary>
    public int? CloseHour { get; init; }

    /// <summary>Every further column of stores.csv by name: numbers or words that models may use.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = NoAttributes;

    /// <summary>Whether the opening hours contain <paramref name="hour"/>; true where none are known.</summary>
    /// <param name="hour">Local hour, 0-23.</param>
    public bool IsOpenHour(int hour)
    {
        if (OpenHour is not { } open || CloseHour is not { } close)
        {
            return true;
        }

        return open < close ? hour >= open && hour < close : hour >= open || hour < close;
    }
}
