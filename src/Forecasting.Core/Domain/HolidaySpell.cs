namespace Forecasting.Core.Domain;

/// <summary>A stretch of days off under one name, with the weekend days that are worked instead.</summary>
/// <param name="Name">The holiday's name, as in calendar.csv.</param>
/// <param name="First">First day off (included).</param>
/// <param name="Last">Last day off (included).</param>
/// <param name="MakeupWorkdays">Saturdays and Sundays on which people work for it.</param>
public sealed record HolidaySpell(string Name, DateOnly First, DateOnly Last, IReadOnlyList<DateOnly> MakeupWorkdays)
{
    /// <summary>Every day off, in order.</summary>
    public IEnumerable<DateOnly> DaysOff =>
        Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);
}
