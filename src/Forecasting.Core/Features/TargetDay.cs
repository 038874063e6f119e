namespace Forecasting.Core.Features;

/// <summary>One day to forecast for one series from one origin, and all that a feature may look at.</summary>
/// <param name="chain">States of all series up to some day at or after the origin.</param>
/// <param name="series">Index of the series.</param>
/// <param name="origin">Day index of the last known day; a snapshot day of the state.</param>
/// <param name="leadDays">Days from the origin to the target, at least 1.</param>
public readonly struct TargetDay(ChainState chain, int series, int origin, int leadDays)
{
    /// <summary>A number that stands for "unknown" in a feature row: far below all real values, so that a tree can
    /// split it off.</summary>
    public const float Unknown = -9;

    /// <summary>All states.</summary>
    public ChainState Chain { get; } = chain;

    /// <summary>Index of the series.</summary>
    public int Series { get; } = series;

    /// <summary>The series' state.</summary>
    public DemandState State { get; } = chain.States[series];

    /// <summary>Day index of the last known day.</summary>
    public int Origin { get; } = origin;

    /// <summary>Days from the origin to the target.</summary>
    public int LeadDays { get; } = leadDays;

    /// <summary>Day index of the target.</summary>
    public int Day => Origin + LeadDays;

    /// <summary>The level that the target is a ratio to: log, half-life of 14 days.</summary>
    public float Level => State.Middle[Origin];

    /// <summary>The profile of the target's weekday and regime as known at the origin, log ratio to the
    /// level.</summary>
    public float Profile => State.Snapshots[Origin][State.Cell(Day)];

    /// <summary>What level and profile alone say: log(1 + orders) of the target.</summary>
    public float Baseline => Level + Profile;

    /// <summary>A past value of an array, or NaN before its start; values after the origin are refused.</summary>
    /// <param name="values">[day].</param>
    /// <param name="day">Day index at or before the origin.</param>
    /// <exception cref="InvalidOperationException">The day lies after the origin: a feature peeks.</exception>
    public float Past(float[] values, int day) => day > Origin
        ? throw new InvalidOperationException($"A feature looks at day {day}, past its origin {Origin}.")
        : day >= 0 ? values[day] : float.NaN;

    /// <summary><paramref name="value"/>, or <see cref="Unknown"/> for NaN.</summary>
    /// <param name="value">Any number.</param>
    public static float OrUnknown(float value) => float.IsNaN(value) ? Unknown : value;

    /// <summary>Kind bits of the day that lies <paramref name="offset"/> days after the target; 0 beyond the
    /// calendar.</summary>
    /// <param name="offset">Days, negative = before the target.</param>
    public ulong Mask(int offset)
    {
        var day = Day + offset;
        return day >= 0 && day < State.Masks.Length ? State.Masks[day] : 0;
    }
}
