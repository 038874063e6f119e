using System.CommandLine;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Simulation;
using Forecasting.Training;

namespace Forecasting.Realism;

/// <summary>The command behind bench/realism/run: the same figures of real sets and of a simulated chain.</summary>
internal static class RealismCommand
{
    /// <summary>The data sets that are looked for, a folder each.</summary>
    private static readonly string[] Sets = ["rohlik", "rossmann", "glovo", "wolt", "online-retail"];

    private const int Skus = 400;
    private const int OrderDays = 7;

    private static readonly Argument<string?> DataSets = new("DATA_DIR")
    {
        Description = "Folder with one folder per data set. Default: ../shared/data beside the project.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Project = new("--project")
    {
        HelpName = "DIR",
        Description = "The project's folder; bench/realism/run gives it.",
        Required = true,
    };

    private static readonly Option<int> Stores = Number("--stores", "Stores of the simulated chain.", 24);

    private static readonly Option<int> Days = Number("--days", "Days of its history.", 730);

    private static readonly Option<int> Seed = Number("--seed", "Its seed.", 7);

    private static readonly Option<string?> Out = new("--out")
    {
        HelpName = "DIR",
        Description = "Folder for realism.md. Default: artifacts/realism in the project.",
    };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("realism", "Says how like real data a simulated chain is.")
        {
            DataSets, Project, Stores, Days, Seed, Out,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var project = parsed.GetValue(Project)!;
        var folder = parsed.GetValue(DataSets) ?? Path.Combine(project, "..", "shared", "data");
        var (there, missing) = (Sets.Where(s => IsThere(folder, s)), Sets.Where(s => !IsThere(folder, s)).ToList());
        foreach (var set in missing)
        {
            Console.Error.WriteLine($"realism: the data set {set} is not in {folder}; its column is left out.");
        }

        var chain = new ChainSimulator(SettingsOf(parsed));
        var simulated = Directory.CreateTempSubdirectory("realism");
        try
        {
            new ChainFolder(chain).Write(simulated.FullName, Parallelism.MaxThreads, null, cancellation);
            var text = RealismTable.Markdown(
            [
                .. there.Select(set => (set, FiguresOf(Path.Combine(folder, set), cancellation))),
                ("simulated", FiguresOf(simulated.FullName, cancellation)),
            ]);
            var results = parsed.GetValue(Out) ?? Path.Combine(project, "artifacts", "realism");
            var target = Path.Combine(results, "realism.md");
            WholeFile.WriteText(target, text);
            Console.Out.WriteLine(text);
            Console.Out.WriteLine($"Written: {target}");
        }
        finally
        {
            simulated.Delete(recursive: true);
        }

        return missing.Count > 0 ? ExitCode.DoneWithWarnings : ExitCode.Done;
    }

    /// <summary>All figures of a folder, by group.</summary>
    internal static IReadOnlyList<FigureGroup> FiguresOf(string folder, CancellationToken cancellation)
    {
        var history = DemandHistoryFolder.Read(folder, cancellation).History;
        return
        [
            new("Days", DayFigures.Of(history)),
            new("Hours", history.Hourly.Count > 0 ? HourFigures.Of(history) : []),
            new("SKUs", SkuFigures.Of(folder)),
            new("Orders", OrderFigures.Of(folder)),
        ];
    }

    private static SimulationSettings SettingsOf(ParseResult parsed)
    {
        try
        {
            return new SimulationSettings
            {
                Stores = parsed.GetValue(Stores),
                Days = parsed.GetValue(Days),
                Seed = parsed.GetValue(Seed),
                Skus = Skus,
                OrderDays = OrderDays,
            };
        }
        catch (ArgumentOutOfRangeException wrong)
        {
            throw new WrongUsageException(wrong.Message.ReplaceLineEndings(" "));
        }
    }

    private static bool IsThere(string folder, string set) => Directory.Exists(Path.Combine(folder, set));

    private static Option<int> Number(string name, string description, int usual) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => usual,
    };
}
