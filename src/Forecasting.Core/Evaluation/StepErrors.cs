namespace Forecasting.Core.Evaluation;

/// <summary>
/// Everything that one forecast step adds to sums of errors, computed once however many groups it belongs to.
/// </summary>
public readonly record struct StepErrors
{
    private readonly int _below;
    private readonly int _at;

    /// <summary>Compares one step with what came.</summary>
    /// <param name="actual">Orders that came, known.</param>
    /// <param name="mean">Mean forecast, orders, 0 or more.</param>
    /// <param name="deciles">Nine quantiles, ascending, orders.</param>
    public StepErrors(double actual, double mean, ReadOnlySpan<double> deciles)
    {
        Actual = actual;
        Mean = mean;
        Error = deciles[4] - actual;
        DecileLoss = DistributionMetrics.DecileLoss(actual, deciles);
        Unavoidable = NoiseFloor.AbsoluteError(mean);
        IsInside80 = DistributionMetrics.Covers80(actual, deciles);
        IsOpen = deciles[^1] > 0;
        for (var k = 0; k < deciles.Length; k++)
        {
            _below |= actual < deciles[k] ? 1 << k : 0;
            _at |= actual == deciles[k] ? 1 << k : 0;
        }
    }

    /// <summary>Orders that came.</summary>
    public double Actual { get; }

    /// <summary>Mean forecast, orders.</summary>
    public double Mean { get; }

    /// <summary>Median minus actual, orders; positive is too many.</summary>
    public double Error { get; }

    /// <summary>Loss of the distribution, orders.</summary>
    public double DecileLoss { get; }

    /// <summary>The absolute error that counting noise alone makes unavoidable, orders.</summary>
    public double Unavoidable { get; }

    /// <summary>Whether the actual lies inside the 80 % band, ends included.</summary>
    public bool IsInside80 { get; }

    /// <summary>Whether the forecast left a chance of orders (q90 above 0): not closed, not asleep.</summary>
    public bool IsOpen { get; }

    /// <summary>1 where the actual lies below a decile, 0.5 where it equals it, else 0.</summary>
    /// <param name="decile">0 for q10 to 8 for q90.</param>
    public double AtOrBelow(int decile) => (((_below >> decile) & 1) * 1.0) + (((_at >> decile) & 1) * 0.5);
}
