namespace Forecasting.Core.Features;

/// <summary>What a planner would name as the reason for a part of a forecast.</summary>
public enum Reason
{
    /// <summary>What the store sells on a plain day at present.</summary>
    Level,

    /// <summary>The day of the week.</summary>
    Weekday,

    /// <summary>The time of the year or month.</summary>
    Season,

    /// <summary>A holiday, festival, closing or another event on the day or near it.</summary>
    Event,

    /// <summary>A promotion on the day or near it.</summary>
    Promotion,

    /// <summary>The weather.</summary>
    Weather,

    /// <summary>All else: attributes of the store, corrections, roundings.</summary>
    Other,
}

/// <summary>The list of reasons, in the order in which splits are stored and served.</summary>
public static class Reasons
{
    /// <summary>Number of reasons.</summary>
    public const int Count = (int)Reason.Other + 1;

    /// <summary>Names in order: those of columns and answers.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["level", "weekday", "season", "event", "promotion", "weather", "other"];

    /// <summary>The reason that a family of features stands for; families without one of their own, such as store, are
    /// other.</summary>
    /// <param name="family">As <see cref="IFeatureFamily.Family"/>.</param>
    public static Reason Of(string family)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Names[i] == family)
            {
                return (Reason)i;
            }
        }

        return Reason.Other;
    }

    /// <summary>The reason behind a kind of calendar entry.</summary>
    /// <param name="kind">Such as <c>promotion</c> or <c>public_holiday</c>.</param>
    public static Reason OfKind(string kind) =>
        kind.Contains("promotion", StringComparison.OrdinalIgnoreCase) ? Reason.Promotion : Reason.Event;
}
