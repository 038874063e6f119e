using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Reconciliation;
using Forecasting.Training;
using Forecasting.Training.Pipeline;

namespace Forecasting.Coherence;

/// <summary>Time and memory of making a whole chain add up, from base paths to the numbers of every level.</summary>
internal static class SizeCommand
{
    private static readonly Option<int> Stores = Whole("--stores", "Stores, in five regions.", 414);
    private static readonly Option<int> Channels = Whole("--channels", "Channels of each store.", 6);
    private static readonly Option<int> Days = Whole("--days", "Days ahead, all by hour.", 14);

    private static readonly Option<string> Name = new("--reconciler")
    {
        HelpName = "NAME",
        Description = $"One of {string.Join(", ", Reconcilers.All.Select(r => r.Name))}.",
        DefaultValueFactory = _ => Reconcilers.Served.Name,
    };

    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "Figures." };

    public static Command Create()
    {
        var command = new Command("size", "Time and memory for a whole chain.")
        {
            Stores, Channels, Days, Name, Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var figures = new Figures();
        var reconciler = Reconcilers.Named(parsed.GetValue(Name)!);
        var chain = figures.Stage("make base paths", () => new MadeUpChain(
            parsed.GetValue(Stores), parsed.GetValue(Channels), parsed.GetValue(Days), reconciler.UsesTotals));
        var (made, used) = (figures.Seconds, Environment.CpuUsage.TotalTime);
        var coherent = figures.Stage("reconcile", () =>
            CoherentForecasts.Of(chain.Forecasts, reconciler, chain.Hourly, _ => true));
        chain.ForgetHours();
        var numbers = figures.Stage("sum and round", () => ForecastCoherence.Combine(
            chain.Stores,
            [.. coherent.Daily.Select(d => new ExplainedForecast(d, []))],
            [.. coherent.Hourly.Values],
            cancellation));
        var seconds = figures.Seconds - made;
        var processorSeconds = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        var violations = figures.Stage("check", () => Violations.Count(coherent));
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{chain.Stores.Count} stores, {coherent.Daily.Count} series, {coherent.Hierarchy.Sums.Count} totals, "
            + $"{coherent.Daily[0].PathCount} paths of {parsed.GetValue(Days)} days by hour, {reconciler.Name}: "
            + $"coherent in {seconds:F1} s ({processorSeconds:F1} s of processor time), "
            + $"peak {PeakMemory.Megabytes():F0} MB, "
            + $"{numbers.Areas.Hourly.Count} areas by hour, {violations} violations"));
        figures.Set("coherent_seconds", Math.Round(seconds, 3));
        figures.Set("coherent_processor_seconds", Math.Round(processorSeconds, 3));
        figures.Set("violations", violations);
        if (parsed.GetValue(Json) is { } file)
        {
            figures.WriteTo(file);
        }

        return violations == 0 ? ExitCode.Done : ExitCode.DoneWithWarnings;
    }

    private static Option<int> Whole(string name, string description, int otherwise) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => otherwise,
    };
}
