using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Forecasting.Core.Simulation;

namespace Forecasting.Training.Verbs;

/// <summary>Makes a seeded chain with known truth in the data contract.</summary>
internal static class SimulateVerb
{
    internal static Command Create()
    {
        var outOption = new Option<string>("--out")
        {
            Description = "Folder to write; made where missing",
            Required = true,
        };
        var stores = new Option<int>("--stores") { Description = "Stores", DefaultValueFactory = _ => 12 };
        var days = new Option<int>("--days") { Description = "Days of history", DefaultValueFactory = _ => 420 };
        var futureDays = new Option<int>("--future-days")
        {
            Description = "Days after the history, written to future/",
            DefaultValueFactory = _ => 56,
        };
        var seed = new Option<long>("--seed") { Description = "Same seed, same bytes", DefaultValueFactory = _ => 7 };
        var end = new Option<DateOnly>("--end")
        {
            Description = "Last day of the history",
            DefaultValueFactory = _ => SimulationSettings.UsualLastDay,
        };
        var json = new Option<string?>("--json") { Description = "Write the figures to this file" };
        var verb = new Command("simulate", "Make a seeded chain with known truth")
        {
            outOption, stores, days, futureDays, seed, end, json,
        };
        verb.SetAction((parsed, cancellation) =>
        {
            SimulationSettings settings;
            try
            {
                settings = new SimulationSettings
                {
                    Stores = parsed.GetValue(stores),
                    Days = parsed.GetValue(days),
                    FutureDays = parsed.GetValue(futureDays),
                    Seed = parsed.GetValue(seed),
                    LastDay = parsed.GetValue(end),
                };
            }
            catch (ArgumentOutOfRangeException wrong)
            {
                Console.Error.WriteLine(wrong.Message);
                return Task.FromResult(ExitCode.WrongUsage);
            }

            var folder = parsed.GetRequiredValue(outOption);
            return Task.FromResult(Run(settings, folder, parsed.GetValue(json), cancellation));
        });
        return verb;
    }

    private static int Run(SimulationSettings settings, string folder, string? jsonFile, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        long rows;
        try
        {
            var chain = new ChainSimulator(settings);
            var progress = new StoreLines(settings.Stores);
            rows = new ChainFolder(chain).Write(folder, Environment.ProcessorCount, progress, cancellation);
        }
        catch (Exception broken)
            when (broken is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            Console.Error.WriteLine($"simulate wrote nothing to {folder}: {broken.Message}");
            return ExitCode.Failed;
        }

        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var peakMb = process.PeakWorkingSet64 / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{settings.Stores} stores, {settings.FirstDay:O} to {settings.LastDay:O} "
            + $"and {settings.FutureDays} days after: {rows:N0} rows in {folder} ({seconds:F1} s, {peakMb:F0} MB)"));
        if (jsonFile is not null)
        {
            File.WriteAllText(jsonFile, JsonSerializer.Serialize(new
            {
                stores = settings.Stores,
                rows,
                seconds = Math.Round(seconds, 3),
                peak_mb = Math.Round(peakMb, 1),
            }) + "\n");
        }

        return ExitCode.Done;
    }

    // Plain lines suit both a terminal and a log: one per hundred stores.
    private sealed class StoreLines(int stores) : IProgress<int>
    {
        private const int Step = 100;
        private int _said;

        public void Report(int value)
        {
            if (value / Step > _said / Step)
            {
                Console.Error.WriteLine($"{value} of {stores} stores");
            }

            _said = value;
        }
    }
}
