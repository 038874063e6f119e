using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence;
using Forecasting.Training.Reports;

namespace Forecasting.Training.Verbs;

/// <summary>Forecasts from past origins with the models of the list and says how right they were.</summary>
internal static class BacktestVerb
{

    private const string Champion = "champion";

    private static readonly Option<string> Data = new("--data")
    {
        HelpName = "FOLDER",
        Description = "Folder of contract files (stores.csv, orders-daily.csv, ...), read without a database.",
    };

    private static readonly Option<string> Db = new("--db")
    {
        HelpName = "CONNECTION",
        Description = "SQLite path or PostgreSQL connection string to read instead of a folder.",
    };

    private static readonly Option<Grain> GrainOption = new("--grain")
    {
        HelpName = "daily|hourly",
        Description = "daily or hourly.",
        Required = true,
        CustomParser = result => result.Tokens is [{ Value: "daily" or "hourly" }]
            ? result.Tokens[0].Value == "daily" ? Grain.Daily : Grain.Hourly
            : Refuse<Grain>(result, "daily or hourly"),
    };

    private static readonly Option<DateOnly> FirstOrigin = new("--first-origin")
    {
        HelpName = "DATE",
        Description = "The last day that the first forecast knows, yyyy-MM-dd.",
        Required = true,
        CustomParser = result => DateOnly.TryParseExact(
            result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Refuse<DateOnly>(result, "a date yyyy-MM-dd"),
    };

    private static readonly Option<int> Origins = Whole("--origins", "N", "Number of origins.", 1, 10_000);

    private static readonly Option<int> Step = Whole("--step", "DAYS", "Days from one origin to the next.", 1, 10_000);

    private static readonly Option<int> HorizonDays = Whole("--horizon", "DAYS", "Days ahead.", 1, Horizon.MaximumDays);

    private static readonly Option<string> Models = new("--models")
    {
        HelpName = "NAME,...",
        Description = $"Names from the list, comma-separated. Default: {Champion}, what would be served.",
        DefaultValueFactory = _ => Champion,
    };

    private static readonly Option<string> Predictions = new("--predictions")
    {
        HelpName = "FILE",
        Description = "Writes every forecast here (.csv or .csv.gz).",
    };

    private static readonly Option<string> DailyPredictions = new("--daily-predictions")
    {
        HelpName = "FILE",
        Description = "With --grain hourly: writes the same run's day totals here (.csv or .csv.gz).",
    };

    private static readonly Option<string> Report = new("--report")
    {
        HelpName = "FILE.html",
        Description = "Writes a report to look at here: one self-contained HTML file.",
    };

    private static readonly Option<string> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "Writes the figures for machines here.",
    };

