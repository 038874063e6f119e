namespace Forecasting.Core.History;

/// <summary>A row of a contract file that could not be used. Kept, counted and shown; never dropped silently.</summary>
/// <param name="File">File name without folder, such as orders-daily.csv.gz.</param>
/// <param name="Line">Line on which the row begins; the header is line 1.</param>
/// <param name="Column">The column that was wrong, or empty for the whole row.</param>
/// <param name="Value">What stood there, cut after <see cref="LongestValue"/> characters.</param>
/// <param name="Reason">What is wrong with it, in words.</param>
public sealed record RejectedRow(string File, int Line, string Column, string Value, string Reason)
{
    /// <summary>Characters of a value that are kept.</summary>
    public const int LongestValue = 200;

    /// <summary>The row in one line for people.</summary>
    public override string ToString() => Column.Length > 0
        ? $"{File}, line {Line}, {Column} '{Value}': {Reason}"
        : $"{File}, line {Line}: {Reason}";
}
