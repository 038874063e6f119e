namespace Forecasting.Core.Features;

/// <summary>THE ordered list of feature families. To add one: Features/&lt;Name&gt;Features.cs and a line
/// here.</summary>
public static class FeatureSet
{
    /// <summary>All families, in column order.</summary>
    public static IReadOnlyList<IFeatureFamily> Families { get; } =
    [
        new LevelFeatures(),
        new WeekdayFeatures(),
        new SeasonFeatures(),
        new FeastFeatures(),
        new EventFeatures(),
        new EventValueFeatures(),
        new CovariateFeatures(),
        new StoreFeatures(),
    ];
}
