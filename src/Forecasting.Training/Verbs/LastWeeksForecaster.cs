using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Training.Verbs;

/// <summary>
/// A stand-in until Models/Forecasters.cs lists the real ones: the same hour of the week over the last weeks, scattered by
/// that step's own past ratios to it.
/// </summary>
internal sealed class LastWeeksForecaster(string name, Grain grain, int weeks) : IForecaster
{
    private const int Paths = 100;

    public string Name => name;

    public Grain Grain => grain;

    public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) => new Fitted(grain, weeks);

    public IFittedModel Load(Stream file) => new Fitted(grain, weeks);

    private sealed class Fitted(Grain grain, int weeks) : IFittedModel
    {
        public IReadOnlyList<FitFailure> Failures => [];

        public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon) =>
            [.. context.Of(grain).Select(s => Forecast(context, s, horizon))];

        public void Save(Stream file)
        {
        }

        private ForecastDistribution Forecast(DemandHistory context, Series series, Horizon horizon)
        {
            var perDay = grain.StepsPerDay();
            var steps = horizon.Days * perDay;
            var paths = new float[Paths * steps];
            var random = new Random(7);
            for (var path = 0; path < Paths; path++)
            {
                var level = 1 + (0.1 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
                for (var step = 0; step < steps; step++)
                {
                    var closed = context.Calendar.IsClosed(
                        context.Store(series.Key.StoreId), context.LastDay.AddDays(1 + (step / perDay)));
                    var mean = closed ? 0 : Mean(series, step, perDay);
                    var scatter = (random.NextDouble() - 0.5) * 3 * Math.Sqrt(mean);
                    paths[(path * steps) + step] = (float)Math.Max(0, (mean * level) + scatter);
                }
            }

            return new ForecastDistribution(series.Key, context.Origin, grain, Paths, paths);
        }

        private double Mean(Series series, int step, int perDay)
        {
            var week = 7 * perDay;
            double sum = 0;
            var count = 0;
            for (var back = 0; back < weeks; back++)
            {
                var index = series.Values.Length - week + (step % week) - (back * week);
                if (index >= 0 && series.Values[index] > 0)
                {
                    sum += series.Values[index];
                    count++;
                }
            }

            return count > 0 ? sum / count : 0;
        }
    }
}
