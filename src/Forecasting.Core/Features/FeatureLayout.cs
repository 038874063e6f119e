namespace Forecasting.Core.Features;

/// <summary>
/// What the numbers in a feature row stand for: the names of the columns, and the kinds of calendar entries with the
/// part that they play. A model is good for rows of its own layout only; another kind or covariate would shift the
/// columns under it.
/// </summary>
/// <param name="Columns">Names in order.</param>
/// <param name="Kinds">Kinds in the order of their bits, each with its part: regular, event or other.</param>
public sealed record FeatureLayout(IReadOnlyList<string> Columns, IReadOnlyList<string> Kinds)
{
    private const int MostNamed = 6;

    /// <summary>The layout of daily rows of a chain.</summary>
    /// <param name="chain">The chain.</param>
    public static FeatureLayout Of(ChainState chain) => new(
        [.. FeatureSet.Families.SelectMany(f => f.Columns(chain))], KindsOf(chain.Calendar));

    /// <summary>Kinds of a calendar with the part that each plays.</summary>
    /// <param name="calendar">The calendar.</param>
    public static IReadOnlyList<string> KindsOf(EventCalendar calendar) =>
    [
        .. calendar.Kinds.Select((kind, bit) => (calendar.RegularMask >> bit & 1) == 1 ? $"{kind} (regular)"
            : (calendar.EventMask >> bit & 1) == 1 ? $"{kind} (event)" : kind),
    ];

    /// <summary>What is different in another layout, in words; null where nothing is.</summary>
    /// <param name="other">The layout that this one meets.</param>
    public string? Difference(FeatureLayout other)
    {
        string?[] parts =
            [Difference("calendar kinds", Kinds, other.Kinds), Difference("columns", Columns, other.Columns)];
        return parts.Any(p => p is not null) ? string.Join("; ", parts.Where(p => p is not null)) : null;
    }

    private static string? Difference(string what, IReadOnlyList<string> here, IReadOnlyList<string> there)
    {
        if (here.SequenceEqual(there, StringComparer.Ordinal))
        {
            return null;
        }

        List<string> added = [.. there.Except(here, StringComparer.Ordinal)];
        List<string> gone = [.. here.Except(there, StringComparer.Ordinal)];
        return added.Count + gone.Count == 0
            ? $"{what} in another order: {Named(there)} instead of {Named(here)}"
            : $"{what}: " + string.Join(", ", new[] { ("new", added), ("gone", gone) }
                .Where(p => p.Item2.Count > 0).Select(p => $"{p.Item1} are {Named(p.Item2)}"));
    }

    private static string Named(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNamed).Select(n => $"'{n}'"))
        + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");
}
