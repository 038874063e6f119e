namespace Forecasting.Core.Domain;

/// <summary>Weekdays as numbers, as the data contract and ISO 8601 order them: Monday first.</summary>
public static class Weekdays
{
    /// <summary>0 for Monday to 6 for Sunday.</summary>
    /// <param name="date">Any date.</param>
    public static int DaysSinceMonday(this DateOnly date) => ((int)date.DayOfWeek + 6) % 7;
}
