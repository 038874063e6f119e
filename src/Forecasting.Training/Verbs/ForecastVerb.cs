using System.CommandLine;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Verbs;

/// <summary>Forecasts with the newest trained model, checks the result and publishes it.</summary>
internal static class ForecastVerb
{
    public static Command Create()
    {
        var options = new RunOptions();
        var verb = new Command("forecast", "Forecast with the newest trained model, check, and publish")
        {
            options.AsOf, options.Db, options.Models, options.KeepRuns, options.Json,
        };
        verb.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(RunSetting setting, CancellationToken cancellation)
    {
        var history = setting.LoadHistory(cancellation);
        await using var connection = await setting.Database.OpenAsync(cancellation);
        var trained = await RunsTable.NewestTrainedAsync(connection, history.LastDay, cancellation)
            ?? throw new InvalidOperationException(
                $"No model was trained on orders up to {history.LastDay:yyyy-MM-dd} or before; run 'rtmart train' first.");
        var run = await setting.Forecast.RunAsync(history, trained, setting.KeepRuns, setting.Figures, cancellation);
        return setting.Report(run, PublishedWords(run));
    }

    internal static string PublishedWords(Run run) =>
        $"published; {run.Stores} stores, {run.DailyDays} days ahead"
        + (run.HourlyDays > 0 ? $", {run.HourlyDays} by hour" : "")
        + $", orders known up to {run.Origin:yyyy-MM-dd}";
}
