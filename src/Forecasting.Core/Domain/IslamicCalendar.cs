using System.Globalization;

namespace Forecasting.Core.Domain;

/// <summary>
/// Gregorian dates of the Islamic feasts by the Umm al-Qura calendar of Saudi Arabia, which is computed ahead. Where a
/// country waits for the new moon to be seen, a feast can be a day off. Answers exist for the Hijri years 1318-1500
/// (1900-2077).
/// </summary>
public static class IslamicCalendar
{
    /// <summary>The first Hijri year with answers.</summary>
    public const int FirstYear = 1318;

    /// <summary>The last Hijri year with answers.</summary>
    public const int LastYear = 1500;

    private static readonly UmAlQuraCalendar Calendar = new();

    /// <summary>The first day of the fasting month, 1 Ramadan; 1445: 11 March 2024.</summary>
    /// <param name="year">Hijri year, 1318-1500.</param>
    public static DateOnly Ramadan(int year) => Date(year, 9, 1);

    /// <summary>The feast that ends the fasting, 1 Shawwal; 1445: 10 April 2024.</summary>
    /// <param name="year">Hijri year, 1318-1500.</param>
    public static DateOnly EidAlFitr(int year) => Date(year, 10, 1);

    /// <summary>The feast of the sacrifice, 10 Dhu al-Hijjah; 1445: 16 June 2024.</summary>
    /// <param name="year">Hijri year, 1318-1500.</param>
    public static DateOnly EidAlAdha(int year) => Date(year, 12, 10);

    private static DateOnly Date(int year, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
#pragma warning disable RS0030 // The framework's calendar answers with DateTime; it goes no further than this line.
        return DateOnly.FromDateTime(Calendar.ToDateTime(year, month, day, 0, 0, 0, 0));
#pragma warning restore RS0030
    }
}
