using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Simulation;

namespace Forecasting.Training.Verbs;

/// <summary>Makes a seeded chain with known truth in the data contract.</summary>
internal static class SimulateVerb
{
    private const int LargestSmallChain = 30;
    private const int SkusOfSmallChain = 40;
    private const int OrderDaysOfSmallChain = 56;
    private static readonly SimulationSettings Usual = new();
    private static readonly string UsualSkus = UsualOf(SkusOfSmallChain);
    private static readonly string UsualOrderDays = UsualOf(OrderDaysOfSmallChain);

    private static readonly Option<string> Out = new("--out")
    {
        HelpName = "FOLDER",
        Description = "Folder to write; made where it is missing, files of the same names replaced.",
        Required = true,
    };

    private static readonly Option<int> Stores = Number("--stores", "N", "Stores.", Usual.Stores);

    private static readonly Option<int> Days = Number("--days", "N", "Days of history.", Usual.Days);

    private static readonly Option<int> FutureDays =
        Number("--future-days", "N", "Days after the history, written to future/.", Usual.FutureDays);

    private static readonly Option<int?> Skus = OfSmallChains(
        "--skus", $"SKUs followed one by one, of 20,000, with stock and deliveries. {UsualSkus}");

    private static readonly Option<int?> OrderDays = OfSmallChains(
        "--order-days", $"Days before and after the history's end whose orders are written singly. {UsualOrderDays}");

    private static readonly Option<long> Seed =
        Number("--seed", "N", "Same seed and settings, same bytes.", Usual.Seed);

    private static readonly Option<DateOnly?> End = new("--end")
    {
        HelpName = "DATE",
        Description = $"Last day of the history, yyyy-MM-dd. [default: {SimulationSettings.UsualLastDay:O}]",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var date))
            {
                return date;
            }

            result.AddError($"--end is '{result.Tokens[0].Value}'; give a date yyyy-MM-dd.");
            return null;
        },
    };

    private static readonly Option<string> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "Writes the figures for machines here.",
    };

    internal static Command Create()
    {
        var verb = new Command("simulate", "Makes a seeded chain with known truth, in the data contract.")
        {
            Out, Stores, Days, FutureDays, Skus, OrderDays, Seed, End, Json,
        };
        verb.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return verb;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var figures = new Figures();
        var settings = SettingsOf(parsed);
        var folder = FolderOf(parsed);
        var chain = figures.Stage("draw", () => new ChainSimulator(settings));
        var rows = figures.Stage("write", () => ProgressLines.Show("simulate", progress => new ChainFolder(chain)
            .Write(folder, Parallelism.MaxThreads, new StoreProgress(progress, settings.Stores), cancellation)));
        figures.Set("stores", settings.Stores);
        figures.Set("rows", rows);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{folder}: {settings.Stores} stores, {settings.FirstDay:O} to {settings.LastDay:O} "
            + $"and {settings.FutureDays} days after, {rows:N0} rows, {figures.Seconds:F1} s"));
        if (parsed.GetValue(Json) is { } json)
        {
            figures.WriteTo(json);
        }

        return ExitCode.Done;
    }

    private static string FolderOf(ParseResult parsed)
    {
        var folder = parsed.GetRequiredValue(Out);
        if (string.IsNullOrWhiteSpace(folder) || File.Exists(folder))
        {
            throw new WrongUsageException($"--out is '{folder}'; give a folder, which is made where it is missing.");
        }

        return folder;
    }

    private static SimulationSettings SettingsOf(ParseResult parsed)
    {
        try
        {
            var stores = parsed.GetValue(Stores);
            var isSmall = stores <= LargestSmallChain;
            return new SimulationSettings
            {
                Stores = stores,
                Skus = parsed.GetValue(Skus) ?? (isSmall ? SkusOfSmallChain : 0),
                OrderDays = parsed.GetValue(OrderDays) ?? (isSmall ? OrderDaysOfSmallChain : 0),
                Days = parsed.GetValue(Days),
                FutureDays = parsed.GetValue(FutureDays),
                Seed = parsed.GetValue(Seed),
                LastDay = parsed.GetValue(End) ?? SimulationSettings.UsualLastDay,
            };
        }
        catch (ArgumentOutOfRangeException wrong)
        {
            throw new WrongUsageException(wrong.Message.ReplaceLineEndings(" "));
        }
    }

    private static Option<T> Number<T>(string name, string helpName, string description, T usual) => new(name)
    {
        HelpName = helpName,
        Description = description,
        DefaultValueFactory = _ => usual,
    };

    // Goods and single orders multiply the rows, so a large chain has them only where they are asked for.
    private static Option<int?> OfSmallChains(string name, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
    };

    private static string UsualOf(int number) => string.Create(
        CultureInfo.InvariantCulture, $"[default: {number} up to {LargestSmallChain} stores, else 0]");

    private sealed class StoreProgress(IProgress<WorkProgress> shown, int stores) : IProgress<int>
    {
        public void Report(int value) => shown.Report(new WorkProgress(value, stores, "stores written"));
    }
}
