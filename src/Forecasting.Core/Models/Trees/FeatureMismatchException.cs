using Forecasting.Core.Features;

namespace Forecasting.Core.Models.Trees;

/// <summary>A model meets orders whose features are others than those that it was fitted to.</summary>
/// <param name="model">The model's name.</param>
/// <param name="difference">What differs.</param>
public sealed class FeatureMismatchException(string model, string difference) : InvalidOperationException(
    $"The trained model {model} does not fit the calendar, covariates or stores as they are now: {difference}. "
    + "Train again ('rtmart train' or 'rtmart nightly'), or import what it was trained with.")
{
    /// <summary>Refuses a layout that is not the model's.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="fitted">The layout that it was fitted to.</param>
    /// <param name="now">The layout of what it is to forecast.</param>
    /// <exception cref="FeatureMismatchException">They differ.</exception>
    public static void ThrowIfDifferent(string model, FeatureLayout fitted, FeatureLayout now)
    {
        if (fitted.Difference(now) is { } difference)
        {
            throw new FeatureMismatchException(model, difference);
        }
    }
}
