using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Persistence;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Verbs;

/// <summary>import: a folder of contract files into the database.</summary>
internal static class ImportVerb
{
    private const int ShownWarnings = 20;

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The folder of contract files (stores.csv and what there is of the others).",
        Required = true,
        HelpName = "DIR",
    };

    private static readonly Option<string> Db = new("--db")
    {
        Description = "An SQLite path or a PostgreSQL connection string.",
        DefaultValueFactory = _ => Database.DefaultConnection,
        HelpName = "CONNECTION",
    };

    private static readonly Option<double> MaxRejects = new("--max-rejects")
    {
        Description = "The largest share of a file's rows, 0 to 1, that may be rejected; beyond it nothing is changed.",
        DefaultValueFactory = _ => 0.01,
        HelpName = "SHARE",
    };

    private static readonly Option<string?> Rejects = new("--rejects")
    {
        Description = "The file for rejected rows [default: rejects/<import>.csv beside the database].",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Json = new("--json")
    {
        Description = "Writes the figures of this run to a file.",
        HelpName = "FILE",
    };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        MaxRejects.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1))
            {
                result.AddError("--max-rejects is a share from 0 to 1, such as 0.01.");
            }
        });
        var command = new Command("import", "Import a folder of contract files into the database, all or nothing.")
        {
            Data, Db, MaxRejects, Rejects, Json,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        Database database;
        try
        {
            database = Database.At(parsed.GetRequiredValue(Db));
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.WrongUsage;
        }

        try
        {
            var result = new ImportStage(database, TimeProvider.System).Run(
                parsed.GetRequiredValue(Data),
                parsed.GetRequiredValue(MaxRejects),
                parsed.GetValue(Rejects),
                Console.Error.WriteLine,
                cancellation);
            if (parsed.GetValue(Json) is { } path)
            {
                WriteFigures(path, result);
            }

            return Report(database, result);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; nothing was changed.");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is ContractViolationException or DatabaseException or IOException
            or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{e.Message} Nothing was changed.");
            return ExitCode.Failed;
        }
    }

    private static int Report(Database database, ImportStage.Result result)
    {
        var outcome = result.Outcome;
        foreach (var warning in outcome.Warnings.Take(ShownWarnings))
        {
            Console.Error.WriteLine($"warning: {warning}");
        }

        if (result.RejectsPath is { } rejects && outcome.Rejected > 0)
        {
            Console.Error.WriteLine(FormattableString.Invariant(
                $"{outcome.Rejected:N0} of {outcome.Rows:N0} rows rejected; they are in {rejects}."));
        }

        if (outcome.Refusal is { } refusal)
        {
            Console.Error.WriteLine($"Nothing was changed: {refusal} Mend the rows, or raise --max-rejects.");
            return ExitCode.Failed;
        }

        var (added, changed) = (outcome.Files.Sum(f => f.Added), outcome.Files.Sum(f => f.Changed));
        Console.WriteLine(FormattableString.Invariant(
            $"{database.Description}: {outcome.Stores:N0} stores, {outcome.Rows:N0} rows read, {added:N0} new, ")
            + FormattableString.Invariant(
                $"{changed:N0} changed, {outcome.Rejected:N0} rejected in {result.Seconds:F1} s ")
            + $"(import {outcome.ImportId}).");
        return outcome.Rejected > 0 || outcome.FellBack ? ExitCode.DoneWithWarnings : ExitCode.Done;
    }

    private static void WriteFigures(string path, ImportStage.Result result)
    {
        using var process = Process.GetCurrentProcess();
        var figures = new
        {
            stores = result.Outcome.Stores,
            rows = result.Outcome.Rows,
            rejected = result.Outcome.Rejected,
            seconds = Math.Round(result.Seconds, 3),
            peak_mb = Math.Round(process.PeakWorkingSet64 / 1048576.0, 1),
            stages = result.Parts.Select(p => new { name = p.Name, seconds = Math.Round(p.Seconds, 3) }),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(figures) + "\n");
    }
}
