using System.CommandLine;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Evaluation.Switching;
using Forecasting.Core.Persistence.Switching;

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
        var open = setting.Figures.Stage("switch", () =>
            new SwitchDesk(setting.Database, TimeProvider.System)
                .Look(new SwitchTestOptions(), Metrics.PlannersLeadDays));
        var words = open.Count > 0 ? $"; {open.Count} proposals to switch are open" : "";
        return setting.Report(run, ForecastVerb.PublishedWords(run) + words);
    }
}
