using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Pipeline;

/// <summary>The forecasters that are trained and served.</summary>
/// <param name="Daily">Of days.</param>
/// <param name="Hourly">Of hours, or null where there is none.</param>
internal sealed record Champions(IForecaster Daily, IForecaster? Hourly)
{
    /// <summary>The champions of THE list.</summary>
    public static Champions Listed { get; } = new(
        Forecasters.Named(Forecasters.Champion, Grain.Daily),
        Forecasters.Hourly.FirstOrDefault(f => f.Name == Forecasters.Champion));

    /// <summary>Those that a history has orders for.</summary>
    public IEnumerable<IForecaster> For(DemandHistory history)
    {
        yield return Daily;
        if (Hourly is not null && history.Hourly.Count > 0)
        {
            yield return Hourly;
        }
    }
}

/// <summary>How far ahead a run reaches.</summary>
/// <param name="DailyDays">Longest daily lead.</param>
/// <param name="HourlyDays">Longest hourly lead, not beyond the daily one.</param>
internal readonly record struct RunHorizon(int DailyDays, int HourlyDays)
{
    public static RunHorizon Usual { get; } = new(28, 14);

    public Horizon Of(Grain grain) => new(grain == Grain.Hourly ? HourlyDays : DailyDays);
}

/// <summary>Fits the champions, measures them on the newest days, and keeps them as files.</summary>
internal sealed class TrainStage(
    RunPublication publication, TimeProvider clock, Champions champions, TrainedModelFolder folder)
{
    /// <summary>Trains; a failure is recorded in the run and thrown on.</summary>
    /// <param name="history">Up to the origin.</param>
    /// <param name="horizon">The longest leads that will be asked for.</param>
    /// <param name="accuracyOrigins">Origins to measure from; 0 measures nothing.</param>
    /// <param name="figures">Takes the stages' times.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Run> RunAsync(
        DemandHistory history, RunHorizon horizon, int accuracyOrigins, Figures figures, CancellationToken cancellation)
    {
        var run = NewRun.Of(RunKind.Train, champions, history, horizon, clock);
        await publication.StartAsync(run, cancellation);
        try
        {
            return await TrainAsync(run, history, horizon, accuracyOrigins, figures, cancellation);
        }
        catch (Exception exception)
        {
            await publication.GiveUpAsync(run, RunState.Failed, exception.Message, CancellationToken.None);
            throw;
        }
    }

    private async Task<Run> TrainAsync(
        Run run,
        DemandHistory history,
        RunHorizon horizon,
        int accuracyOrigins,
        Figures figures,
        CancellationToken cancellation)
    {
        var measured = accuracyOrigins > 0
            ? figures.Stage("accuracy", () => TrainAccuracy.Measure(history, champions, accuracyOrigins, cancellation))
            : [];
        // All grains are fitted for the longest horizon, so that hours and days stand on one and the same model of
        // days.
        var fitted = new Dictionary<Grain, IFittedModel>();
        foreach (var forecaster in champions.For(history))
        {
            var name = $"train {FitFailuresTable.GrainName(forecaster.Grain)}";
            fitted[forecaster.Grain] = figures.Stage(
                name, () => forecaster.Fit(history, horizon.Of(Grain.Daily), cancellation));
        }

        var failures = fitted.SelectMany(f => f.Value.Failures.Select(failure => (f.Key, failure))).ToList();
        var saved = run with
        {
            ModelPath = figures.Stage("save", () => folder.Save(run.Model, history.Origin, fitted)),
            Failures = failures.Count,
        };
        return await publication.FinishTrainingAsync(saved, failures, measured, cancellation);
    }
}
