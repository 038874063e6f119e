using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Forecasting.Core.Evaluation.Switching;
using Forecasting.Training;

namespace Forecasting.Switching;

/// <summary>The command behind bench/switching/run: how often the switch is proposed, rightly and wrongly.</summary>
internal static class SwitchingCommand
{
    private const string NoBetter = "no-better";

    private static readonly Argument<string> Question = new("QUESTION")
    {
        Description = "no-better: how many stores are switched in 26 weeks although ours is no better; "
            + "better: how many are proposed within 8 weeks where ours is 2 points better.",
    };

    private static readonly Option<int> Chains = Number("--chains", 200, "Chains to draw.");

    private static readonly Option<int> Stores = Number("--stores", 60, "Stores per chain.");

    private static readonly Option<int> Weeks = Number("--weeks", 26, "Weeks to look at, every day.");

    private static readonly Option<double> Points = new("--points")
    {
        Description = "Points of accuracy by which ours is better, for the question better.",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<double> Own = new("--own-evidence")
    {
        Description = "The least evidence of a store's own days.",
        DefaultValueFactory = _ => new SwitchTestOptions().OwnEvidence,
    };

    private static readonly Option<string> Scenarios = new("--scenarios")
    {
        HelpName = "NAME,...",
        Description = $"Out of {string.Join(", ", Scenario.All.Select(s => s.Name))}. Default: all.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "Writes the figures for machines here.",
    };

    /// <summary>The command with its options.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("How often the switch-over is proposed, rightly and wrongly.")
        {
            Question, Chains, Stores, Weeks, Points, Own, Scenarios, Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var question = parsed.GetValue(Question);
        if (question is not (NoBetter or "better"))
        {
            throw new WrongUsageException($"the question is {NoBetter} or better, not '{question}'.");
        }

        var better = question == NoBetter ? 0 : parsed.GetValue(Points) / 100;
        var figures = new Figures();
        Console.WriteLine(
            "scenario          stores switched  chains with any  within 8 weeks  median days  alone  false");
        foreach (var scenario in Chosen(parsed))
        {
            var outcomes = Study.Run(
                parsed.GetValue(Chains),
                chain => DrawnChain.Draw(
                    scenario, better, parsed.GetValue(Stores), 7 * parsed.GetValue(Weeks), chain + 1),
                new SwitchTestOptions { OwnEvidence = parsed.GetValue(Own) },
                cancellation);
            figures.Set(scenario.Name, Print(scenario.Name, outcomes));
        }

        if (parsed.GetValue(Json) is { } json)
        {
            figures.WriteTo(json);
        }

        return ExitCode.Done;
    }

    private static JsonObject Print(string name, IReadOnlyList<ChainOutcome> outcomes)
    {
        double stores = outcomes.Sum(o => o.Stores);
        var switched = outcomes.Sum(o => o.Switched) / stores;
        var chains = outcomes.Count(o => o.Switched > 0) / (double)outcomes.Count;
        var early = outcomes.Sum(o => o.Within8Weeks) / stores;
        var alone = outcomes.Sum(o => o.AloneSwitched) / stores;
        var wrong = outcomes.Average(o => o.FalselySwitched / (double)Math.Max(1, o.Switched));
        List<int> days = [.. outcomes.SelectMany(o => o.DaysUntil).Order()];
        var median = 2 * days.Count >= stores ? days[(int)(stores / 2)] : double.NaN;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-16} {switched,16:P2} {chains,16:P1} {early,15:P1} {median,12:F0} {alone,6:P1} {wrong,6:P1}"));
        return new JsonObject
        {
            ["stores_switched"] = switched,
            ["chains_with_any"] = chains,
            ["within_8_weeks"] = early,
            ["median_days"] = Figures.Number(median),
            ["stores_switched_alone"] = alone,
            ["false_share"] = wrong,
        };
    }

    private static IReadOnlyList<Scenario> Chosen(ParseResult parsed)
    {
        var names = parsed.GetValue(Scenarios)!.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var unknown = names.Where(n => Scenario.All.All(s => s.Name != n)).ToList();
        return unknown.Count == 0
            ? [.. Scenario.All.Where(s => names.Length == 0 || names.Contains(s.Name))]
            : throw new WrongUsageException($"there is no scenario {string.Join(", ", unknown)}.");
    }

    private static Option<int> Number(string name, int usual, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => usual,
    };
}
