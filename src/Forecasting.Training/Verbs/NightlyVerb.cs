using System.CommandLine;

namespace Forecasting.Training.Verbs;

/// <summary>What happens every night: train, forecast, check, publish; all or nothing for the readers.</summary>
internal static class NightlyVerb
{
    public static Command Create()
    {
        var options = new RunOptions();
        var verb = new Command("nightly", "Train, forecast, check and publish")
        {
            options.AsOf, options.Db, options.Models, options.DailyDays, options.HourlyDays, options.AccuracyOrigins,
            options.KeepRuns, options.Json,
        };
        verb.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(RunSetting setting, CancellationToken cancellation)
    {
        var history = setting.LoadHistory(cancellation);
        var trained = await setting.Train.RunAsync(
            history, setting.Horizon, setting.AccuracyOrigins, setting.Figures, cancellation);
        var run = await setting.Forecast.RunAsync(history, trained, setting.KeepRuns, setting.Figures, cancellation);
        return setting.Report(run, ForecastVerb.PublishedWords(run));
    }
}
