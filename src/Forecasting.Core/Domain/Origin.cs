namespace Forecasting.Core.Domain;

/// <summary>The last day whose data a forecast may know (closed end). Lead 1 is the day after it.</summary>
/// <param name="LastDay">Store-local date; everything up to its hour 23 is known.</param>
public readonly record struct Origin(DateOnly LastDay)
{
    /// <summary>The day that lies <paramref name="leadDays"/> after the origin.</summary>
    /// <param name="leadDays">Days ahead, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leadDays"/> is less than 1.</exception>
    public DateOnly Target(int leadDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leadDays, 1);
        return LastDay.AddDays(leadDays);
    }

    /// <summary>Days from the origin to <paramref name="target"/>; 1 is the day after the origin.</summary>
    /// <param name="target">The day that is forecast.</param>
    public int LeadDays(DateOnly target) => target.DayNumber - LastDay.DayNumber;

    /// <inheritdoc/>
    public override string ToString() => LastDay.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
