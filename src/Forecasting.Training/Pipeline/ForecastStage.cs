using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Pipeline;

/// <summary>
/// The forecasts failed a check; nothing was published, and what was served before goes on being served.
/// </summary>
internal sealed class RefusedException(string faults)
    : InvalidOperationException($"not published, what was served before goes on: {faults}");

/// <summary>Forecasts with a trained model, checks the result, and publishes it as a whole.</summary>
internal sealed class ForecastStage(
    RunPublication publication, TimeProvider clock, Champions champions, TrainedModelFolder folder)
{
    /// <summary>Forecasts and publishes; a failure or a refusal is recorded in the run and thrown on.</summary>
    /// <param name="history">Up to the origin of the forecast.</param>
    /// <param name="trained">The training run whose model forecasts.</param>
    /// <param name="keepRuns">Complete forecast runs to keep.</param>
    /// <param name="figures">Takes the stages' times.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="RefusedException">A check failed.</exception>
    public async Task<Run> RunAsync(
        DemandHistory history, Run trained, int keepRuns, Figures figures, CancellationToken cancellation)
    {
        var horizon = new RunHorizon(trained.DailyDays, trained.HourlyDays);
        var run = NewRun.Of(RunKind.Forecast, champions, history, horizon, clock) with { TrainedBy = trained.RunId };
        await publication.StartAsync(run, cancellation);
        try
        {
            var forecasts = Forecasts(history, trained, horizon, figures, cancellation);
            run = run with
            {
                Stores = forecasts.Daily.Select(f => f.Key.StoreId).Distinct().Count(),
                Series = forecasts.Daily.Count + forecasts.Hourly.Count,
                Failures = forecasts.Failures.Count,
            };
            var check = new PublishCheck(history, forecasts);
            var faults = figures.Stage("check", () => check.Faults(run.DailyDays, run.HourlyDays));
            if (faults.Count > 0)
            {
                throw new RefusedException(string.Join(" ", faults));
            }

            return await figures.StageAsync("publish", async () =>
            {
                await publication.WriteAsync(run, forecasts, cancellation);
                return await publication.PublishAsync(run, keepRuns, cancellation);
            });
        }
        catch (Exception exception)
        {
            var state = exception is RefusedException ? RunState.Refused : RunState.Failed;
            await publication.GiveUpAsync(run, state, exception.Message, CancellationToken.None);
            throw;
        }
    }

    private RunForecasts Forecasts(
        DemandHistory history, Run trained, RunHorizon horizon, Figures figures, CancellationToken cancellation)
    {
        IReadOnlyList<ExplainedForecast> days = [];
        IReadOnlyList<ForecastDistribution> hours = [];
        var failures = new List<(Grain, FitFailure)>();
        foreach (var forecaster in champions.For(history).Where(f => f.Grain == Grain.Daily || horizon.HourlyDays > 0))
        {
            var model = folder.Load(trained.ModelPath, forecaster);
            var name = $"forecast {FitFailuresTable.GrainName(forecaster.Grain)}";
            if (forecaster.Grain == Grain.Daily)
            {
                days = figures.Stage(name, () => model.ForecastAndExplain(history, horizon.Of(Grain.Daily)));
            }
            else
            {
                hours = figures.Stage(name, () => model.Forecast(history, horizon.Of(Grain.Hourly)));
            }

            // Who leans on others is known now: stores have opened and grown up since the training.
            failures.AddRange(model.FailuresAt(history, horizon.Of(forecaster.Grain))
                .Select(failure => (forecaster.Grain, failure)));
        }

        return figures.Stage(
            "sum and round",
            () => ForecastCoherence.Combine(history.Stores, days, hours, cancellation) with { Failures = failures });
    }
}
