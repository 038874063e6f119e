using System.Globalization;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>Times of the store's clock as text.</summary>
public static class LocalTime
{
    private const string Form = "HH:mm";

    /// <summary>HH:mm; beyond 1,440 minutes, the time on the next day.</summary>
    /// <param name="minute">Minutes since midnight, 0 or more.</param>
    public static string Text(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60 % 24:00}:{minute % 60:00}");

    /// <summary>HH:mm.</summary>
    /// <param name="time">The time.</param>
    public static string Text(TimeOnly time) => time.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads times with commas between them, such as 09:00,14:00; null where one is none.</summary>
    /// <param name="list">The times; empty for none.</param>
    public static IReadOnlyList<TimeOnly>? Read(string list)
    {
        var times = new List<TimeOnly>();
        foreach (var text in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TimeOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                return null;
            }

            times.Add(time);
        }

        return times;
    }
}
