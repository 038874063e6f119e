using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock.QuickPick;
using Forecasting.Core.Simulation;
using Forecasting.Core.Simulation.Replay;
using Forecasting.Training;
using Forecasting.Training.Verbs;

namespace Forecasting.Stock;

/// <summary>The choice for quick-pick rooms against top sellers, both played through orders that came later.</summary>
internal static class QuickPickCommand
{
    private const int HistoryDays = 200;
    private const double WantedSaving = 0.05;
    private const double MostMoved = 0.03;

    private static readonly Option<int> Stores = VerbOptions.Number("--stores", 12, "Stores of the simulated chain.");
    private static readonly Option<int> Skus = VerbOptions.Number("--skus", 600, "SKUs of the simulated chain.");
    private static readonly Option<int> Weeks = VerbOptions.Number("--weeks", 8, "Weeks that are held out, 1 to 26.");
    private static readonly Option<int> Seed = VerbOptions.Number("--seed", 11, "Seed of the simulated chain.");

    private static readonly Option<string?> Data = new("--data")
    {
        HelpName = "DIR",
        Description = "A simulated chain with SKUs and single orders, instead of a new one.",
    };

    private static readonly Option<string> Model = new("--sku-model")
    {
        HelpName = "NAME",
        Description = "A forecaster of SKUs.",
        DefaultValueFactory = _ => SkuForecasters.Served.Name,
    };

    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "Figures." };

    public static Command Create()
    {
        var command = new Command("quick-pick", "Labour and lines not found: our choice against top sellers.")
        {
            Stores, Skus, Weeks, Seed, Data, Model, Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Data) is { } folder)
        {
            return Measure(parsed, folder, cancellation);
        }

        folder = Directory.CreateTempSubdirectory("rtmart-rooms-").FullName;
        try
        {
            var days = 7 * parsed.GetValue(Weeks);
            new ChainFolder(new ChainSimulator(new SimulationSettings
            {
                Stores = parsed.GetValue(Stores),
                Skus = parsed.GetValue(Skus),
                Days = HistoryDays,
                FutureDays = days,
                OrderDays = days,
                Seed = parsed.GetValue(Seed),
            })).Write(folder, Parallelism.MaxThreads, null, cancellation);
            return Measure(parsed, folder, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Measure(ParseResult parsed, string folder, CancellationToken cancellation)
    {
        var figures = new Figures();
        var costs = QuickPickCosts.Usual;
        var replay = RoomReplay.Read(folder, parsed.GetValue(Weeks), costs, cancellation);
        var stores = replay.Play(SkuForecasters.Named(parsed.GetValue(Model)!), cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{stores.Count} stores with a room, {parsed.GetValue(Weeks)} weeks held out, {figures.Seconds:F0} s; "
            + $"a day of a store:"));
        var days = 7.0 * parsed.GetValue(Weeks) * stores.Count;
        foreach (var (i, name) in RoomReplay.Ways.Index())
        {
            Print(name, [.. stores.Select(s => s[i])], costs, days);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"predicted by the plan {stores.Sum(s => s[0].Predicted) / days:F1}"));
        var savings = RoomReplay.Ways.Skip(1).Select((_, i) => Saving(stores, i + 1, costs)).ToList();
        foreach (var (i, saving) in savings.Index())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"cheaper than {RoomReplay.Ways[i + 1]}: {saving.Value:P1} ({saving.Low:P1} to {saving.High:P1})"));
            figures.Set($"saving_{i + 1}", saving.Value);
        }

        var moved = stores.Max(s => s[0].MostMovedShare);
        figures.Set("saving_1_low", savings[0].Low);
        figures.Set("most_moved_share", moved);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"at most {moved:P1} of a store's SKUs are moved in a week"));
        if (parsed.GetValue(Json) is { } file)
        {
            figures.WriteTo(file);
        }

        return savings[0].Value >= WantedSaving && moved <= MostMoved ? ExitCode.Done : ExitCode.DoneWithWarnings;
    }

    private static Interval Saving(IReadOnlyList<RoomTotals[]> stores, int other, QuickPickCosts costs) =>
        Interval.OfRatio(
            [.. stores.Select((_, i) => ($"{i}", 0))],
            [.. stores.Select(s => s[other].Cost(costs) - s[0].Cost(costs))],
            [.. stores.Select(s => s[other].Cost(costs))]);

    private static void Print(string name, IReadOnlyList<RoomTotals> stores, QuickPickCosts costs, double days) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-36} cost {stores.Sum(s => s.Cost(costs)) / days,7:F1} = picking "
            + $"{stores.Sum(s => s.PickMinutes) * costs.MinuteCost / days,6:F1} + restocking "
            + $"{stores.Sum(s => s.Restocks) * costs.RestockMinutes * costs.MinuteCost / days,6:F1} + moves "
            + $"{stores.Sum(s => s.Moves) * costs.MoveMinutes * costs.MinuteCost / days,4:F1} + not found "
            + $"{stores.Sum(s => s.Missed) * costs.MissedLineCost / days,5:F1}; "
            + $"{stores.Sum(s => s.RoomLines) / stores.Sum(s => s.Lines),5:P1} of lines and "
            + $"{stores.Sum(s => s.WholeOrders) / stores.Sum(s => s.Orders),5:P1} of orders whole in the room"));
}
