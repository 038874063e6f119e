namespace Forecasting.Core.Features;

/// <summary>The date of Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, ch.
/// 8).</summary>
public static class Easter
{
    /// <summary>Easter Sunday of a year; 2024: 31 March.</summary>
    /// <param name="year">1583 or later.</param>
    public static DateOnly Sunday(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = (b - ((b + 8) / 25) + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    /// <summary>Days from the nearest Easter Sunday; negative before it.</summary>
    /// <param name="date">From 1584 to 9998.</param>
    public static int DaysFrom(DateOnly date)
    {
        var here = date.DayNumber - Sunday(date.Year).DayNumber;
        var before = date.DayNumber - Sunday(date.Year - 1).DayNumber;
        var after = date.DayNumber - Sunday(date.Year + 1).DayNumber;
        return new[] { here, before, after }.MinBy(Math.Abs);
    }
}
