using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Evaluation.Comparison;
using Forecasting.Core.Evaluation.Switching;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Training.Pipeline;
using Forecasting.Training.Reports;
using Forecasting.Training.Reports.Evaluation;

namespace Forecasting.Training.Verbs;

/// <summary>Compares manual forecasts with ours and with the stand-in, per store, from what was known then.</summary>
internal static class EvaluateVerb
{
    private const int MostWeeks = 260;

    private static readonly Option<string?> Data = new("--data")
    {
        HelpName = "FOLDER",
        Description = "Folder of contract files. Where it has future/, the days after its history are compared, "
            + "else its own last weeks.",
    };

    private static readonly Option<string?> Db = new("--db")
    {
        HelpName = "CONNECTION",
        Description = "SQLite path or PostgreSQL connection string to read instead; its last weeks are compared.",
    };

    private static readonly Option<int> Weeks = VerbOptions.Number("--weeks", 8, "Weeks to compare, 1 to 260.");

    private static readonly Option<int> RefitWeeks = VerbOptions.Number(
        "--refit-weeks", 1, "Weeks from one training to the next; forecasts are made every day.");

    private static readonly Option<int> Lead = VerbOptions.Number(
        "--lead", Metrics.PlannersLeadDays, "Days ahead that are judged, 1 to 28.");

    private static readonly Option<string> Model = new("--model")
    {
        HelpName = "NAME",
        Description = "A daily model of the list.",
        DefaultValueFactory = _ => Forecasters.Champion,
    };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "Writes the figures for machines here.",
    };

    private static readonly Option<string?> Csv = new("--csv")
    {
        HelpName = "FILE",
        Description = "Writes the scoreboard here, a line per store, region, lead, weekday and event.",
    };

    private static readonly Option<string?> Report = new("--report")
    {
        HelpName = "FILE.html",
        Description = "Writes a report to look at here: one self-contained HTML file.",
    };

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var verb = new Command("evaluate", "Compares manual forecasts with ours, per store.")
        {
            Data, Db, Weeks, RefitWeeks, Lead, Model, Json, Csv, Report,
        };
        verb.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return verb;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var figures = new Figures();
        Validate(parsed);
        var forecaster = VerbOptions.Model(parsed.GetValue(Model), Grain.Daily);
        var matter = figures.Stage("read", () => EvaluationMatter.Read(
            parsed.GetValue(Data), parsed.GetValue(Db), parsed.GetValue(Weeks), cancellation));
        var span = new ComparisonSpan(
            matter.FirstDay, parsed.GetValue(Weeks), parsed.GetValue(Lead), parsed.GetValue(RefitWeeks));
        EnsureWithin(matter.Reading.History, span);
        var comparison = figures.Stage("forecast", () => ProgressLines.Show("evaluate", progress =>
            ForecastComparison.Run(
                matter.Reading.History, matter.Reading.Manual, matter.Truth, forecaster, span,
                new WindowProgress(progress), cancellation)));
        comparison = matter.WithOverrides(comparison);
        var board = figures.Stage("score", () => new Scoreboard(comparison, span.LeadDays, new SwitchTestOptions()));
        var values = OverrideValue.Of(comparison, matter.Overrides);
        Console.Out.Write(ScoreboardText.Of(board, values));
        Write(parsed, figures, comparison, board, values);
        return Warn(matter, comparison, board);
    }

    private static void Validate(ParseResult parsed)
    {
        OrdersSource.EnsureOne(parsed.GetValue(Data), parsed.GetValue(Db));
        if (parsed.GetValue(Weeks) is < 1 or > MostWeeks || parsed.GetValue(RefitWeeks) < 1
            || parsed.GetValue(Lead) is < 1 or > 28)
        {
            throw new WrongUsageException(
                $"--weeks is 1 to {MostWeeks}, --refit-weeks 1 or more, --lead 1 to 28; given are "
                + $"{parsed.GetValue(Weeks)}, {parsed.GetValue(RefitWeeks)} and {parsed.GetValue(Lead)}.");
        }
    }

    private static void EnsureWithin(DemandHistory history, ComparisonSpan span)
    {
        if (span.FirstOrigin < history.FirstDay || span.FirstDay > history.LastDay)
        {
            throw new WrongUsageException(
                $"--weeks {span.Weeks} is too long: orders are known from {history.FirstDay:yyyy-MM-dd} "
                + $"to {history.LastDay:yyyy-MM-dd}.");
        }
    }

    private static void WarnOfShortSpan(DemandHistory history, ComparisonSpan span)
    {
        if (span.LastDay > history.LastDay)
        {
            Console.Error.WriteLine(
                $"rtmart: of {7 * span.Weeks} days asked for, "
                + $"{history.LastDay.DayNumber - span.FirstDay.DayNumber + 1} are compared: orders are known up to "
                + $"{history.LastDay:yyyy-MM-dd}.");
        }
    }

    private static void Write(
        ParseResult parsed,
        Figures figures,
        ForecastComparison comparison,
        Scoreboard board,
        IReadOnlyList<OverrideValue> values)
    {
        if (parsed.GetValue(Csv) is { } csv)
        {
            WholeFile.WriteText(csv, ScoreboardCsv.Of(board, values));
        }

        if (parsed.GetValue(Report) is { } report)
        {
            var command = CommandText.Of(Environment.GetCommandLineArgs()[1..]);
            var page = EvaluationReport.Html(comparison, board, values, command);
            WholeFile.WriteText(report, page);
        }

        if (parsed.GetValue(Json) is { } json)
        {
            EvaluationFigures.AddTo(figures, board, values);
            figures.WriteTo(json);
        }
    }

    private static int Warn(EvaluationMatter matter, ForecastComparison comparison, Scoreboard board)
    {
        OrdersSource.Warn(matter.Reading);
        var without = board.Stores.Count(s => !s.HasManual);
        var days = board.Stores.Where(s => s.HasManual).Sum(s => s.StandInDays);
        if (without + days > 0)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"rtmart: {without} of {board.Stores.Count} stores have no manual forecasts, and {days} days of the "
                + $"others have none; there ours is compared with the stand-in, the mean of the same weekday over the "
                + $"last four weeks."));
        }

        if (matter.LateOverrides > 0)
        {
            Console.Error.WriteLine(
                $"rtmart: {matter.LateOverrides} overrides were stored after their day had begun; they are not "
                + "scored.");
        }

        WarnOfShortSpan(matter.Reading.History, comparison.Span);
        FailureWarning.Write(comparison.Failures);
        var isWhole = matter.Reading.Rejects.Count == 0 && !matter.Reading.FellBack;
        return !isWhole || comparison.Failures.Count > 0 || without + days > 0
            ? ExitCode.DoneWithWarnings
            : ExitCode.Done;
    }
}
