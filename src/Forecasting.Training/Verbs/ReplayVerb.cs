using System.CommandLine;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Training.Pipeline;
using Forecasting.Training.Reports;
using Forecasting.Training.Reports.Staffing;

namespace Forecasting.Training.Verbs;

/// <summary>Replays what came under plans that were made from what was known.</summary>
internal static class ReplayVerb
{
    private static readonly Option<bool> Staffing = new("--staffing")
    {
        Description = "Replay picking and riding: our plan, the manual plan and an oracle.",
    };

    private static readonly Option<string> Data = new("--data")
    {
        HelpName = "FOLDER",
        Description = "A simulated chain's folder: history, future/, and single orders with their times, or goods.",
        Required = true,
    };

    private static readonly Option<int> Weeks = VerbOptions.Number("--weeks", 8, "Weeks to replay, 1 to 52.");

    private static readonly Option<int> RefitWeeks =
        VerbOptions.Number("--refit-weeks", 4, "Weeks from one training to the next.");

    private static readonly Option<string?> Stores = new("--stores")
    {
        HelpName = "ID,...",
        Description = "Only these stores. Default: all.",
    };

    private static readonly Option<bool> Breaks = new("--breaks")
    {
        Description = "Shifts of six hours and more have an unpaid break; slower.",
    };

    private static readonly Option<string> Model = new("--model")
    {
        HelpName = "NAME",
        Description = "A model of the list: hourly for staffing, daily for stock.",
        DefaultValueFactory = _ => Forecasters.Champion,
    };

    private static readonly Option<string?> Csv = new("--csv")
    {
        HelpName = "FILE",
        Description = "Writes every store-day under every plan here.",
    };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "Writes the figures for machines here.",
    };

    private static readonly Option<string?> Report = new("--report")
    {
        HelpName = "FILE",
        Description = "Writes a page with pictures here.",
    };

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var verb = new Command("replay", "Replays what came under our plan, the manual plan and an oracle's.")
        {
            Staffing, StockReplaying.Stock, Data, Weeks, RefitWeeks, Stores, Model, Breaks, Csv, Json,
            Report, StockPlan.Target, StockPlan.SkuModel, StockReplaying.NewestFirst, StockReplaying.ForecastDays,
        };
        StaffOptions.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return verb;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Staffing) == parsed.GetValue(StockReplaying.Stock))
        {
            throw new WrongUsageException("say what to replay: --staffing or --stock.");
        }

        return parsed.GetValue(Staffing)
            ? RunStaffing(parsed, cancellation)
            : StockReplaying.Run(parsed, Asked(parsed), cancellation);
    }

    private static StockReplaying.Asked Asked(ParseResult parsed) => new(
        parsed.GetRequiredValue(Data), parsed.GetValue(Weeks), parsed.GetValue(RefitWeeks), parsed.GetValue(Stores),
        parsed.GetRequiredValue(Model), parsed.GetValue(StaffOptions.Seed), parsed.GetValue(Csv), parsed.GetValue(Json),
        parsed.GetValue(Report));

    private static int RunStaffing(ParseResult parsed, CancellationToken cancellation)
    {
        var figures = new Figures();
        var folder = parsed.GetRequiredValue(Data);
        var forecaster = VerbOptions.Model(parsed.GetValue(Model), Grain.Hourly);
        var span = SpanOf(parsed);
        var (reading, handled) = figures.Stage("read", () => Read(folder, cancellation));
        var history = reading.History;
        var stores = StoresOf(parsed.GetValue(Stores), history);
        span = span with { FirstDay = FirstDayOf(folder, history, span.Weeks, cancellation) };
        var matter = new StaffingMatter(history, reading.Manual, handled);
        var options = StaffOptions.Of(parsed, hasBreaks: parsed.GetValue(Breaks));
        var days = figures.Stage("replay", () => ProgressLines.Show("replay", progress =>
            new StaffingReplayStage(matter, history, forecaster, options).Run(stores, span, progress, cancellation)));
        if (days.Count == 0)
        {
            throw new WrongUsageException(
                "there are no single orders in these weeks; 'simulate --order-days 56' writes them.");
        }

        var summary = new StaffingReplaySummary(days);
        Console.Out.Write(summary.Text());
        Write(parsed, figures, summary);
        return Warn(reading, handled);
    }

    private static StaffingReplaySpan SpanOf(ParseResult parsed)
    {
        var span = new StaffingReplaySpan(
            DateOnly.MinValue, parsed.GetValue(Weeks), parsed.GetValue(RefitWeeks),
            parsed.GetValue(StaffOptions.Courses), parsed.GetValue(StaffOptions.Seed));
        return span is { Weeks: >= 1 and <= 52, RefitWeeks: >= 1, Courses: >= 1 and <= 1000 }
            ? span
            : throw new WrongUsageException(
                $"--weeks is 1 to 52, --refit-weeks 1 or more, --courses 1 to 1000; given are {span.Weeks}, "
                + $"{span.RefitWeeks} and {span.Courses}.");
    }

    private static (FolderReading Reading, HandledOrders Handled) Read(string folder, CancellationToken cancellation)
    {
        var future = LaterDays.OfReplay(folder);
        var reading = DemandHistoryFolder.ReadTogether(folder, future, cancellation);
        var handled = HandledOrders.Read(reading.History.Stores, reading.History.Channels, folder, future);
        return (reading, handled);
    }

    /// <summary>The first day after a folder's history, from which so many weeks can be replayed.</summary>
    internal static DateOnly FirstDayOf(
        string folder, DemandHistory history, int weeks, CancellationToken cancellation)
    {
        var first = DemandHistoryFolder.Read(folder, cancellation).History.LastDay.AddDays(1);
        return first.AddDays((7 * weeks) - 1) <= history.LastDay
            ? first
            : throw new WrongUsageException(
                $"--weeks {weeks} is too long: future/ reaches from {first:yyyy-MM-dd} "
                + $"to {history.LastDay:yyyy-MM-dd}.");
    }

    /// <summary>The stores that an option names, with commas between; all where it is not given.</summary>
    internal static List<Store> StoresOf(string? names, DemandHistory history, string option = "--stores")
    {
        var wanted = names?.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var unknown = wanted?.Except(history.Stores.Select(s => s.Id)).ToList() ?? [];
        return unknown.Count == 0
            ? [.. history.Stores.Where(s => wanted is null || wanted.Contains(s.Id))]
            : throw new WrongUsageException($"{option} names {string.Join(", ", unknown)}, which the folder has not.");
    }

    private static void Write(ParseResult parsed, Figures figures, StaffingReplaySummary summary)
    {
        if (parsed.GetValue(Csv) is { } csv)
        {
            WholeFile.WriteText(csv, summary.Csv());
        }

        if (parsed.GetValue(Report) is { } report)
        {
            var page = StaffingReplayReport.Html(summary, CommandText.Of(Environment.GetCommandLineArgs()[1..]));
            WholeFile.WriteText(report, page);
        }

        if (parsed.GetValue(Json) is { } json)
        {
            summary.AddTo(figures);
            figures.WriteTo(json);
        }
    }

    private static int Warn(FolderReading reading, HandledOrders handled)
    {
        var rejects = reading.Rejects.Concat(handled.Rejects).Distinct().ToList();
        OrdersSource.Warn(reading.Warnings.Concat(handled.Warnings).Distinct(), rejects);
        return rejects.Count > 0 || reading.FellBack ? ExitCode.DoneWithWarnings : ExitCode.Done;
    }
}
