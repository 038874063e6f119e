namespace Forecasting.Core.Models.NewStore;

/// <summary>
/// What a new store sells relative to what was expected of it, learnt as orders arrive: a gamma prior about 1, updated
/// by counts (gamma-Poisson: Gelman et al. 2013, section 2.6), each order counting as 1 / dispersion of one
/// (quasi-Poisson: McCullagh and Nelder 1989, section 6.2.3), so that one odd day does not decide.
/// </summary>
/// <param name="Ratio">Posterior mean of sold over expected.</param>
/// <param name="Variance">Posterior variance of the ratio's log, about 1 / shape.</param>
public readonly record struct LevelUpdate(double Ratio, double Variance)
{
    /// <summary>Updates the prior. With prior variance 0.25 (shape 4), 30 sold, 20 expected and dispersion 5: ratio
    /// (4 + 6) / (4 + 4) = 1.25, variance 1 / 10.</summary>
    /// <param name="priorVariance">Variance of the ratio before any order, above 0.</param>
    /// <param name="sold">Orders that came, weighted by recency, 0 or more.</param>
    /// <param name="expected">Orders that were expected on the same days, weighted alike, 0 or more.</param>
    /// <param name="dispersion">Variance over mean of a day's orders, above 0; 1 for Poisson.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LevelUpdate Of(double priorVariance, double sold, double expected, double dispersion)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(priorVariance);
        ArgumentOutOfRangeException.ThrowIfNegative(sold);
        ArgumentOutOfRangeException.ThrowIfNegative(expected);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dispersion);
        var shape = (1 / priorVariance) + (sold / dispersion);
        var rate = (1 / priorVariance) + (expected / dispersion);
        return new LevelUpdate(shape / rate, 1 / shape);
    }
}
