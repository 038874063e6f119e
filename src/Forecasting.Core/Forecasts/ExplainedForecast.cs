namespace Forecasting.Core.Forecasts;

/// <summary>A distribution with the reasons behind its means.</summary>
/// <param name="Forecast">The distribution.</param>
/// <param name="Steps">[step] splits of the means.</param>
public sealed record ExplainedForecast(ForecastDistribution Forecast, IReadOnlyList<Explanation> Steps);
