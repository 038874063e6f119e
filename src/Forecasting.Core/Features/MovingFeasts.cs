using Forecasting.Core.Domain;

namespace Forecasting.Core.Features;

/// <summary>A feast that moves through the Gregorian year.</summary>
/// <param name="Name">Lower case with underscores.</param>
/// <param name="InYear">Its dates in a Gregorian year; none where the calendar has no answer.</param>
public sealed record MovingFeast(string Name, Func<int, IEnumerable<DateOnly>> InYear);

/// <summary>THE lists of moving feasts and of who keeps them. To add one: a line in each.</summary>
public static class MovingFeasts
{
    private static readonly MovingFeast WesternEaster = new("easter", year => [Easter.Sunday(year)]);
    private static readonly MovingFeast OrthodoxEaster = new("orthodox_easter", year => [Easter.OrthodoxSunday(year)]);
    private static readonly MovingFeast LunarNewYear = new("lunar_new_year", Lunar(LunarCalendar.SpringFestival));
    private static readonly MovingFeast DragonBoat = new("dragon_boat", Lunar(LunarCalendar.DragonBoat));
    private static readonly MovingFeast MidAutumn = new("mid_autumn", Lunar(LunarCalendar.MidAutumn));
    private static readonly MovingFeast Ramadan = new("ramadan", Islamic(IslamicCalendar.Ramadan));
    private static readonly MovingFeast EidAlFitr = new("eid_al_fitr", Islamic(IslamicCalendar.EidAlFitr));
    private static readonly MovingFeast EidAlAdha = new("eid_al_adha", Islamic(IslamicCalendar.EidAlAdha));

    private static readonly MovingFeast[] Islam = [Ramadan, EidAlFitr, EidAlAdha];
    private static readonly MovingFeast[] China = [LunarNewYear, DragonBoat, MidAutumn];

    // Time zones where the shops' year is not that of western Easter alone, as tzdata names them; older names too.
    private static readonly (MovingFeast[] Feasts, string Zones)[] Observances =
    [
        (China, "Asia/Shanghai Asia/Urumqi Asia/Chongqing Asia/Harbin Asia/Taipei PRC ROC"),
        ([.. China, WesternEaster], "Asia/Hong_Kong Asia/Macau Hongkong"),
        ([LunarNewYear, MidAutumn], "Asia/Seoul Asia/Pyongyang ROK Asia/Ho_Chi_Minh Asia/Saigon"),
        ([LunarNewYear, WesternEaster, .. Islam],
            "Asia/Singapore Singapore Asia/Jakarta Asia/Makassar Asia/Jayapura Asia/Pontianak Asia/Manila"),
        ([LunarNewYear, .. Islam], "Asia/Kuala_Lumpur Asia/Kuching Asia/Brunei"),
        ([], "Asia/Tokyo Japan Asia/Bangkok Asia/Vientiane Asia/Yangon Asia/Phnom_Penh Asia/Kathmandu Asia/Thimphu "
            + "Asia/Colombo Asia/Ulaanbaatar Asia/Jerusalem Israel"),
        (Islam, "Asia/Riyadh Asia/Dubai Asia/Qatar Asia/Kuwait Asia/Bahrain Asia/Muscat Asia/Aden Asia/Baghdad "
            + "Asia/Amman Asia/Damascus Asia/Tehran Iran Asia/Kabul Asia/Karachi Asia/Dhaka Asia/Kolkata Asia/Calcutta "
            + "Asia/Istanbul Europe/Istanbul Turkey Asia/Baku Asia/Tashkent Asia/Samarkand Asia/Almaty Asia/Bishkek "
            + "Asia/Dushanbe Asia/Ashgabat Indian/Maldives Africa/Algiers Africa/Tunis Africa/Tripoli Libya "
            + "Africa/Casablanca Africa/El_Aaiun Africa/Nouakchott Africa/Dakar Africa/Bamako Africa/Niamey "
            + "Africa/Khartoum Africa/Mogadishu Africa/Djibouti"),
        ([WesternEaster, .. Islam], "Africa/Lagos Africa/Ouagadougou Africa/Abidjan Africa/Ndjamena Asia/Beirut"),
        ([OrthodoxEaster, .. Islam], "Africa/Cairo Egypt Africa/Addis_Ababa Africa/Asmara"),
        ([WesternEaster, OrthodoxEaster, .. Islam], "Europe/Sarajevo Europe/Tirane"),
        ([OrthodoxEaster], "Europe/Athens Europe/Bucharest Europe/Sofia Europe/Belgrade Europe/Podgorica Europe/Skopje "
            + "Europe/Chisinau Europe/Kyiv Europe/Kiev Europe/Minsk Europe/Moscow Europe/Samara Europe/Volgograd "
            + "Europe/Saratov Europe/Simferopol Europe/Kaliningrad Asia/Nicosia Europe/Nicosia Asia/Tbilisi "
            + "Asia/Yekaterinburg Asia/Omsk Asia/Novosibirsk Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk "
            + "Asia/Vladivostok Asia/Kamchatka"),
    ];

