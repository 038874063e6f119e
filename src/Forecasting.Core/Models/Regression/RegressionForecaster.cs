using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Regression;

/// <summary>
/// A regression on the calendar with a level that drifts, pooled over all series: weekdays, waves of the year, days of
/// the month, events by the days before and after them, promotions by depth, covariates known ahead. Its effects are
/// normal with a prior about 0; channels, and then series, differ from all together by as much as they show.
/// </summary>
/// <param name="rowBudget">Days to learn pooled effects from at most, about.</param>
public sealed class RegressionForecaster(int rowBudget) : IPointForecaster
{
    private const int FewestDays = 84;

    // A member of its own, and what others are adjusted by: fitted once.
    private static readonly OncePerHistory<(Horizon Horizon, int RowBudget), RegressionModel> Fitted = new();

    /// <inheritdoc/>
    public string Name => "regression";

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public bool LearnsFromManySeries => true;

    /// <inheritdoc/>
    public IPointForecaster ForCalibration => AtLessCost;

    /// <summary>The one of <see cref="ForCalibration"/>.</summary>
    internal RegressionForecaster AtLessCost => new(rowBudget / 2);

    /// <inheritdoc/>
    public bool AppliesTo(DemandHistory history) => history.Days >= FewestDays;

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        FitOnce(history, horizon, cancellation);

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => RegressionModel.Load(file);

    /// <summary>As <see cref="Fit"/>; all who ask about one history share the model.</summary>
    internal RegressionModel FitOnce(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        Fitted.Get(history, (horizon, rowBudget), () =>
        {
            var (effects, speed) = RegressionFit.Run(
                ChainState.AtOrigin(history, horizon), horizon, rowBudget, cancellation);
            return new RegressionModel(effects, speed);
        });
}
