using System.Globalization;

namespace Forecasting.Conventions.Tests.Tidy;

/// <summary>Limits on files and lines.</summary>
internal static class Sizes
{
    private const int MaxFileLines = 300;
    private const int MaxLineCharacters = 120;
    private const long MaxFileBytes = 3_000_000;

    public static IEnumerable<string> LongFile(RepositoryFile file)
    {
        if (file.IsSource && file.Lines.Length > MaxFileLines)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{file.Lines.Length} lines");
        }
    }

    public static IEnumerable<string> LongLines(RepositoryFile file) =>
        file.IsSource
            ? file.Lines.Index().Where(l => l.Item.Length > MaxLineCharacters).Select(l => string.Create(
                CultureInfo.InvariantCulture, $"line {l.Index + 1} has {l.Item.Length} characters"))
            : [];

    public static IEnumerable<string> HeavyFile(RepositoryFile file)
    {
        if (file.SizeBytes > MaxFileBytes)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{file.SizeBytes} bytes");
        }
    }
}
