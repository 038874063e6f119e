namespace Forecasting.Api.Serving;

/// <summary>Any range of days, both ends included; an absent end is open.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public readonly record struct QueryRange(DateOnly From, DateOnly To)
{
    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    /// <summary>Reads from and to.</summary>
    public static (QueryRange Range, Problem? Problem) Of(string? from, string? to)
    {
        if (!QueryDates.TryRead(from, Earliest, out var first))
        {
            return (default, Problems.BadDate("from", from!));
        }

        if (!QueryDates.TryRead(to, Latest, out var last))
        {
            return (default, Problems.BadDate("to", to!));
        }

        return first > last ? (default, Problems.FromAfterTo(first, last)) : (new QueryRange(first, last), null);
    }
}
