using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Reconciliation;

/// <summary>Makes forecasts of a hierarchy add up by choosing new paths for the bottom series.</summary>
public interface IReconciler
{
    /// <summary>The name in results; lower case with hyphens.</summary>
    string Name { get; }

    /// <summary>Whether it looks at base forecasts of totals at all.</summary>
    bool UsesTotals { get; }

    /// <summary>
    /// New daily paths of the bottom series, in the hierarchy's order: 0 or more, 0 wherever the base path of a series
    /// is 0 in every path. Totals are their sums, so whatever it returns adds up.
    /// </summary>
    /// <param name="forecasts">What was forecast by itself.</param>
    IReadOnlyList<ForecastDistribution> Reconcile(BaseForecasts forecasts);
}
