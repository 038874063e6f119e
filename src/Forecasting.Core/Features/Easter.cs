namespace Forecasting.Core.Features;

/// <summary>The date of Easter Sunday, western and Orthodox (Meeus, Astronomical Algorithms, 1991, ch. 8).</summary>
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

    /// <summary>
    /// Easter Sunday of the Orthodox churches as a Gregorian date: that of the Julian calendar (Meeus 1991, ch. 8), and
    /// the days by which the calendars differ added; 2024: 5 May.
    /// </summary>
    /// <param name="year">1583 or later.</param>
    public static DateOnly OrthodoxSunday(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        var d = ((19 * (year % 19)) + 15) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) - d + 34) % 7;
        var (month, day) = ((d + e + 114) / 31, ((d + e + 114) % 31) + 1);
        return new DateOnly(year, month, day).AddDays((year / 100) - (year / 400) - 2);
    }
}
