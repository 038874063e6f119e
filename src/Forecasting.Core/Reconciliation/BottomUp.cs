using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Reconciliation;

/// <summary>Totals are the sums of the bottom series as they are: path i of all of them belongs together.</summary>
public sealed class BottomUp : IReconciler
{
    /// <inheritdoc/>
    public string Name => "bottom-up";

    /// <inheritdoc/>
    public bool UsesTotals => false;

    /// <inheritdoc/>
    public IReadOnlyList<ForecastDistribution> Reconcile(BaseForecasts forecasts) => forecasts.Bottom;
}
