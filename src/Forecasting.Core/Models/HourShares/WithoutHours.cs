using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.HourShares;

/// <summary>A daily member that speaks only where there are no hours: with them, its hourly twin hears more.</summary>
/// <param name="daily">The daily member.</param>
public sealed class WithoutHours(IPointForecaster daily) : IPointForecaster
{
    /// <inheritdoc/>
    public string Name => daily.Name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public bool LearnsFromManySeries => daily.LearnsFromManySeries;

    /// <inheritdoc/>
    public IReadOnlyList<IPointForecaster> Voices => daily.Voices;

    /// <inheritdoc/>
    public IPointForecaster ForCalibration => daily.ForCalibration;

    /// <inheritdoc/>
    public bool AppliesTo(DemandHistory history) =>
        history.Hourly.Count < history.Daily.Count && daily.AppliesTo(history);

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        daily.Fit(history, horizon, cancellation);

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => daily.Load(file);
}
