namespace Forecasting.Core.Domain;

/// <summary>How far ahead a forecast reaches: leads 1 to <see cref="Days"/>, both ends included.</summary>
public readonly record struct Horizon
{
    /// <summary>The longest horizon that the models accept, in days.</summary>
    public const int MaximumDays = 366;

    /// <summary>Makes a horizon.</summary>
    /// <param name="days">Days ahead, 1 to <see cref="MaximumDays"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is outside that range.</exception>
    public Horizon(int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaximumDays);
        Days = days;
    }

    /// <summary>Days ahead.</summary>
    public int Days { get; }
}
