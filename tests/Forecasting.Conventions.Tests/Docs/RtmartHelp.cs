using System.Text.RegularExpressions;

namespace Forecasting.Conventions.Tests.Docs;

/// <summary>What the built program says about its own verbs and options.</summary>
internal static partial class RtmartHelp
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlySet<string>>> Read = new(ReadAll);

    /// <summary>The options of every verb by its name, dashes included; "" is the program itself.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Options => Read.Value;

    public static IReadOnlyList<string> Verbs => [.. Options.Keys.Where(v => v.Length > 0)];

    /// <summary>The commands that a help text lists.</summary>
    public static IEnumerable<string> VerbsOf(string help)
    {
        var list = help.ReplaceLineEndings("\n").Split("Commands:\n");
        return list.Length < 2 ? [] : VerbLine().Matches(list[1]).Select(m => m.Groups["verb"].Value);
    }

    /// <summary>The options that a help text lists; those that a description mentions do not count.</summary>
    public static IEnumerable<string> OptionsOf(string help) =>
        OptionLine().Matches(help).SelectMany(m => m.Groups["names"].Value.Split(", "));

    private static Dictionary<string, IReadOnlySet<string>> ReadAll()
    {
        var help = Of();
        var verbs = VerbsOf(help).ToDictionary(v => v, v => (IReadOnlySet<string>)OptionsOf(Of(v)).ToHashSet());
        verbs[""] = OptionsOf(help).ToHashSet();
        return verbs;
    }

    private static string Of(params string[] verb)
    {
        var answer = Shell.Run("dotnet", Repository.Root, [Program(), .. verb, "--help"]);
        return answer.ExitCode == 0
            ? answer.Output
            : throw new InvalidOperationException($"rtmart {string.Join(' ', verb)} --help fails: {answer.Errors}");
    }

    /// <summary>The program as built beside these tests: artifacts/bin/(project)/(configuration).</summary>
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Forecasting.Training", own.Name, "Forecasting.Training.dll");
    }

    [GeneratedRegex(@"^  (?<verb>[a-z][a-z-]*)\b", RegexOptions.Multiline)]
    private static partial Regex VerbLine();

    [GeneratedRegex(@"^  (?<names>-\S+?(, -\S+?)*)(?=[\s]|$)", RegexOptions.Multiline)]
    private static partial Regex OptionLine();
}
