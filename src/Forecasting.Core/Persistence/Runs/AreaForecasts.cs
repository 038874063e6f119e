namespace Forecasting.Core.Persistence.Runs;

/// <summary>
/// The forecasts of areas, which are the regions and the whole chain, for each channel and for <c>all</c>. A key's
/// first part is the region, empty for the chain.
/// </summary>
/// <param name="Daily">Daily forecasts.</param>
/// <param name="Hourly">Hourly forecasts of areas whose every series has hours.</param>
/// <param name="Weekly">Totals of whole weeks.</param>
public sealed record AreaForecasts(
    IReadOnlyList<RoundedForecast> Daily,
    IReadOnlyList<RoundedForecast> Hourly,
    IReadOnlyList<RoundedForecast> Weekly)
{
    /// <summary>The chain's place in a key.</summary>
    public const string Chain = "";

    /// <summary>No areas, as in a run of an older version.</summary>
    public static AreaForecasts None { get; } = new([], [], []);
}
