using System.CommandLine;
using Forecasting.Core.Evaluation;
using Forecasting.Core.History;
using Forecasting.Training;

namespace Forecasting.Accuracy;

/// <summary>The command behind bench/accuracy/run: every variant on every data set that is there.</summary>
internal static class AccuracyCommand
{
    private const int QuickOrigins = 3;
    private const char Separator = ',';

    private static readonly Argument<string?> DataSets = new("DATA_DIR")
    {
        Description = "Folder with one folder per data set. Default: ../shared/data beside the project.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Project = new("--project")
    {
        HelpName = "DIR",
        Description = "The project's folder; bench/accuracy/run gives it.",
        Required = true,
    };

    private static readonly Option<string> Sets = new("--sets")
    {
        HelpName = "NAME,...",
        Description = $"Data sets: {Names(Protocols.All)}; or the sample chain: {Names(Protocols.Samples)}.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> VariantNames = new("--variants")
    {
        HelpName = "NAME,...",
        Description = "Variants, such as champion,without-events or the name of a model alone. Default: all.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<int> MostOrigins = new("--origins")
    {
        HelpName = "N",
        Description = "Origins per data set at most, spread evenly. Default: all.",
        DefaultValueFactory = _ => int.MaxValue,
    };

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = $"The same as --origins {QuickOrigins}.",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        HelpName = "DIR",
        Description = "Folder for accuracy.md and accuracy.json. Default: artifacts/accuracy in the project.",
    };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("accuracy", "Measures the champion, its parts, and what each of them is worth.")
        {
            DataSets, Project, Sets, VariantNames, MostOrigins, Quick, Out,
        };
        MostOrigins.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var count) && count >= 1))
            {
                result.AddError($"--origins takes a whole number of 1 or more, not '{token.Value}'.");
            }
        });
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var project = parsed.GetValue(Project)!;
        var choice = ProtocolChoice.Of(
            Protocols.All, Protocols.Samples, Listed(parsed.GetValue(Sets)!),
            parsed.GetValue(DataSets) ?? Path.Combine(project, "..", "shared", "data"), project);
        var most = parsed.GetValue(Quick) ? QuickOrigins : parsed.GetValue(MostOrigins);
        var wanted = Listed(parsed.GetValue(VariantNames)!);
        EnsureKnown(wanted, choice.Protocols);
        foreach (var remark in choice.Remarks)
        {
            Console.Error.WriteLine($"accuracy: {remark}");
        }

        var folder = parsed.GetValue(Out) ?? Path.Combine(project, "artifacts", "accuracy");
        var report = new Report(folder, CommandOf(parsed), choice.Remarks);
        foreach (var protocol in choice.Protocols.Select(p => p.Thinned(most)))
        {
            var history = DemandHistoryFolder.Read(Path.Combine(choice.Folder, protocol.Folder), cancellation).History;
            var variants = Variants.Of(protocol.Grain).Where(v => wanted.Count == 0 || wanted.Contains(v.Name));
            Measure(protocol, history, [.. variants], report, cancellation);
        }

        Console.Out.WriteLine($"Written: {report.Markdown} and {report.Json}");
        return choice.Remarks.Count > 0 ? ExitCode.DoneWithWarnings : ExitCode.Done;
    }

    private static void Measure(
        Protocol protocol,
        DemandHistory history,
        IReadOnlyList<Variant> variants,
        Report report,
        CancellationToken cancellation)
    {
        var set = new AblationSet(protocol, Ablation.StoreCount(history, protocol), []);
        var rows = Ablation.Rows(protocol, history, variants, Ablation.SampleStores, (variant, known) =>
            ProgressLines.Show($"{protocol.Name} {variant.Name}", progress => Backtest.Run(
                known, [variant.Forecaster], protocol.Rolling, protocol.Horizon, new Windows(progress), cancellation)));
        foreach (var row in rows)
        {
            // Written after every row: a run of hours that is stopped leaves what it has found.
            set = set with { Rows = [.. set.Rows, row] };
            report.Write(set);
        }

        Console.Out.WriteLine(AblationMarkdown.Section(set));
    }

    /// <summary>What to type to get the same figures; folders differ from machine to machine.</summary>
    private static string CommandOf(ParseResult parsed) => string.Join(' ', new[]
    {
        "bench/accuracy/run",
        parsed.GetValue(DataSets) is null ? "" : "DATA_DIR",
        parsed.GetValue(Sets) is { Length: > 0 } sets ? $"--sets {sets}" : "",
        parsed.GetValue(VariantNames) is { Length: > 0 } variants ? $"--variants {variants}" : "",
        parsed.GetValue(Quick) ? "--quick" : "",
        !parsed.GetValue(Quick) && parsed.GetValue(MostOrigins) < int.MaxValue
            ? $"--origins {parsed.GetValue(MostOrigins)}" : "",
    }.Where(part => part.Length > 0));

    private static List<string> Listed(string names) =>
        [.. names.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    private static void EnsureKnown(IReadOnlyList<string> wanted, IReadOnlyList<Protocol> protocols)
    {
        var known = protocols.SelectMany(p => Variants.Of(p.Grain)).Select(v => v.Name).Distinct().ToList();
        if (wanted.Except(known).ToList() is { Count: > 0 } unknown)
        {
            throw new WrongUsageException(
                $"there is no variant {string.Join(", ", unknown)}; known are {string.Join(", ", known)}.");
        }
    }

    private static string Names(IEnumerable<Protocol> protocols) => string.Join(", ", protocols.Select(p => p.Name));

    /// <summary>Both files, written anew whenever a row is added.</summary>
    private sealed class Report(string folder, string command, IReadOnlyList<string> remarks)
    {
        private readonly Figures _figures = new();
        private readonly Dictionary<string, AblationSet> _sets = [];

        public string Markdown => Path.Combine(folder, "accuracy.md");

        public string Json => Path.Combine(folder, "accuracy.json");

        public void Write(AblationSet set)
        {
            _sets[set.Protocol.Name] = set;
            _figures.Set(set.Protocol.Name, AblationFigures.Of(set));
            _figures.WriteTo(Json);
            var text = AblationMarkdown.Text([.. _sets.Values], command, remarks);
            WholeFile.WriteText(Markdown, text);
        }
    }

    private sealed class Windows(IProgress<WorkProgress> target) : IProgress<BacktestProgress>
    {
        public void Report(BacktestProgress value) =>
            target.Report(new WorkProgress(value.Done, value.Total, $"from {value.Origin}"));
    }
}
