using System.Globalization;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Serving;

/// <summary>Days asked for, both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public readonly record struct QueryDates(DateOnly From, DateOnly To)
{
    /// <summary>Reads from and to; absent ends are those of the forecast.</summary>
    public static (QueryDates Dates, Problem? Problem) Of(string? from, string? to, RoundedForecast forecast, Run run)
    {
        if (!TryRead(from, forecast.FirstDay, out var first))
        {
            return (default, Problems.BadDate("from", from!));
        }

        if (!TryRead(to, forecast.LastDay, out var last))
        {
            return (default, Problems.BadDate("to", to!));
        }

        if (first > last && from is not null && to is not null)
        {
            return (default, Problems.FromAfterTo(first, last));
        }

        foreach (var (parameter, date) in (IEnumerable<(string, DateOnly)>)[("from", first), ("to", last)])
        {
            if (date < forecast.FirstDay || date > forecast.LastDay)
            {
                return (default, Problems.OutsideRun(parameter, date, forecast, run));
            }
        }

        return (new QueryDates(first, last), null);
    }

    /// <summary>Reads a date written as yyyy-MM-dd; an absent one is another.</summary>
    internal static bool TryRead(string? text, DateOnly otherwise, out DateOnly date)
    {
        date = otherwise;
        return text is null
            || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