    private static readonly Dictionary<string, MovingFeast[]> ByZone = Observances
        .SelectMany(o => o.Zones.Split(' ').Select(zone => (zone, o.Feasts)))
        .ToDictionary(p => p.zone, p => p.Feasts, StringComparer.Ordinal);

    /// <summary>All feasts, in column order.</summary>
    public static IReadOnlyList<MovingFeast> All { get; } =
        [WesternEaster, OrthodoxEaster, LunarNewYear, DragonBoat, MidAutumn, Ramadan, EidAlFitr, EidAlAdha];

    /// <summary>The feasts that most people keep where a time zone holds; western Easter where the lists say nothing
    /// else.</summary>
    /// <param name="timeZoneId">IANA name.</param>
    public static IReadOnlyList<MovingFeast> In(string timeZoneId) =>
        ByZone.TryGetValue(timeZoneId, out var feasts) ? feasts : [WesternEaster];

    /// <summary>Days from the nearest of a feast's dates for each day of an axis, negative before it, within
    /// -<paramref name="reach"/> to +<paramref name="reach"/>.</summary>
    /// <param name="feast">The feast.</param>
    /// <param name="firstDay">Day 0.</param>
    /// <param name="days">Days on the axis.</param>
    /// <param name="reach">The largest number of days, which stands for all beyond as well.</param>
    public static short[] DaysFrom(MovingFeast feast, DateOnly firstDay, int days, int reach)
    {
        var lastYear = firstDay.AddDays(days).Year;
        List<int> dates = [.. Enumerable.Range(firstDay.Year - 1, lastYear - firstDay.Year + 3)
            .SelectMany(feast.InYear).Select(d => d.DayNumber - firstDay.DayNumber).Order()];
        var from = new short[days];
        var next = 0;
        for (var day = 0; day < days; day++)
        {
            while (next < dates.Count && dates[next] <= day)
            {
                next++;
            }

            var since = next > 0 ? day - dates[next - 1] : int.MaxValue;
            var until = next < dates.Count ? dates[next] - day : int.MaxValue;
            from[day] = (short)(since <= until ? Math.Min(since, reach) : -Math.Min(until, reach));
        }

        return from;
    }

    private static Func<int, IEnumerable<DateOnly>> Lunar(Func<int, DateOnly> inYear) =>
        year => year is >= 1902 and <= 2100 ? [inYear(year)] : [];

    // A Hijri year is 11 days shorter, so a feast can come twice in a Gregorian year.
    private static Func<int, IEnumerable<DateOnly>> Islamic(Func<int, DateOnly> inHijriYear) => year =>
    {
        var about = (int)((year - 622) * 365.2425 / 354.367);
        return Enumerable.Range(about - 1, 4)
            .Where(hijri => hijri is >= IslamicCalendar.FirstYear and <= IslamicCalendar.LastYear)
            .Select(inHijriYear).Where(date => date.Year == year);
    };
}
