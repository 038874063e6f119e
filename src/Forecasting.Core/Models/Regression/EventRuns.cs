using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Models.Regression;

/// <summary>An event by its kind and name.</summary>
/// <param name="Kind">As in the calendar.</param>
/// <param name="Name">As in the calendar; the kind where there is none.</param>
internal readonly record struct EventKey(string Kind, string Name);

/// <summary>The runs of days of every named event of the calendar: short and rare kinds without values.</summary>
internal sealed class EventRuns
{
    private readonly DateOnly _firstDay;
    private readonly Dictionary<EventKey, ILookup<(string Store, string Region), int>> _days;

    /// <summary>Looks through the calendar.</summary>
    /// <param name="chain">Its calendar and stores.</param>
    public EventRuns(ChainState chain)
    {
        _firstDay = chain.Calendar.FirstDay;
        var calendar = chain.Calendar;
        _days = chain.History.Calendar.Entries.Where(e => calendar.KindOf(e.Kind) is > 0 and var bit
                && (calendar.EventMask >> bit & 1) == 1 && !calendar.ValuedKinds.Contains(bit))
            .GroupBy(e => new EventKey(e.Kind, e.Name.Length > 0 ? e.Name : e.Kind))
            .ToDictionary(g => g.Key, g => g.ToLookup(
                e => (e.StoreId, e.StoreId.Length > 0 ? "" : e.Region), e => e.Date.DayNumber - _firstDay.DayNumber));
    }

    /// <summary>All events that begin to be felt before a day, the most often marked first.</summary>
    /// <param name="day">Day index.</param>
    public List<EventKey> KeysBefore(int day) =>
        [.. _days.Where(p => p.Value.Any(scope => scope.Any(d => d >= 0 && d < day + EventSlots.Before)))
            .OrderByDescending(p => p.Value.Sum(scope => scope.Count()))
            .ThenBy(p => p.Key.Name, StringComparer.Ordinal).ThenBy(p => p.Key.Kind, StringComparer.Ordinal)
            .Select(p => p.Key)];

    /// <summary>
    /// Of several kinds that bear one name, such as days off, days worked for them and the day of the feast, the
    /// one that comes in most years, and then the one with the fewest days, says best when it is: days before and after
    /// are counted from it.
    /// </summary>
    /// <param name="key">An event.</param>
    public bool IsAnchor(EventKey key) => _days.Where(p => p.Key.Name == key.Name)
        .OrderByDescending(p => p.Value.SelectMany(s => s).Select(d => _firstDay.AddDays(d).Year).Distinct().Count())
        .ThenBy(p => p.Value.Sum(scope => scope.Count())).ThenBy(p => p.Key.Kind, StringComparer.Ordinal)
        .First().Key == key;

    /// <summary>The runs of an event in a store, ascending.</summary>
    /// <param name="key">An event; one that the calendar does not hold has no runs.</param>
    /// <param name="store">The store.</param>
    public List<(int First, int Last)> Of(EventKey key, Store store)
    {
        var runs = new List<(int First, int Last)>();
        if (!_days.TryGetValue(key, out var scopes))
        {
            return runs;
        }

        var own = scopes[("", "")].Concat(scopes[(store.Id, "")])
            .Concat(store.Region.Length > 0 ? scopes[("", store.Region)] : []);
        foreach (var day in own.Distinct().Order())
        {
            if (runs.Count > 0 && runs[^1].Last == day - 1)
            {
                runs[^1] = (runs[^1].First, day);
            }
            else
            {
                runs.Add((day, day));
            }
        }

        return runs;
    }
}
