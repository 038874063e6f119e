namespace Forecasting.Training.Reports;

/// <summary>A command line as text that can be copied into a shell again, without secrets.</summary>
internal static class CommandText
{
    /// <summary>The words, quoted where needed; a connection string that may hold a password is left out.</summary>
    public static string Of(IReadOnlyList<string> arguments) =>
        string.Join(' ', arguments.Select((word, i) => i > 0 && arguments[i - 1] == "--db" && word.Contains('=', StringComparison.Ordinal)
            ? "CONNECTION"
            : Quoted(word)).Prepend("./rtmart")).Replace(" --", " \\\n  --", StringComparison.Ordinal);

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_./,:+=".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
