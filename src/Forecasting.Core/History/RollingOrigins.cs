using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>The origins of a backtest: evenly spaced days, each one a cut of the history.</summary>
public sealed record RollingOrigins
{
    private readonly int _count;
    private readonly int _stepDays;

    /// <summary>The first origin.</summary>
    public required Origin First { get; init; }

    /// <summary>Number of origins, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int Count
    {
        get => _count;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Count));
            _count = value;
        }
    }

    /// <summary>Days from one origin to the next, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int StepDays
    {
        get => _stepDays;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(StepDays));
            _stepDays = value;
        }
    }

    /// <summary>The last origin.</summary>
    public Origin Last => new(First.LastDay.AddDays((Count - 1) * StepDays));

    /// <summary>All origins, ascending.</summary>
    public IReadOnlyList<Origin> All =>
        [.. Enumerable.Range(0, Count).Select(i => new Origin(First.LastDay.AddDays(i * StepDays)))];

    /// <summary>Refuses origins before which nothing is known or after which nothing came.</summary>
    /// <param name="history">What the origins cut.</param>
    /// <exception cref="ArgumentException">An origin lies before the first day, or not before the last.</exception>
    public void EnsureWithin(DemandHistory history)
    {
        if (First.LastDay < history.FirstDay)
        {
            throw new ArgumentException(
                $"The first origin {First} lies before the data, which reach from {history.FirstDay:O} to "
                + $"{history.LastDay:O}.");
        }

        if (Last.LastDay >= history.LastDay)
        {
            throw new ArgumentException(
                $"After the origin {Last} there is nothing to compare with: the data reach from "
                + $"{history.FirstDay:O} to {history.LastDay:O}. Choose an earlier first "
                + "origin, fewer origins or a smaller step.");
        }
    }
}
