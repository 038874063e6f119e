using System.Globalization;

namespace Forecasting.Core.Simulation.Handling;

/// <summary>The rows of one store about its staff.</summary>
internal static class StaffTables
{
    internal const string StaffColumns = "staff_id,store_id,name,roles,max_hours_week,hourly_cost,zone";

    internal const string AvailabilityColumns = "staff_id,weekday,date,from_hour,until_hour,kind";

    internal const string PaceColumns = "staff_id,pace";

    internal static CsvText Staff(SimulatedStore store, IReadOnlyList<StaffMember> staff)
    {
        var text = new CsvText();
        foreach (var person in staff)
        {
            text.Field(person.Id).Field(store.Store.Id).Field(person.Name).Field(person.Roles)
                .Field(person.MaxHoursWeek).Field(person.HourlyCost, 1)
                .Field(person.Zone < 0 ? "" : DeliveryZone.All[person.Zone].Id).EndRow();
        }

        return text;
    }

    /// <summary>A row for every weekday on which a person can work, and one for every day of leave.</summary>
    internal static CsvText Availability(SimulationSettings settings, IReadOnlyList<StaffMember> staff)
    {
        var text = new CsvText();
        foreach (var person in staff)
        {
            for (var weekday = 0; weekday < 7; weekday++)
            {
                var (from, until) = person.Week[weekday];
                if (until > from)
                {
                    text.Field(person.Id).Field(weekday + 1).Field("").Field(from).Field(until).Field("available")
                        .EndRow();
                }
            }

            foreach (var day in person.Away)
            {
                text.Field(person.Id).Field("").Field(settings.Date(day)).Field("0").Field("24").Field("away").EndRow();
            }
        }

        return text;
    }

    internal static CsvText Paces(IReadOnlyList<StaffMember> staff)
    {
        var text = new CsvText();
        foreach (var person in staff)
        {
            text.Field(person.Id).Field(person.Pace.ToString("F3", CultureInfo.InvariantCulture)).EndRow();
        }

        return text;
    }
}
