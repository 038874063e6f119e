using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Models;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Pipeline;
using Forecasting.Training.Reports;
using Forecasting.Training.Reports.Staffing;

namespace Forecasting.Training.Verbs;

/// <summary>Plans pickers, riders, shifts and rosters for the days after a folder's last, or what to
/// order.</summary>
internal static class PlanVerb
{
    private static readonly Option<string> Data = new("--data")
    {
        HelpName = "FOLDER",
        Description = "Folder of contract files, with staff.csv for rosters and order-times.csv for measured times.",
        Required = true,
    };

    private static readonly Option<string> Out = new("--out")
    {
        HelpName = "FOLDER",
        Description = "Folder for requirement.csv, shifts.csv, uncovered.csv, roster.csv, changes.csv and a calendar "
            + "per store.",
        DefaultValueFactory = _ => "plan",
    };

    /// <summary>Days that can be planned at once.</summary>
    internal const int MostDays = 14;

    /// <summary>Days that are planned unless --days says otherwise.</summary>
    internal const int UsualDays = 7;

    private static readonly Option<int> Days = VerbOptions.Number(
        "--days", UsualDays, $"Days to plan, 1 to {MostDays}.");

    private static readonly Option<bool> NoRosters = new("--no-rosters")
    {
        Description = "Requirement and shifts only.",
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Meet the targets in every slot, not over the day; quicker, and a little dearer.",
    };

    private static readonly Option<string?> Law = new("--law")
    {
        HelpName = "FILE.json",
        Description = "Labour law to keep; default: that of the People's Republic of China.",
    };

    private static readonly Option<string?> Published = new("--published")
    {
        HelpName = "FILE.csv",
        Description = "A roster.csv that people were told: its shifts stay where they can, and what was worked before "
            + "the planned days counts; default: what --db has.",
    };

    private static readonly Option<string> Model = new("--model")
    {
        HelpName = "NAME",
        Description = "An hourly model of the list; with --stock a daily one.",
        DefaultValueFactory = _ => Forecasters.Champion,
    };

    private static readonly Option<string?> Report = new("--report")
    {
        HelpName = "FILE.html",
        Description = "Writes a report to look at here: one self-contained HTML file.",
    };

