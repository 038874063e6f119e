using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.WeekdayMean;

namespace Forecasting.Core.Models.SeasonalNaive;

/// <summary>The last known open same weekday (hour of the week): the model that every other has to beat.</summary>
/// <param name="grain">The length of the steps.</param>
public sealed class SeasonalNaiveForecaster(Grain grain) : IPointForecaster
{
    private const int Weeks = 1;

    /// <inheritdoc/>
    public string Name => "seasonal-naive";

    /// <inheritdoc/>
    public Grain Grain { get; } = grain;

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        WeekdayMeanModel.Fit(Name, Grain, Weeks, history);

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => WeekdayMeanModel.Load(file);
}
