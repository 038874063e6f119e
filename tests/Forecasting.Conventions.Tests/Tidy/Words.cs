using System.Globalization;
using System.Text.RegularExpressions;

namespace Forecasting.Conventions.Tests.Tidy;

/// <summary>Things that must not be written in any text file.</summary>
internal static partial class Words
{
    public static IEnumerable<string> UnownedToDo(RepositoryFile file) => Lines(file, ToDo());

    public static IEnumerable<string> MachinePath(RepositoryFile file) => Lines(file, HomeFolder());

    public static IEnumerable<string> SkippedTest(RepositoryFile file) => file.IsCSharp ? Lines(file, Skip()) : [];

    private static IEnumerable<string> Lines(RepositoryFile file, Regex unwanted) =>
        file.IsText
            ? file.Lines.Index().Where(l => unwanted.IsMatch(l.Item))
                .Select(l => string.Create(CultureInfo.InvariantCulture, $"line {l.Index + 1}: {l.Item.Trim()}"))
            : [];

    [GeneratedRegex(@"\b(T[O]DO|FIX[M]E|HAC[K])\b(?!\s*\(?#\d+)")]
    private static partial Regex ToDo();

    [GeneratedRegex(@"(?<![\w.])(/(home|Users|root|work|mnt|media)/[\w.]|[A-Z]:\\Users\\)")]
    private static partial Regex HomeFolder();

    [GeneratedRegex(@"\bSkip\s*=\s*""|\bAssert\.Skip")]
    private static partial Regex Skip();
}