    private static readonly Option<string?> ReportStores = new("--report-stores")
    {
        HelpName = "ID,...",
        Description = "Stores with pictures in the report of people; default: the first ones, up to "
            + $"{StaffingReport.MostStoreDays} store-days.",
    };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "Writes the figures for machines here.",
    };

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var verb = new Command(
            "plan", "Plans pickers, riders, shifts and rosters for the days to come, or what to order.")
        {
            Data, Out, VerbOptions.AsOf, Days, StaffOptions.NoBreaks, NoRosters, Strict, Law, Published, Model,
            Report, ReportStores, Json,
            StockPlan.Stock, StockPlan.Target, StockPlan.Budget, StockPlan.ExpectedDays, StockPlan.AfterCutOff,
            StockPlan.SkuModel, StockPlan.QuickPick, StockPlan.Db,
        };
        StaffOptions.AddTo(verb);
        verb.SetAction((parsed, cancellation) => parsed.GetValue(StockPlan.Stock)
            ? Task.Run(() => StockPlan.RunAsync(parsed, Asked(parsed), cancellation), cancellation)
            : Task.Run(() => RunAsync(parsed, cancellation), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var figures = new Figures();
        var (days, courses) = (parsed.GetValue(Days), parsed.GetValue(StaffOptions.Courses));
        if (days is < 1 or > MostDays || courses is < 1 or > 1000)
        {
            throw new WrongUsageException(
                $"--days is 1 to {MostDays} and --courses 1 to 1000; given are {days} and {courses}.");
        }

        var forecaster = VerbOptions.Model(parsed.GetValue(Model), Grain.Hourly);
        var law = LawOf(parsed.GetValue(Law));
        var folder = parsed.GetRequiredValue(Data);
        var log = new ReadingLog();
        var reading = figures.Stage("read", () => DemandHistoryFolder.Read(folder, cancellation));
        var history = Cut(reading.History, parsed.GetValue(VerbOptions.AsOf));
        var shown = parsed.GetValue(ReportStores) is { } named
            ? ReplayVerb.StoresOf(named, history, ReportStores.Name).Select(s => s.Id).ToHashSet()
            : null;
        var handled = HandledOrders.Read(history.Stores, history.Channels, folder);
        var staff = parsed.GetValue(NoRosters) ? StaffFolder.None : StaffFolder.Read(folder, log);
        var publishing = RosterPublishing.At(parsed.GetValue(StockPlan.Db), staff, history, days);
        var published = PublishedIn(parsed, staff, history, days, log)
            ?? publishing?.Published ?? PublishedRoster.None;
        var expected = figures.Stage("forecast", () => StaffingMatter.Expected(
            forecaster.Fit(history, new Horizon(days + 1), cancellation), history, days + 1));
        var stage = new StaffPlanStage(
            history, new StaffingMatter(history, reading.Manual, handled),
            new StoreRosters(history, staff, published, law), OptionsOf(parsed));
        var stores = figures.Stage("plan", () => ProgressLines.Show("plan", progress =>
            stage.Run(expected, days, courses, parsed.GetValue(StaffOptions.Seed), progress, cancellation)));
        if (stores.Count == 0)
        {
            throw new WrongUsageException("no store has orders by hour, which staffing is planned from.");
        }

        // Files say what people are told: none where the database refuses the rosters.
        if (publishing is not null)
        {
            await publishing.PublishAsync(stores, history.Origin, forecaster.Name, cancellation);
        }

        var files = new StaffPlanFiles(stores, history.Origin);
        files.WriteTo(parsed.GetRequiredValue(Out));
        Console.Out.Write(files.Text());
        Write(parsed, figures, files, stores, shown);
        if (staff.Count == 0 && !parsed.GetValue(NoRosters))
        {
            Console.Out.WriteLine($"no rosters were made: {folder} has no staff.csv, or it names nobody.");
        }

        return Warn(reading, handled, log, files, [.. stores.SelectMany(s => s.Warnings)]);
    }

    private static StockPlan.Asked Asked(ParseResult parsed) => new(
        parsed.GetRequiredValue(Data), parsed.GetRequiredValue(Out), parsed.GetValue(VerbOptions.AsOf),
        parsed.GetRequiredValue(Model), parsed.GetValue(Report), parsed.GetValue(Json));

    private static StaffPlanOptions OptionsOf(ParseResult parsed)
    {
        var options = StaffOptions.Of(parsed, hasBreaks: !parsed.GetValue(StaffOptions.NoBreaks));
        return options with
        {
            Economises = !parsed.GetValue(Strict),
        };
    }

    private static LabourLaw LawOf(string? file)
    {
        if (file is null)
        {
            return LabourLaw.China;
        }

        using var stream = File.OpenRead(file);
        return LabourLaw.Read(stream);
    }

    private static PublishedRoster? PublishedIn(
        ParseResult parsed, StaffFolder staff, DemandHistory history, int days, ReadingLog log)
    {
        if (parsed.GetValue(Published) is not { } file)
        {
            return null;
        }

        if (staff.Count == 0)
        {
            throw new WrongUsageException(
                "--published needs people: a staff.csv in the folder, and no --no-rosters.");
        }

        var published = PublishedRoster.Read(file, staff, history.Stores, log);
        var last = history.Origin.Target(days);
        if (published.After(last) is var later and > 0)
        {
            log.Warn($"{file}: {later} shifts after {last:yyyy-MM-dd} are not looked at.");
        }

        return published;
    }

    /// <summary>A history up to the day that --as-of names.</summary>
    internal static DemandHistory Cut(DemandHistory history, DateOnly? asOf) => asOf is not { } date
        ? history
        : date >= history.FirstDay && date <= history.LastDay
            ? history.UpTo(new Origin(date))
            : throw new WrongUsageException(
                $"--as-of is {date:yyyy-MM-dd}; there are orders from {history.FirstDay:yyyy-MM-dd} "
                + $"to {history.LastDay:yyyy-MM-dd}.");

    private static void Write(
        ParseResult parsed, Figures figures, StaffPlanFiles files, IReadOnlyList<StoreStaffing> stores,
        HashSet<string>? shown)
    {
        if (parsed.GetValue(Report) is { } report)
        {
            var page = StaffingReport.Html(stores, shown, CommandText.Of(Environment.GetCommandLineArgs()[1..]));
            WholeFile.WriteText(report, page);
        }

        if (parsed.GetValue(Json) is { } json)
        {
            files.AddTo(figures);
            figures.WriteTo(json);
        }
    }

    private static int Warn(
        FolderReading reading, HandledOrders handled, ReadingLog log, StaffPlanFiles files, string[] unplanned)
    {
        var rejects = reading.Rejects.Concat(handled.Rejects).Concat(log.Rejects).Distinct().ToList();
        OrdersSource.Warn(
            reading.Warnings.Concat(handled.Warnings).Concat(log.Warnings).Concat(unplanned).Distinct(), rejects);
        if (files.UncoveredHours > 0)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"rtmart: {files.UncoveredHours:N1} hours are not covered by shifts (uncovered.csv)."));
        }

        if (files.UnfilledShifts > 0)
        {
            Console.Error.WriteLine($"rtmart: {files.UnfilledShifts} shifts have nobody (unfilled.csv).");
        }

        if (files.Unfinished.Count > 0)
        {
            Console.Error.WriteLine(
                "rtmart: rosters break no rule, but were not searched to the end; a better one would cost at most so "
                + $"much less: {string.Join(", ", files.Unfinished.Take(5))}.");
        }

        if (files.WithoutPeople.Count > 0)
        {
            Console.Error.WriteLine(
                $"rtmart: {files.WithoutPeople.Count} stores have nobody in staff.csv, so that all their shifts are in "
                + $"unfilled.csv; the first: {string.Join(", ", files.WithoutPeople.Take(5))}.");
        }

        if (files.Withdrawn > 0)
        {
            Console.Error.WriteLine($"rtmart: {files.Withdrawn} published shifts were taken back (changes.csv).");
        }

        if (files.Moved > 0)
        {
            Console.Error.WriteLine($"rtmart: {files.Moved} published shifts have other pauses (changes.csv).");
        }

        return rejects.Count > 0 || unplanned.Length > 0 || reading.FellBack || files.Withdrawn + files.Moved > 0
            || files.UncoveredHours > 0 || files.UnfilledShifts > 0
            ? ExitCode.DoneWithWarnings
            : ExitCode.Done;
    }
}
