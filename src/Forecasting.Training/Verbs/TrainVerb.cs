using System.CommandLine;

namespace Forecasting.Training.Verbs;

/// <summary>Fits the champion to the imported orders and keeps it as a file.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var options = new RunOptions();
        var verb = new Command("train", "Fit the champion to the imported orders and keep it as a file")
        {
            options.AsOf, options.Db, options.Models, options.DailyDays, options.HourlyDays, options.AccuracyOrigins, options.Json,
        };
        verb.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(RunSetting setting, CancellationToken cancellation)
    {
        var history = setting.LoadHistory(cancellation);
        var run = await setting.Train.RunAsync(
            history, setting.Horizon, setting.AccuracyOrigins, setting.Figures, cancellation);
        return setting.Report(run, $"{run.Series} series of {run.Stores} stores up to {run.Origin:yyyy-MM-dd}, kept in {run.ModelPath}");
    }
}
