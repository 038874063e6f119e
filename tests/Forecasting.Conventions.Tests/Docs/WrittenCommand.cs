using System.Text.RegularExpressions;

namespace Forecasting.Conventions.Tests.Docs;

/// <summary>A call of the program as a document or a script writes it.</summary>
/// <param name="Where">The file that writes it.</param>
/// <param name="Verb">The verb; empty where an option comes first.</param>
/// <param name="Options">Long and short options, dashes included.</param>
internal sealed partial record WrittenCommand(string Where, string Verb, IReadOnlyList<string> Options)
{
    /// <summary>Every call in a text; a placeholder verb such as VERB is none.</summary>
    public static IEnumerable<WrittenCommand> In(string file, string text) =>
        from call in Call().Matches(text.Replace("\\\n", " ", StringComparison.Ordinal))
        let words = call.Groups["words"].Value
        let verb = Verbs().Match(words)
        where verb.Success || words.StartsWith('-')
        select new WrittenCommand(file, verb.Value, [.. OptionNames().Matches(words).Select(m => m.Value)]);

    /// <summary>What the program does not know in this call.</summary>
    public IEnumerable<string> Unknown(IReadOnlyDictionary<string, IReadOnlySet<string>> known)
    {
        if (!known.TryGetValue(Verb, out var options))
        {
            return [$"{Where}: there is no verb {Verb}"];
        }

        return Options.Where(o => !options.Contains(o)).Select(o => $"{Where}: {Verb} has no option {o}");
    }

    [GeneratedRegex(@"(?:\./rtmart|^ *step) +(?<words>[^\n`|>#;&]*)", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"^[a-z][a-z-]*(?=\s|$)")]
    private static partial Regex Verbs();

    [GeneratedRegex(@"(?<![\w-])--?[a-z][a-z0-9-]*")]
    private static partial Regex OptionNames();
}
