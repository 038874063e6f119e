using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.WeekdayMean;

/// <summary>
/// The mean of the same weekday (hour of the week) over the last known open weeks. What planners do by hand, and what
/// stands in for members that a series cannot be fitted to.
/// </summary>
public sealed class WeekdayMeanForecaster : IPointForecaster
{
    /// <summary>The member's name.</summary>
    public const string MemberName = "weekday-mean";

    private readonly int _weeks;

    /// <summary>Makes the specification.</summary>
    /// <param name="grain">The length of the steps.</param>
    /// <param name="weeks">Known open weeks that are averaged, 1 to 53; missing ones are looked for at most a year
    /// back.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weeks"/> is outside that range.</exception>
    public WeekdayMeanForecaster(Grain grain, int weeks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weeks, HourOfWeekMean.LongestLookBackWeeks);
        Grain = grain;
        _weeks = weeks;
    }

    /// <inheritdoc/>
    public string Name => MemberName;

    /// <inheritdoc/>
    public Grain Grain { get; }

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        WeekdayMeanModel.Fit(Name, Grain, _weeks, history);

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => WeekdayMeanModel.Load(file);
}
