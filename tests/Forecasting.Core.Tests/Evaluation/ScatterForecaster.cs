using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Core.Tests.Evaluation;

/// <summary>A fake: last week's value of every step times each of nine factors, one path per factor.</summary>
internal sealed class ScatterForecaster(string name, Grain grain, params float[] factors) : IForecaster
{
    public string Name => name;

    public Grain Grain => grain;

    public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) => new Fitted(grain, factors);

    public IFittedModel Load(Stream file) => new Fitted(grain, factors);

    private sealed class Fitted(Grain grain, float[] factors) : IFittedModel
    {
        public IReadOnlyList<FitFailure> Failures => [];

        public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon) =>
            [.. context.Of(grain).Select(s => new ForecastDistribution(
                s.Key, context.Origin, grain, factors.Length, [.. factors.SelectMany(f => Path(s, horizon, f))]))];

        public void Save(Stream file)
        {
        }

        private static IEnumerable<float> Path(Series series, Horizon horizon, float factor)
        {
            var week = 7 * series.StepsPerDay;
            var known = series.Values.ToArray();
            for (var step = 0; step < horizon.Days * series.StepsPerDay; step++)
            {
                var value = known[known.Length - week + (step % week)];
                yield return double.IsNaN(value) ? 0 : (float)value * factor;
            }
        }
    }
}
