using System.Text.RegularExpressions;

namespace Forecasting.Conventions.Tests.Tidy;

/// <summary>Words that name a room and not an idea: a function belongs to the noun that it computes.</summary>
internal static partial class BannedWords
{
    private static readonly HashSet<string> Banned = new(StringComparer.OrdinalIgnoreCase)
    {
        "Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Common", "Manager", "Service", "Services",
        "Processor", "Info", "Data",
    };

    /// <summary>The folder of the sample chain, and the page of the data contract: here data is the very
    /// idea.</summary>
    private static readonly HashSet<string> Allowed = ["data-samples", "DATA.md"];

    public static IEnumerable<string> InPath(RepositoryFile file) =>
        file.Path.Split('/').Where(part => !Allowed.Contains(part)).SelectMany(In);

    /// <summary>The banned words among the words of a name such as StoreHelper or store-helper.</summary>
    public static IEnumerable<string> In(string name) =>
        Word().Matches(name).Select(m => m.Value).Where(Banned.Contains);

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