    private static readonly Option<int> Threads = new("--threads")
    {
        HelpName = "N",
        Description = "Threads at most; no result depends on it.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var verb = new Command("backtest", "Forecasts from past origins and compares with what came.")
        {
            Data, Db, GrainOption, FirstOrigin, Origins, Step, HorizonDays, Models,
            Predictions, DailyPredictions, Report, Json, Threads,
        };
        Threads.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && !(int.TryParse(token.Value, out var count) && count is >= 1 and <= 1024))
            {
                result.AddError($"--threads takes a whole number from 1 to 1024, not '{token.Value}'.");
            }
        });
        verb.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return verb;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var figures = new Figures();
        var forecasters = Chosen(parsed);
        Parallelism.MaxThreads = parsed.GetValue(Threads);
        EnsureUsable(parsed);
        var reading = Read(parsed, cancellation);
        var origins = new RollingOrigins
        {
            First = new Origin(parsed.GetValue(FirstOrigin)),
            Count = parsed.GetValue(Origins),
            StepDays = parsed.GetValue(Step),
        };
        EnsureWithin(reading.History, parsed.GetValue(GrainOption), origins);
        var result = ProgressLines.Show("backtest", progress => Backtest.Run(
            reading.History,
            forecasters,
            origins,
            new Horizon(parsed.GetValue(HorizonDays)),
            new WindowProgress(progress),
            cancellation));
        var scores = result.Models.Select(m => ModelScore.Of(result, m)).ToList();
        Write(parsed, result, scores, cancellation);
        Console.Out.Write(BacktestTable.Text(result, scores));
        if (parsed.GetValue(Json) is { } json)
        {
            WriteFigures(figures, result, scores, json);
        }

        return Warn(reading, result);
    }

    private static IReadOnlyList<IForecaster> Chosen(ParseResult parsed)
    {
        var known = Forecasters.Of(parsed.GetValue(GrainOption));
        var names = parsed.GetValue(Models)!
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        var unknown = names.Where(n => known.All(f => f.Name != n)).ToList();
        if (names.Count == 0 || unknown.Count > 0)
        {
            var what = names.Count == 0 ? "--models names no model" : $"there is no model {string.Join(", ", unknown)}";
            throw new WrongUsageException(
                $"{what}; {GrainName(parsed.GetValue(GrainOption))} models are "
                + $"{string.Join(", ", known.Select(f => f.Name))}.");
        }

        return [.. names.Select(n => known.First(f => f.Name == n))];
    }

    private static void EnsureUsable(ParseResult parsed)
    {
        OrdersSource.EnsureOne(parsed.GetValue(Data), parsed.GetValue(Db));
        if (parsed.GetValue(DailyPredictions) is not null && parsed.GetValue(GrainOption) == Grain.Daily)
        {
            throw new WrongUsageException("--daily-predictions goes with --grain hourly; use --predictions.");
        }
    }

    private static FolderReading Read(ParseResult parsed, CancellationToken cancellation) =>
        parsed.GetValue(Data) is { } folder
            ? DemandHistoryFolder.Read(folder, cancellation)
            : new FolderReading(
                StoredDemandHistory.Read(Database.Existing(parsed.GetValue(Db)!), cancellation), [], []);

    private static void EnsureWithin(DemandHistory history, Grain grain, RollingOrigins origins)
    {
        if (history.Of(grain).Count == 0)
        {
            throw new WrongUsageException($"the data hold no {GrainName(grain)} orders.");
        }

        try
        {
            origins.EnsureWithin(history);
        }
        catch (ArgumentException outside)
        {
            throw new WrongUsageException(outside.Message);
        }
    }

    private static void Write(
        ParseResult parsed, BacktestResult result, IReadOnlyList<ModelScore> scores, CancellationToken cancellation)
    {
        if (parsed.GetValue(Predictions) is { } predictions)
        {
            WholeFile.Write(predictions, file => PredictionTable.Write(result, file, cancellation));
        }

        if (parsed.GetValue(DailyPredictions) is { } days)
        {
            WholeFile.Write(days, file => PredictionTable.Write(result.ByDay!, file, cancellation));
        }

        if (parsed.GetValue(Report) is { } report)
        {
            var command = CommandText.Of(Environment.GetCommandLineArgs()[1..]);
            var page = BacktestReport.Html(result, scores, command);
            WholeFile.WriteText(report, page);
        }
    }

    private static void WriteFigures(
        Figures figures, BacktestResult result, IReadOnlyList<ModelScore> scores, string path)
    {
        foreach (var (score, model) in scores.Zip(result.Models))
        {
            figures.Set(score.Model, ModelFigures.Of(score, AccuracyReport.Of(result, model)));
        }

        figures.WriteTo(path);
    }

    private static int Warn(FolderReading reading, BacktestResult result)
    {
        OrdersSource.Warn(reading);
        var failures = result.Models.SelectMany(m => m.Failures).ToList();
        FailureWarning.Write(failures);
        return reading.Rejects.Count > 0 || reading.FellBack || failures.Count > 0
            ? ExitCode.DoneWithWarnings
            : ExitCode.Done;
    }

    private static Option<int> Whole(string name, string unit, string description, int least, int most) => new(name)
    {
        HelpName = unit,
        Description = $"{description} {least} to {most}.",
        Required = true,
        CustomParser = result => int.TryParse(
            result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
                ? value
                : Refuse<int>(result, $"a whole number from {least} to {most}"),
    };

    private static T? Refuse<T>(System.CommandLine.Parsing.ArgumentResult result, string expected)
    {
        var option = (result.Parent as System.CommandLine.Parsing.OptionResult)?.Option.Name;
        result.AddError($"{option} takes {expected}, not '{string.Join(' ', result.Tokens.Select(t => t.Value))}'.");
        return default;
    }

    private static string GrainName(Grain grain) => grain == Grain.Hourly ? "hourly" : "daily";
}
