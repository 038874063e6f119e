namespace Forecasting.Core.Simulation;

/// <summary>Who orders through a port; decides how weekdays, hours and festivals move its orders.</summary>
public enum Clientele
{
    /// <summary>Households: weekends and the days before festivals.</summary>
    Families,

    /// <summary>Office workers: lunch and the way home, on working days.</summary>
    Offices,

    /// <summary>Young people: evenings, weekends, hot and wet days.</summary>
    Young,

    /// <summary>Businesses supplied the next day: mornings of working days.</summary>
    Business,

    /// <summary>Neighbourhoods that buy as a group: evenings.</summary>
    Community,
}
