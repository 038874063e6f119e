using System.Runtime.CompilerServices;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Accuracy;

/// <summary>
/// A forecaster that sees the parts of a history one by one, each by itself and changed as the split says, and puts
/// their forecasts together again. Never kept as a file.
/// </summary>
/// <param name="inner">Fitted to every part.</param>
/// <param name="split">The parts of a history, in an order of its own; together they hold all series.</param>
internal sealed class SplitForecaster(IForecaster inner, Func<DemandHistory, IReadOnlyList<DemandHistory>> split)
    : IForecaster
{
    private const string NoFile = "A variant of the bench is not kept as a file.";

    // Models keep what they read out of a history beside it, so the same history must give the same parts.
    private readonly ConditionalWeakTable<DemandHistory, IReadOnlyList<DemandHistory>> _parts = [];

    public string Name => inner.Name;

    public Grain Grain => inner.Grain;

    public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        new Fitted(this, [.. Parts(history).Select(part => inner.Fit(part, horizon, cancellation))]);

    public IFittedModel Load(Stream file) => throw new NotSupportedException(NoFile);

    private IReadOnlyList<DemandHistory> Parts(DemandHistory history) => _parts.GetValue(history, h => split(h));

    private sealed class Fitted(SplitForecaster forecaster, IReadOnlyList<IFittedModel> models) : IFittedModel
    {
        public IReadOnlyList<FitFailure> Failures => [.. models.SelectMany(m => m.Failures)];

        public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon)
        {
            var byKey = forecaster.Parts(context)
                .Zip(models, (part, model) => model.Forecast(part, horizon))
                .SelectMany(distributions => distributions)
                .ToDictionary(d => d.Key);
            return [.. context.Of(forecaster.Grain).Select(s => byKey[s.Key])];
        }

        public void Save(Stream file) => throw new NotSupportedException(NoFile);
    }
}
