using System.Globalization;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>Times of the store's clock as text.</summary>
public static class LocalTime
{
    /// <summary>HH:mm; beyond 1,440 minutes, the time on the next day.</summary>
    /// <param name="minute">Minutes since midnight, 0 or more.</param>
    public static string Text(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60 % 24:00}:{minute % 60:00}");
}
