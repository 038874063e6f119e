using System.Globalization;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>The small files of a chain that are written at once: stores, channels, calendar, and what failed.</summary>
internal static class ChainTables
{
    /// <summary>Days after the last simulated one for which holidays and festivals are still listed.</summary>
    private const int HolidaysAheadDays = 120;

    private const string StoreColumns = "store_id,name,region,city,timezone,opened_on,open_hour,close_hour";

    internal static CsvText Stores(ChainSimulator chain)
    {
        var attributes = chain.Stores[0].Store.Attributes.Keys.ToList();
        var text = Header($"{StoreColumns},{string.Join(',', attributes)}");
        foreach (var store in chain.Stores.Select(s => s.Store))
        {
            text.Field(store.Id).Field(store.Name).Field(store.Region).Field(store.City).Field(store.TimeZoneId)
                .Field(store.OpenedOn!.Value).Field(store.OpenHour!.Value).Field(store.CloseHour!.Value);
            attributes.ForEach(a => text.Field(store.Attributes[a]));
            text.EndRow();
        }

        return text;
    }

    internal static CsvText Channels()
    {
        var text = Header("channel_id,name,promise,radius_km,picks_from");
        foreach (var channel in Ports.All.Select(p => p.Channel))
        {
            text.Field(channel.Id).Field(channel.Name).Field(Word(channel.Promise)).Field(channel.RadiusKm!.Value, 1)
                .Field(channel.PicksFrom).EndRow();
        }

        return text;
    }

    internal static CsvText PortFailures(ChainSimulator chain)
    {
        var text = Header("channel_id,date,from_hour,until_hour");
        foreach (var failure in chain.PortFailures.OrderBy(f => f.Day))
        {
            text.Field(failure.ChannelId).Field(chain.Settings.Date(failure.Day)).Field(failure.FromHour)
                .Field(failure.UntilHour).EndRow();
        }

        return text;
    }

    /// <summary>
    /// Calendar entries of a range of days in date order; the last range also lists the holidays after it.
    /// </summary>
    internal static CsvText Calendar(ChainSimulator chain, DayRange range)
    {
        var text = Header("date,kind,name,store_id,region,value");
        var first = chain.Settings.Date(range.First);
        var planEnd = chain.Settings.Date(range.End);
        var holidayEnd = range.End == chain.Settings.AllDays ? planEnd.AddDays(HolidaysAheadDays) : planEnd;
        var entries = ChainCalendar.Holidays(first, holidayEnd)
            .Concat(ChainCalendar.Plans(chain).Where(e => e.Date >= first && e.Date < planEnd))
            .OrderBy(e => e.Date);
        foreach (var entry in entries)
        {
            text.Field(entry.Date).Field(entry.Kind).Field(entry.Name).Field(entry.StoreId).Field(entry.Region)
                .Field(entry.Value?.ToString(CultureInfo.InvariantCulture) ?? "").EndRow();
        }

        return text;
    }

    internal static CsvText Header(string columns)
    {
        var text = new CsvText();
        foreach (var column in columns.Split(','))
        {
            text.Field(column);
        }

        text.EndRow();
        return text;
    }

    internal static string Word(DeliveryPromise promise) => promise switch
    {
        DeliveryPromise.OneHour => "one_hour",
        DeliveryPromise.HalfDay => "half_day",
        DeliveryPromise.NextDay => "next_day",
        _ => "scheduled",
    };
}
