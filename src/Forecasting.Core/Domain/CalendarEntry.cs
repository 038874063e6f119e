namespace Forecasting.Core.Domain;

/// <summary>Something known ahead about a day: a closing, a holiday, a promotion, any event.</summary>
public sealed record CalendarEntry
{
    /// <summary>The kind that closes a store for the day.</summary>
    public const string ClosedKind = "closed";

    /// <summary>The kind of an official holiday.</summary>
    public const string PublicHolidayKind = "public_holiday";

    /// <summary>The kind of a price promotion.</summary>
    public const string PromotionKind = "promotion";

    /// <summary>The kind of an announced bulk order; the value is the number of orders, the name ends in the
    /// hour.</summary>
    public const string GroupOrderKind = "group_order";

    /// <summary>The local date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The family: closed, public_holiday, school_holiday, promotion, festival, ... any word.</summary>
    public required string Kind { get; init; }

    /// <summary>The event's own name; the kind where none was given.</summary>
    public string Name { get; init; } = "";

    /// <summary>The store it holds for; empty for all (of the region).</summary>
    public string StoreId { get; init; } = "";

    /// <summary>The region it holds for; empty for all.</summary>
    public string Region { get; init; } = "";

    /// <summary>A strength such as a discount, or null.</summary>
    public double? Value { get; init; }
}
