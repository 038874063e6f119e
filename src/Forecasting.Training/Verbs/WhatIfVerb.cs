using System.CommandLine;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Verbs;

/// <summary>Asks what becomes of a store-day's planned shifts if things turn out otherwise.</summary>
internal static class WhatIfVerb
{
    private static readonly Option<string> Data = new("--data")
    {
        HelpName = "FOLDER",
        Description = "Folder of contract files, with order-times.csv for measured times.",
        Required = true,
    };

    private static readonly Option<string?> StoreOption = new("--store")
    {
        HelpName = "ID",
        Description = "The store; may be left out where there is only one.",
    };

    private static readonly Option<DateOnly?> Date = new("--date")
    {
        HelpName = "DATE",
        Description = $"The day, yyyy-MM-dd, up to {PlanVerb.MostDays} days after the last known one; default: the day "
            + "after it.",
    };

    private static readonly Option<int> Days = VerbOptions.Number(
        "--days", PlanVerb.UsualDays, "Days that the plan is made for, as in plan; more where --date is later.");

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Shifts that meet the targets in every slot, not over the day.",
    };

    private static readonly Option<double> LateOrderCost = new("--late-order-cost")
    {
        HelpName = "PRICE",
        Description = "Price of a late order, 0 to 10000; the usual one is an assumption.",
        DefaultValueFactory = _ => new StaffPlanOptions().LateOrderCost,
    };

    private static readonly Option<string> Model = new("--model")
    {
        HelpName = "NAME",
        Description = "An hourly model of the list.",
        DefaultValueFactory = _ => Forecasters.Champion,
    };

    private static readonly Option<string?> Curves = new("--curves")
    {
        HelpName = "FILE.csv",
        Description = "Writes the risk against people of every quarter of an hour here, and what one more is worth.",
    };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "Writes the answer for machines here.",
    };

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var verb = new Command(
            "what-if",
            "Says what becomes of a store-day's planned shifts with more orders, rain or people away. The shifts are "
            + "those of plan --no-rosters with the same options; published rosters are not looked at.")
        {
            Data, StoreOption, Date, Days, VerbOptions.AsOf, StaffOptions.NoBreaks, Strict, LateOrderCost, Model,
            Curves, Json,
        };
        StaffOptions.AddTo(verb);
        foreach (var option in WhatIfQuestion.Options)
        {
            verb.Add(option);
        }

        verb.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return verb;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var figures = new Figures();
        var options = OptionsOf(parsed);
        var question = WhatIfQuestion.Of(parsed, options.Targets);
        var planDays = (int)VerbOptions.Within("--days", parsed.GetValue(Days), 1, PlanVerb.MostDays);
        var courses = (int)VerbOptions.Within("--courses", parsed.GetValue(StaffOptions.Courses), 1, 1000);
        var forecaster = VerbOptions.Model(parsed.GetValue(Model), Grain.Hourly);
        var folder = parsed.GetRequiredValue(Data);
        var reading = figures.Stage("read", () => DemandHistoryFolder.Read(folder, cancellation));
        var history = PlanVerb.Cut(reading.History, parsed.GetValue(VerbOptions.AsOf));
        var store = StoreOf(parsed.GetValue(StoreOption), history);
        var lead = LeadOf(parsed.GetValue(Date), history.Origin);
        var horizon = Math.Max(lead, planDays) + 1;
        var handled = HandledOrders.Read(history.Stores, history.Channels, folder);
        var expected = figures.Stage("forecast", () => StaffingMatter.Expected(
            forecaster.Fit(history, new Horizon(horizon), cancellation), history, horizon)[store.Id]
            .ToLookup(f => f.Key.StoreId));
        if (expected.Count == 0)
        {
            throw new WrongUsageException($"{store.Id} has no orders by hour, which staffing is planned from.");
        }

        var stage = new StaffPlanStage(
            history, new StaffingMatter(history, reading.Manual, handled),
            new StoreRosters(history, StaffFolder.None, PublishedRoster.None, LabourLaw.China), options);
        var planned = figures.Stage("plan", () => stage.Run(
            expected, lead, courses, parsed.GetValue(StaffOptions.Seed), new Progress<WorkProgress>(),
            cancellation))[0];
        WhatIfQuestion.EnsureAsked(
            question, planned.Days[^1], [.. expected[store.Id].Select(f => f.Key.ChannelId)]);
        var answer = figures.Stage("what-if", () => planned.Questions[^1].Ask(question));
        Write(parsed, figures, new StaffingAnswerText(question, answer, options));
        return Warn(reading, handled, planned);
    }

    private static StaffPlanOptions OptionsOf(ParseResult parsed) =>
        StaffOptions.Of(parsed, hasBreaks: !parsed.GetValue(StaffOptions.NoBreaks)) with
        {
            Economises = !parsed.GetValue(Strict),
            LateOrderCost = VerbOptions.Within(parsed, LateOrderCost, 0, 10_000),
        };

    private static Store StoreOf(string? id, DemandHistory history) =>
        history.Stores.FirstOrDefault(s => id is null ? history.Stores.Count == 1 : s.Id == id)
        ?? throw new WrongUsageException(
            (id is null ? "say which store with --store" : $"--store {id} is not in stores.csv")
            + $"; the first there are {string.Join(", ", history.Stores.Take(5).Select(s => s.Id))}.");

    private static int LeadOf(DateOnly? date, Origin origin) =>
        date is not { } day ? 1
        : origin.LeadDays(day) is var lead and >= 1 and <= PlanVerb.MostDays ? lead
        : throw new WrongUsageException(
            $"--date is {day:yyyy-MM-dd}; it can be {origin.Target(1):yyyy-MM-dd} "
            + $"to {origin.Target(PlanVerb.MostDays):yyyy-MM-dd}.");

    private static void Write(ParseResult parsed, Figures figures, StaffingAnswerText text)
    {
        Console.Out.Write(text.Text());
        if (parsed.GetValue(Curves) is { } curves)
        {
            WholeFile.WriteText(curves, text.CurvesCsv());
        }

        if (parsed.GetValue(Json) is { } json)
        {
            text.AddTo(figures);
            figures.WriteTo(json);
        }
    }

    private static int Warn(FolderReading reading, HandledOrders handled, StoreStaffing planned)
    {
        var rejects = reading.Rejects.Concat(handled.Rejects).Distinct().ToList();
        OrdersSource.Warn(
            reading.Warnings.Concat(handled.Warnings).Concat(planned.Warnings).Distinct(), rejects);
        return rejects.Count > 0 || reading.FellBack || planned.Warnings.Count > 0
            ? ExitCode.DoneWithWarnings
            : ExitCode.Done;
    }
}
