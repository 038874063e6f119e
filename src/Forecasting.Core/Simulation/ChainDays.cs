using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>
/// What every store of the chain shares day by day: the kind of day, festivals, and the chain's own shocks.
/// </summary>
public sealed class ChainDays
{
    private static readonly int ClientelesCount = Enum.GetValues<Clientele>().Length;
    private readonly double[] _festival;
    private readonly double[] _spring;
    private readonly int _days;

    /// <summary>Works out all days of a chain.</summary>
    /// <param name="settings">The chain's settings.</param>
    public ChainDays(SimulationSettings settings)
    {
        _days = settings.AllDays;
        IsHoliday = new bool[_days];
        IsMakeupWorkday = new bool[_days];
        IsSpringEve = new bool[_days];
        ChainShock = new double[_days];
        _festival = new double[ClientelesCount * _days];
        _spring = new double[ClientelesCount * _days];
        MarkHolidays(settings);
        AddFestivals(settings);
        DrawShocks(settings);
    }

    /// <summary>Whether a day is a public holiday or joined to one.</summary>
    public bool[] IsHoliday { get; }

    /// <summary>Whether a Saturday or Sunday is worked.</summary>
    public bool[] IsMakeupWorkday { get; }

    /// <summary>Whether the evening is the Spring Festival's family dinner.</summary>
    public bool[] IsSpringEve { get; }

    /// <summary>The chain's own shock of each day, on the logarithm of orders.</summary>
    public double[] ChainShock { get; }

    /// <summary>Effect of all festivals on the logarithm of orders.</summary>
    /// <param name="day">Day index.</param>
    /// <param name="clientele">Who orders.</param>
    /// <param name="emptying">How far the city empties at the Spring Festival.</param>
    public double FestivalLogEffect(int day, Clientele clientele, double emptying)
    {
        var cell = ((int)clientele * _days) + day;
        var spring = _spring[cell];
        return _festival[cell] + (spring < 0 ? spring * (1 + (0.45 * emptying)) : spring);
    }

    private void MarkHolidays(SimulationSettings settings)
    {
        foreach (var spell in Spells(settings))
        {
            foreach (var date in spell.DaysOff)
            {
                Mark(settings, date, IsHoliday);
            }

            foreach (var date in spell.MakeupWorkdays)
            {
                Mark(settings, date, IsMakeupWorkday);
            }
        }

        for (var year = settings.FirstDay.Year; year <= settings.Date(_days - 1).Year + 1; year++)
        {
            Mark(settings, LunarCalendar.SpringFestival(year).AddDays(-1), IsSpringEve);
        }
    }

    private static IEnumerable<HolidaySpell> Spells(SimulationSettings settings)
    {
        for (var year = settings.FirstDay.Year; year <= settings.Date(settings.AllDays - 1).Year + 1; year++)
        {
            foreach (var spell in ChineseHolidays.Of(year))
            {
                yield return spell;
            }
        }
    }

    private static void Mark(SimulationSettings settings, DateOnly date, bool[] days)
    {
        var day = date.DayNumber - settings.FirstDay.DayNumber;
        if (day >= 0 && day < days.Length)
        {
            days[day] = true;
        }
    }

    private void AddFestivals(SimulationSettings settings)
    {
        foreach (var festival in Festivals.All)
        {
            var target = festival.Name == Festival.Spring ? _spring : _festival;
            for (var year = settings.FirstDay.Year - 1; year <= settings.Date(_days - 1).Year + 1; year++)
            {
                var at = festival.DateIn(year).DayNumber - settings.FirstDay.DayNumber;
                var first = Math.Max(0, at + festival.Knots[0].Offset);
                var last = Math.Min(_days - 1, at + festival.Knots[^1].Offset);
                for (var day = first; day <= last; day++)
                {
                    for (var clientele = 0; clientele < ClientelesCount; clientele++)
                    {
                        target[(clientele * _days) + day] += festival.LogEffect(day - at, (Clientele)clientele);
                    }
                }
            }
        }
    }

    private void DrawShocks(SimulationSettings settings)
    {
        var stream = new RandomStream(settings.Seed, "chain shocks");
        double shock = 0;
        for (var day = 0; day < _days; day++)
        {
            shock = (0.35 * shock) + (0.011 * stream.Gaussian());
            ChainShock[day] = shock;
        }
    }
}
