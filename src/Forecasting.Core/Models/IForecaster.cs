using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;

namespace Forecasting.Core.Models;

/// <summary>A specification of a model that forecasts whole distributions. Stateless: fitting gives a new
/// object.</summary>
public interface IForecaster
{
    /// <summary>The name on the command line and in results; lower case with hyphens.</summary>
    string Name { get; }

    /// <summary>The length of the steps that it forecasts.</summary>
    Grain Grain { get; }

    /// <summary>Fits to all that the history knows. Uses nothing after its origin; the same result on any number of
    /// threads.</summary>
    /// <param name="history">Up to the origin of the fit.</param>
    /// <param name="horizon">The longest lead that will be asked for.</param>
    /// <param name="cancellation">Stops the fit.</param>
    IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation);

    /// <summary>Reads back what <see cref="IFittedModel.Save"/> wrote.</summary>
    /// <param name="file">A readable stream at the start of what was written.</param>
    /// <exception cref="InvalidDataException">The stream holds something else.</exception>
    IFittedModel Load(Stream file);
}

/// <summary>A fitted model. Immutable: forecasting changes nothing.</summary>
public interface IFittedModel
{
    /// <summary>Series that could not be fitted, with what stands in for them.</summary>
    IReadOnlyList<FitFailure> Failures { get; }

    /// <summary>
    /// What stands in for what in forecasts from a context. It is what the fit found, unless a model lends to young
    /// series and so knows which of them are young by then.
    /// </summary>
    /// <param name="context">What is known; its last day is the origin.</param>
    /// <param name="horizon">Not longer than at the fit.</param>
    IReadOnlyList<FitFailure> FailuresAt(DemandHistory context, Horizon horizon) => Failures;

    /// <summary>The distributions of all series of the context, in its key order, from the context's own
    /// origin.</summary>
    /// <param name="context">What is known; its last day is the origin.</param>
    /// <param name="horizon">Not longer than at the fit.</param>
    IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon);

    /// <summary>
    /// The same distributions, and why their means are what they are. A model that cannot tell puts all of a mean down
    /// to the level.
    /// </summary>
    /// <param name="context">What is known; its last day is the origin.</param>
    /// <param name="horizon">Not longer than at the fit.</param>
    IReadOnlyList<ExplainedForecast> ForecastAndExplain(DemandHistory context, Horizon horizon) =>
        [.. Forecast(context, horizon).Select(f => new ExplainedForecast(
            f, [.. Enumerable.Range(0, f.Steps).Select(step => Explanation.Whole(f.Mean(step), Reason.Level))]))];

    /// <summary>Writes the model so that <see cref="IForecaster.Load"/> gives one with the same forecasts.</summary>
    /// <param name="file">A writable stream.</param>
    void Save(Stream file);
}
