using System.CommandLine;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Verbs;

/// <summary>The options that train, forecast and nightly share, and what they stand for.</summary>
internal sealed class RunOptions
{
    public Option<string> Db { get; } = new("--db")
    {
        Description = "SQLite path or PostgreSQL connection string",
        DefaultValueFactory = _ => Database.DefaultConnection,
    };

    public Option<DateOnly?> AsOf { get; } = new("--as-of")
    {
        Description = "Last day whose orders may be known, yyyy-MM-dd; default: the last day with orders",
    };

    public Option<string> Models { get; } = new("--models")
    {
        Description = "Folder of trained models",
        DefaultValueFactory = _ => "models",
    };

    public Option<string?> Json { get; } = new("--json") { Description = "Write figures for machines to this file" };

    public Option<int> DailyDays { get; } = new("--daily-days")
    {
        Description = "Days ahead by day",
        DefaultValueFactory = _ => RunHorizon.Usual.DailyDays,
    };

    public Option<int> HourlyDays { get; } = new("--hourly-days")
    {
        Description = "Days ahead by hour, not beyond --daily-days",
        DefaultValueFactory = _ => RunHorizon.Usual.HourlyDays,
    };

    public Option<int> AccuracyOrigins { get; } = new("--accuracy-origins")
    {
        Description = "Recent origins to measure the accuracy from; 0: do not measure",
        DefaultValueFactory = _ => 14,
    };

    public Option<int> KeepRuns { get; } = new("--keep-runs")
    {
        Description = "Complete forecast runs to keep for going back",
        DefaultValueFactory = _ => 7,
    };

    /// <summary>The options of a verb as read from the command line.</summary>
    public RunSetting Read(ParseResult parsed)
    {
        var horizon = new RunHorizon(Value(parsed, DailyDays, 28), Value(parsed, HourlyDays, 14));
        if (horizon.DailyDays is < 1 or > Horizon.MaximumDays
            || horizon.HourlyDays < 1 || horizon.HourlyDays > horizon.DailyDays)
        {
            throw new WrongUsageException(
                $"--daily-days is 1 to {Horizon.MaximumDays} and --hourly-days 1 to --daily-days; "
                + $"given are {horizon.DailyDays} and {horizon.HourlyDays}.");
        }

        var (origins, keep) = (Value(parsed, AccuracyOrigins, 0), Value(parsed, KeepRuns, 7));
        if (origins < 0 || keep < 1)
        {
            throw new WrongUsageException(
                $"--accuracy-origins is 0 or more and --keep-runs 1 or more; given are {origins} and {keep}.");
        }

        return new RunSetting(
            Database.Existing(parsed.GetValue(Db)!),
            parsed.GetValue(AsOf),
            new TrainedModelFolder(parsed.GetValue(Models)!),
            horizon,
            origins,
            keep,
            parsed.GetValue(Json));
    }

    // A verb that does not have an option leaves it at its usual value.
    private static int Value(ParseResult parsed, Option<int> option, int otherwise) =>
        parsed.CommandResult.Command.Options.Contains(option) ? parsed.GetValue(option) : otherwise;
}

/// <summary>What a verb was told.</summary>
internal sealed record RunSetting(
    Database Database,
    DateOnly? AsOf,
    TrainedModelFolder Folder,
    RunHorizon Horizon,
    int AccuracyOrigins,
    int KeepRuns,
    string? JsonFile)
{
    public Figures Figures { get; } = new();

    public RunPublication Publication => new(Database, TimeProvider.System);

    public TrainStage Train => new(Publication, TimeProvider.System, Champions.Listed, Folder);

    public ForecastStage Forecast => new(Publication, TimeProvider.System, Champions.Listed, Folder);

    /// <summary>Reads the history up to the as-of date.</summary>
    public DemandHistory LoadHistory(CancellationToken cancellation)
    {
        Migrator.Run(Database);
        var history = Figures.Stage("load", () => StoredDemandHistory.Read(Database, cancellation));
        if (AsOf is not { } asOf)
        {
            return history;
        }

        return asOf >= history.FirstDay && asOf <= history.LastDay
            ? history.UpTo(new Origin(asOf))
            : throw new WrongUsageException(
                $"--as-of is {asOf:yyyy-MM-dd}; there are orders from {history.FirstDay:yyyy-MM-dd} "
                + $"to {history.LastDay:yyyy-MM-dd}.");
    }

    /// <summary>Says how a run ended, writes the figures, and gives the exit code.</summary>
    public int Report(Run run, string words)
    {
        Console.WriteLine($"{run.RunId}: {words} ({Figures.Seconds:F1} s)");
        if (JsonFile is not null)
        {
            Figures.Set("stores", run.Stores);
            Figures.Set("series", run.Series);
            Figures.Set("failures", run.Failures);
            Figures.WriteTo(JsonFile);
        }

        if (run.Failures == 0)
        {
            return ExitCode.Done;
        }

        Console.Error.WriteLine($"rtmart: {run.Failures} series could not be fitted as usual (new stores lean on "
            + "older ones); the table fit_failures names them with the reasons.");
        return ExitCode.DoneWithWarnings;
    }
}
