namespace Forecasting.Core.Forecasts;

/// <summary>What is stored and served of a distribution at one step.</summary>
/// <param name="Mean">Mean orders.</param>
/// <param name="Deciles">Quantiles 0.1 to 0.9, ascending, nine numbers.</param>
public sealed record QuantileSummary(double Mean, IReadOnlyList<double> Deciles)
{
    /// <summary>The median.</summary>
    public double Median => Deciles[4];
}
