using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Accuracy.Tests;

/// <summary>A fake that keeps every history it is given, and copies the last day of each series.</summary>
internal sealed class HistoryKeeper : IForecaster
{
    public List<DemandHistory> Fitted { get; } = [];

    public List<DemandHistory> Contexts { get; } = [];

    public string Name => "keeper";

    public Grain Grain => Grain.Daily;

    public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        Fitted.Add(history);
        return new Model(this);
    }

    public IFittedModel Load(Stream file) => new Model(this);

    private sealed class Model(HistoryKeeper keeper) : IFittedModel
    {
        public IReadOnlyList<FitFailure> Failures => [];

        public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon)
        {
            keeper.Contexts.Add(context);
            return [.. context.Daily.Select(s => new ForecastDistribution(
                s.Key, context.Origin, Grain.Daily, 1,
                [.. Enumerable.Repeat((float)s.Values[context.Days - 1], horizon.Days)]))];
        }

        public void Save(Stream file)
        {
        }
    }
}
