using System.Globalization;

namespace Forecasting.Core.Domain;

/// <summary>
/// Public holidays and make-up working days of mainland China. Published years come from the yearly notices of the
/// State Council's General Office, which cannot be computed; any other year is estimated from the festivals by the
/// rules in force since 2025.
/// </summary>
public static class ChineseHolidays
{
    /// <summary>Name of New Year's Day.</summary>
    public const string NewYear = "new_year";

    /// <summary>Name of the Spring Festival.</summary>
    public const string SpringFestival = "spring_festival";

    /// <summary>Name of Tomb-Sweeping Day.</summary>
    public const string Qingming = "qingming";

    /// <summary>Name of Labour Day.</summary>
    public const string LabourDay = "labour_day";

    /// <summary>Name of the Dragon Boat festival.</summary>
    public const string DragonBoat = "dragon_boat";

    /// <summary>Name of the Mid-Autumn festival.</summary>
    public const string MidAutumn = "mid_autumn";

    /// <summary>Name of the National Day holidays.</summary>
    public const string NationalDay = "national_day";

    // One row per spell: name, first day off, last day off, make-up working days. A spell belongs to the year of its
    // notice.
    private static readonly Dictionary<int, string[]> Notices = new()
    {
        [2022] =
        [
            "new_year 2022-01-01 2022-01-03", "spring_festival 2022-01-31 2022-02-06 2022-01-29 2022-01-30",
            "qingming 2022-04-03 2022-04-05 2022-04-02", "labour_day 2022-04-30 2022-05-04 2022-04-24 2022-05-07",
            "dragon_boat 2022-06-03 2022-06-05", "mid_autumn 2022-09-10 2022-09-12",
            "national_day 2022-10-01 2022-10-07 2022-10-08 2022-10-09",
        ],
        [2023] =
        [
            "new_year 2022-12-31 2023-01-02", "spring_festival 2023-01-21 2023-01-27 2023-01-28 2023-01-29",
            "qingming 2023-04-05 2023-04-05", "labour_day 2023-04-29 2023-05-03 2023-04-23 2023-05-06",
            "dragon_boat 2023-06-22 2023-06-24 2023-06-25", "mid_autumn 2023-09-29 2023-09-29",
            "national_day 2023-09-30 2023-10-06 2023-10-07 2023-10-08",
        ],
        [2024] =
        [
            "new_year 2023-12-30 2024-01-01", "spring_festival 2024-02-10 2024-02-17 2024-02-04 2024-02-18",
            "qingming 2024-04-04 2024-04-06 2024-04-07", "labour_day 2024-05-01 2024-05-05 2024-04-28 2024-05-11",
            "dragon_boat 2024-06-08 2024-06-10", "mid_autumn 2024-09-15 2024-09-17 2024-09-14",
            "national_day 2024-10-01 2024-10-07 2024-09-29 2024-10-12",
        ],
        [2025] =
        [
            "new_year 2025-01-01 2025-01-01", "spring_festival 2025-01-28 2025-02-04 2025-01-26 2025-02-08",
            "qingming 2025-04-04 2025-04-06", "labour_day 2025-05-01 2025-05-05 2025-04-27",
            "dragon_boat 2025-05-31 2025-06-02", "national_day 2025-10-01 2025-10-08 2025-09-28 2025-10-11",
        ],
        [2026] =
        [
            "new_year 2026-01-01 2026-01-03 2026-01-04", "spring_festival 2026-02-15 2026-02-23 2026-02-14 2026-02-28",
            "qingming 2026-04-04 2026-04-06", "labour_day 2026-05-01 2026-05-05 2026-05-09",
            "dragon_boat 2026-06-19 2026-06-21", "mid_autumn 2026-09-25 2026-09-27",
            "national_day 2026-10-01 2026-10-07 2026-09-20 2026-10-10",
        ],
    };

    /// <summary>Whether the year's days come from a published notice; otherwise they are estimated.</summary>
    /// <param name="year">Gregorian year.</param>
    public static bool IsPublished(int year) => Notices.ContainsKey(year);

    /// <summary>The spells of one year's notice, in date order; the first may begin in the year before.</summary>
    /// <param name="year">Gregorian year, 1902-2099.</param>
    public static IReadOnlyList<HolidaySpell> Of(int year) =>
        Notices.TryGetValue(year, out var rows) ? [.. rows.Select(Parse)] : Estimate(year);

    private static HolidaySpell Parse(string row)
    {
        var parts = row.Split(' ');
        var dates = parts[1..]
            .Select(p => DateOnly.ParseExact(p, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
        return new HolidaySpell(parts[0], dates[0], dates[1], dates[2..]);
    }

    private static List<HolidaySpell> Estimate(int year)
    {
        var spring = LunarCalendar.SpringFestival(year);
        var labour = new DateOnly(year, 5, 1);
        var national = new DateOnly(year, 10, 1);
        var midAutumn = LunarCalendar.MidAutumn(year);
        var joined = midAutumn >= national.AddDays(-3) && midAutumn <= national.AddDays(7);
        List<HolidaySpell> spells =
        [
            Spell(NewYear, new DateOnly(year, 1, 1), 1),
            Spell(SpringFestival, spring.AddDays(-1), 8),
            LongWeekend(Qingming, LunarCalendar.Qingming(year)),
            Spell(LabourDay, labour, 5),
            LongWeekend(DragonBoat, LunarCalendar.DragonBoat(year)),
        ];
        if (joined)
        {
            var first = midAutumn < national ? midAutumn : national;
            spells.Add(new HolidaySpell(NationalDay, first, national.AddDays(7), []));
        }
        else
        {
            spells.Add(LongWeekend(MidAutumn, midAutumn));
            spells.Add(Spell(NationalDay, national, 7));
        }

        var daysOff = spells.SelectMany(s => s.DaysOff).ToHashSet();
        return [.. spells.Select(s => HasMakeup(s) ? WithMakeup(s, daysOff) : s).OrderBy(s => s.First)];
    }

    private static bool HasMakeup(HolidaySpell spell) => spell.Name is SpringFestival or LabourDay or NationalDay;

    private static HolidaySpell Spell(string name, DateOnly first, int days) =>
        new(name, first, first.AddDays(days - 1), []);

    // The Sunday before and the Saturday after that are not off themselves, as in most published years.
    private static HolidaySpell WithMakeup(HolidaySpell spell, HashSet<DateOnly> daysOff)
    {
        var sunday = spell.First.AddDays(-1);
        while (sunday.DayOfWeek != DayOfWeek.Sunday || daysOff.Contains(sunday))
        {
            sunday = sunday.AddDays(-1);
        }

        var saturday = spell.Last.AddDays(1);
        while (saturday.DayOfWeek != DayOfWeek.Saturday || daysOff.Contains(saturday))
        {
            saturday = saturday.AddDays(1);
        }

        return spell with { MakeupWorkdays = [sunday, saturday] };
    }

    // Joined to a weekend that it touches; a day in mid-week stands alone.
    private static HolidaySpell LongWeekend(string name, DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Monday => new(name, day.AddDays(-2), day, []),
        DayOfWeek.Friday => new(name, day, day.AddDays(2), []),
        DayOfWeek.Saturday => new(name, day, day.AddDays(2), []),
        DayOfWeek.Sunday => new(name, day.AddDays(-1), day.AddDays(1), []),
        _ => new(name, day, day, []),
    };
}
