using System.Globalization;

namespace Forecasting.Core.Domain;

/// <summary>
/// Gregorian dates of the Chinese lunar festivals. The lunar year of a festival is named by the Gregorian year in which
/// it begins; answers exist for 1902-2100.
/// </summary>
public static class LunarCalendar
{
    private static readonly ChineseLunisolarCalendar Calendar = new();

    /// <summary>New year's day of the lunar year (month 1, day 1).</summary>
    /// <param name="year">Gregorian year, 1902-2100.</param>
    public static DateOnly SpringFestival(int year) => Date(year, 1, 1);

    /// <summary>Lantern festival (month 1, day 15).</summary>
    /// <param name="year">Gregorian year, 1902-2100.</param>
    public static DateOnly Lantern(int year) => Date(year, 1, 15);

    /// <summary>Dragon Boat festival (month 5, day 5).</summary>
    /// <param name="year">Gregorian year, 1902-2100.</param>
    public static DateOnly DragonBoat(int year) => Date(year, 5, 5);

    /// <summary>Qixi, the lovers' festival (month 7, day 7).</summary>
    /// <param name="year">Gregorian year, 1902-2100.</param>
    public static DateOnly Qixi(int year) => Date(year, 7, 7);

    /// <summary>Mid-Autumn festival (month 8, day 15).</summary>
    /// <param name="year">Gregorian year, 1902-2100.</param>
    public static DateOnly MidAutumn(int year) => Date(year, 8, 15);

    /// <summary>Double Ninth festival (month 9, day 9).</summary>
    /// <param name="year">Gregorian year, 1902-2100.</param>
    public static DateOnly DoubleNinth(int year) => Date(year, 9, 9);

    /// <summary>
    /// Qingming, a solar term and not a lunar date: day = floor(0.2422 y + c) - floor(y / 4) of April, y = year in its
    /// century, c = 4.81 for 2000-2099 and 5.59 for 1901-1999. Example: 2025 gives floor(10.865) - 6 = 4 April.
    /// </summary>
    /// <param name="year">Gregorian year, 1901-2099.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside that range.</exception>
    public static DateOnly Qingming(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1901);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2099);
        var inCentury = year % 100;
        var offset = year >= 2000 ? 4.81 : 5.59;
        return new DateOnly(year, 4, (int)((inCentury * 0.2422) + offset) - (inCentury / 4));
    }

    /// <summary>The Gregorian date of a day in a month that is not a leap month.</summary>
    /// <param name="lunarYear">Gregorian year in which the lunar year begins, 1902-2100.</param>
    /// <param name="lunarMonth">1-12, never the leap month.</param>
    /// <param name="lunarDay">1-30.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
    public static DateOnly Date(int lunarYear, int lunarMonth, int lunarDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lunarYear, 1902);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lunarYear, 2100);
        ArgumentOutOfRangeException.ThrowIfLessThan(lunarMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lunarMonth, 12);

        // The framework numbers months 1-13: from the leap month on, every month is one higher than its name.
        var leapIndex = Calendar.GetLeapMonth(lunarYear);
        var index = leapIndex > 0 && lunarMonth >= leapIndex ? lunarMonth + 1 : lunarMonth;
#pragma warning disable RS0030 // The framework's calendar answers with DateTime; it goes no further than this line.
        return DateOnly.FromDateTime(Calendar.ToDateTime(lunarYear, index, lunarDay, 0, 0, 0, 0));
#pragma warning restore RS0030
    }
}
