using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Reconciliation;

/// <summary>Daily forecasts of a hierarchy, each made by itself, so that they do not add up yet.</summary>
public sealed class BaseForecasts
{
    /// <summary>Puts forecasts of one run beside each other.</summary>
    /// <param name="hierarchy">How series add up.</param>
    /// <param name="bottom">[bottom] in the hierarchy's order.</param>
    /// <param name="sums">Totals that have a forecast: indices into <see cref="Hierarchy.Sums"/>.</param>
    /// <param name="totals">Their forecasts, in the order of <paramref name="sums"/>; may be empty.</param>
    /// <exception cref="ArgumentException">They are not daily, or not of one run.</exception>
    public BaseForecasts(
        Hierarchy hierarchy,
        IReadOnlyList<ForecastDistribution> bottom,
        IReadOnlyList<int> sums,
        IReadOnlyList<ForecastDistribution> totals)
    {
        if (!bottom.Select(b => b.Key).SequenceEqual(hierarchy.Bottom) || sums.Count != totals.Count)
        {
            throw new ArgumentException("There is not one forecast per series and total, in order.", nameof(bottom));
        }

        var first = bottom[0];
        if (bottom.Concat(totals).FirstOrDefault(f => f.Grain != Grain.Daily
            || (f.Origin, f.PathCount, f.Steps) != (first.Origin, first.PathCount, first.Steps)) is { } odd)
        {
            throw new ArgumentException($"{odd.Key} is not of the same run as {first.Key}, or not daily.",
                nameof(bottom));
        }

        (Hierarchy, Bottom, Sums, Totals) = (hierarchy, bottom, sums, totals);
    }

    /// <summary>How series add up.</summary>
    public Hierarchy Hierarchy { get; }

    /// <summary>[bottom] forecasts in the hierarchy's order.</summary>
    public IReadOnlyList<ForecastDistribution> Bottom { get; }

    /// <summary>Totals that have a forecast: indices into <see cref="Hierarchy.Sums"/>.</summary>
    public IReadOnlyList<int> Sums { get; }

    /// <summary>Their forecasts.</summary>
    public IReadOnlyList<ForecastDistribution> Totals { get; }
}
