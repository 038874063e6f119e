using System.Globalization;

namespace Forecasting.Core.Persistence.Switching;

/// <summary>
/// What was known before a day began, and what came to it afterwards: numbers are scored as they stood when their day
/// began, so that nobody gets better by correcting what has been seen.
/// </summary>
internal static class Hindsight
{
    /// <summary>Whether something was stored when the day had begun, in UTC.</summary>
    /// <param name="instant">When it was stored, ISO 8601 in UTC.</param>
    /// <param name="date">The day.</param>
    public static bool IsAfter(string instant, DateOnly date) => string.CompareOrdinal(
        instant, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) >= 0;
}
