namespace Forecasting.Core.History;

/// <summary>An outside number per day or hour: weather, a price index, a disturbance.</summary>
/// <param name="Name">The covariate's name.</param>
/// <param name="StoreId">The store it holds for; empty for all.</param>
/// <param name="KnownAhead">Whether the future is known (a plan or forecast); otherwise it is visible up to the origin
/// only.</param>
/// <param name="Values">By (day number, hour); hour is -1 for a daily value.</param>
public sealed record Covariate(
    string Name,
    string StoreId,
    bool KnownAhead,
    IReadOnlyDictionary<(int DayNumber, int Hour), double> Values)
{
    private readonly int _lastDayNumber = int.MaxValue;

    /// <summary>The value for a day or hour; NaN where there is none or it may not be known.</summary>
    /// <param name="date">Local date.</param>
    /// <param name="hour">0-23, or -1 for the daily value.</param>
    public double At(DateOnly date, int hour = -1) =>
        date.DayNumber <= _lastDayNumber && Values.TryGetValue((date.DayNumber, hour), out var value) ? value
            : double.NaN;

    /// <summary>The covariate as known at the end of <paramref name="lastDay"/>.</summary>
    /// <param name="lastDay">Last visible day (closed end).</param>
    internal Covariate UpTo(DateOnly lastDay) => KnownAhead ? this : new Covariate(this, lastDay.DayNumber);

    private Covariate(Covariate original, int lastDayNumber)
        : this(original.Name, original.StoreId, original.KnownAhead, original.Values) =>
        _lastDayNumber = Math.Min(original._lastDayNumber, lastDayNumber);
}
