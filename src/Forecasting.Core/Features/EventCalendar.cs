using System.Runtime.CompilerServices;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Features;

/// <summary>
/// The trading calendar as dense arrays per store over the history's axis and beyond, for fast look-ups by day index.
/// Holds nothing but what is known ahead.
/// </summary>
public sealed class EventCalendar
{
    /// <summary>At most so many kinds beside the closed one. Where a calendar holds more, the rarest share one, <see
    /// cref="OtherKinds"/>; their events keep their names.</summary>
    public const int MaximumKinds = 62;

    /// <summary>The kind that the rarest kinds of a calendar with very many share.</summary>
    public const string OtherKinds = "other_kinds";

    /// <summary>A kind on at least this share of store days is part of the normal regime, like a fortnightly
    /// promotion.</summary>
    private const double RegularShare = 0.08;

    /// <summary>A kind whose runs last longer than this many days on average is a season rather than an event, but for
    /// public holidays, whose days are named.</summary>
    private const double LongestEventDays = 3.5;

    private const int MaximumRegularKinds = 3;

    private const int DaysLookedAround = 14;

    /// <summary>Shares are taken over at least this many days, so that a calendar of one week makes no
    /// regime.</summary>
    private const int FewestDaysOfShares = 91;

    private static readonly ConditionalWeakTable<TradingCalendar, EventCalendar> Cache = [];

    private readonly IReadOnlyList<Store> _stores;
    private readonly Dictionary<string, int> _storeIndex;
    private readonly Dictionary<string, int> _bits;
    private readonly ulong[][] _masks;
    private readonly short[][] _names;
    private readonly float[][] _values;
    private readonly int[] _valuedKinds;

    private EventCalendar(DemandHistory history, int days)
    {
        FirstDay = history.FirstDay;
        _stores = history.Stores;
        var calendarDays = history.Calendar.Entries.Select(e => history.DayIndex(e.Date) + 1).DefaultIfEmpty(0).Max();
        Days = Math.Max(days, calendarDays);
        days = Days;
        _storeIndex = history.Stores.Select((s, i) => (s.Id, i))
            .ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        (Kinds, _bits) = KindsOf(history.Calendar);
        _masks = [.. history.Stores.Select(_ => new ulong[days])];
        _names = [.. history.Stores.Select(_ => new short[days])];
        FillMasks(history);
        _valuedKinds = KindsWithValues(history.Calendar);
        _values = [.. history.Stores.Select(_ => new float[days * _valuedKinds.Length])];
        FillValues(history);
        (RegularMask, EventMask) = Classify(calendarDays);
        (Names, NameKinds) = FillNames(history);
    }

    /// <summary>Date of day 0: the history's.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Days covered.</summary>
    public int Days { get; }

    /// <summary>Kinds by bit; bit 0 is <see cref="CalendarEntry.ClosedKind"/>, the others by falling
    /// frequency.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>Event names by code; code 0 means none.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The kind, as an index into <see cref="Kinds"/>, of each event name: its family.</summary>
    public IReadOnlyList<int> NameKinds { get; }

    /// <summary>Kinds whose entries say how much, as bits: a promotion its depth, an announced order its size. Kinds
    /// that always say the same are left out.</summary>
    public IReadOnlyList<int> ValuedKinds => _valuedKinds;

    /// <summary>Bits of kinds that are part of the normal regime (at most three).</summary>
    public ulong RegularMask { get; }

    /// <summary>Bits of kinds that are short and rare: days out of the ordinary.</summary>
    public ulong EventMask { get; }

    /// <summary>Number of different regimes: combinations of regular kinds.</summary>
    public int RegimeCount => 1 << System.Numerics.BitOperations.PopCount(RegularMask);

    /// <summary>
    /// The calendar of a history, reaching over the horizon and as far beyond as features look around a day. Cached per
    /// trading calendar.
    /// </summary>
    /// <param name="history">Any cut of the history: all cuts share one calendar.</param>
    /// <param name="horizon">The longest lead.</param>
    public static EventCalendar For(DemandHistory history, Horizon horizon)
    {
        var needed = history.Days + horizon.Days + DaysLookedAround;
        lock (Cache)
        {
            if (Cache.TryGetValue(history.Calendar, out var found) && found.Days >= needed
                && found.FirstDay == history.FirstDay && ReferenceEquals(found._stores, history.Stores))
            {
                return found;
            }

            var made = new EventCalendar(history, needed);
            Cache.AddOrUpdate(history.Calendar, made);
            return made;
        }
    }

    /// <summary>The place in <see cref="Kinds"/> of a kind of the calendar file; -1 for any other.</summary>
    /// <param name="kind">Such as <c>public_holiday</c>.</param>
    public int KindOf(string kind) => _bits.GetValueOrDefault(kind, -1);

    /// <summary>Kind bits of every day of a store; index = day.</summary>
    /// <param name="storeId">The store.</param>
    public ReadOnlySpan<ulong> Masks(string storeId) => SharedMasks(storeId);

    /// <summary>The array behind <see cref="Masks"/>, which nobody may change.</summary>
    /// <param name="storeId">The store.</param>
    internal ulong[] SharedMasks(string storeId) => _masks[_storeIndex[storeId]];

    /// <summary>Name code of every day of a store; 0 = no event.</summary>
    /// <param name="storeId">The store.</param>
    public ReadOnlySpan<short> NameCodes(string storeId) => _names[_storeIndex[storeId]];

    /// <summary>The values of all entries of one kind that hold in a store, added up; index = day, 0 where there is
    /// none.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="valuedKind">Index into <see cref="ValuedKinds"/>.</param>
    public ReadOnlySpan<float> Values(string storeId, int valuedKind) =>
        _values[_storeIndex[storeId]].AsSpan(valuedKind * Days, Days);

    /// <summary>The regime of a day: its regular kinds packed into 0..<see cref="RegimeCount"/> - 1.</summary>
    /// <param name="mask">Kind bits of the day.</param>
    public int Regime(ulong mask)
    {
        int regime = 0, position = 0;
        for (var bit = 1; bit < Kinds.Count; bit++)
        {
            if ((RegularMask >> bit & 1) == 1)
            {
                regime |= (int)(mask >> bit & 1) << position++;
            }
        }

        return regime;
    }

    /// <summary>Whether a day has an event: something short and rare.</summary>
    /// <param name="masks">A store's days, as <see cref="Masks"/> gives them.</param>
    /// <param name="day">Day index, 0 to <see cref="Days"/> - 1.</param>
    public bool IsEvent(ReadOnlySpan<ulong> masks, int day) => (masks[day] & EventMask) != 0;

    /// <summary>Whether a day has an event or is beside one: forecasts of such days err otherwise.</summary>
    /// <param name="masks">A store's days, as <see cref="Masks"/> gives them.</param>
    /// <param name="day">Day index, 0 to <see cref="Days"/> - 1.</param>
    public bool IsAtEvent(ReadOnlySpan<ulong> masks, int day) => IsAtAny(masks, day, EventMask);

    /// <summary>Whether a day or one beside it has any of the kinds whose bits are given.</summary>
    internal static bool IsAtAny(ReadOnlySpan<ulong> masks, int day, ulong kinds) => (kinds
        & (masks[day] | (day > 0 ? masks[day - 1] : 0) | (day + 1 < masks.Length ? masks[day + 1] : 0))) != 0;

    private static (List<string> Kinds, Dictionary<string, int> Bits) KindsOf(TradingCalendar calendar)
    {
        List<string> byFrequency = [.. calendar.Entries.Where(e => e.Kind != CalendarEntry.ClosedKind)
            .CountBy(e => e.Kind)
            .OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key)];
        List<string> kinds = byFrequency.Count <= MaximumKinds
            ? [CalendarEntry.ClosedKind, .. byFrequency]
            : [CalendarEntry.ClosedKind, .. byFrequency.Take(MaximumKinds - 1).Where(k => k != OtherKinds), OtherKinds];
        return (kinds, byFrequency.Prepend(CalendarEntry.ClosedKind).ToDictionary(
            k => k, k => kinds.IndexOf(k) is >= 0 and var bit ? bit : kinds.Count - 1, StringComparer.Ordinal));
    }

    private void FillMasks(DemandHistory history) =>
        Visit(history, (entry, day, bit, stores) =>
        {
            foreach (var store in stores)
            {
                _masks[store][day] |= 1UL << bit;
            }
        });

    private int[] KindsWithValues(TradingCalendar calendar)
    {
        var values = calendar.Entries.Where(e => e.Value is { } value && double.IsFinite(value))
            .ToLookup(e => KindOf(e.Kind), e => e.Value!.Value);
        return [.. Enumerable.Range(1, Kinds.Count - 1).Where(bit => values[bit].Distinct().Skip(1).Any())];
    }

    private void FillValues(DemandHistory history)
    {
        if (_valuedKinds.Length == 0)
        {
            return;
        }

        Visit(history, (entry, day, bit, stores) =>
        {
            var kind = entry.Value is { } value && double.IsFinite(value) ? Array.IndexOf(_valuedKinds, bit) : -1;
            foreach (var store in kind >= 0 ? stores : [])
            {
                _values[store][(kind * Days) + day] += (float)entry.Value!.Value;
            }
        });
    }

    // Where events fall on one day, the last one gives the code.
    private (List<string> Names, List<int> Kinds) FillNames(DemandHistory history)
    {
        var names = new List<string> { "" };
        var kinds = new List<int> { 0 };
        var codes = new Dictionary<string, short>(StringComparer.Ordinal);
        Visit(history, (entry, day, bit, stores) =>
        {
            if ((EventMask >> bit & 1) == 0)
            {
                return;
            }

            var name = entry.Name.Length > 0 ? entry.Name : entry.Kind;
            if (!codes.TryGetValue(name, out var code))
            {
                codes[name] = code = (short)names.Count;
                names.Add(name);
                kinds.Add(bit);
            }

            foreach (var store in stores)
            {
                _names[store][day] = code;
            }
        });
        return (names, kinds);
    }

    private void Visit(DemandHistory history, Action<CalendarEntry, int, int, IEnumerable<int>> visit)
    {
        var byRegion = history.Stores.Select((s, i) => (s.Region, i)).ToLookup(p => p.Region, p => p.i);
        int[] everyStore = [.. Enumerable.Range(0, history.Stores.Count)];
        foreach (var entry in history.Calendar.Entries)
        {
            var day = entry.Date.DayNumber - FirstDay.DayNumber;
            if (day >= 0 && day < Days)
            {
                visit(entry, day, KindOf(entry.Kind), Stores(entry, byRegion, everyStore));
            }
        }
    }

    private IEnumerable<int> Stores(CalendarEntry entry, ILookup<string, int> byRegion, int[] everyStore)
    {
        if (entry.StoreId.Length > 0)
        {
            return _storeIndex.TryGetValue(entry.StoreId, out var index) ? [index] : [];
        }

        return entry.Region.Length > 0 ? byRegion[entry.Region] : everyStore;
    }

    private (ulong Regular, ulong Events) Classify(int calendarDays)
    {
        ulong regular = 0, events = 0;
        var regularKinds = 0;
        for (var bit = 1; bit < Kinds.Count; bit++)
        {
            long on = 0, runs = 0;
            foreach (var mask in _masks)
            {
                for (var day = 0; day < calendarDays; day++)
                {
                    var here = (long)(mask[day] >> bit & 1);
                    on += here;
                    runs += day == 0 || (mask[day - 1] >> bit & 1) == 0 ? here : 0;
                }
            }

            var share = on / (double)Math.Max(1, _masks.Length * (long)Math.Max(FewestDaysOfShares, calendarDays));
            if (share >= RegularShare && regularKinds < MaximumRegularKinds && Kinds[bit] != OtherKinds)
            {
                regular |= 1UL << bit;
                regularKinds++;
            }
            else if (on <= LongestEventDays * runs || Kinds[bit] is CalendarEntry.PublicHolidayKind or OtherKinds)
            {
                events |= 1UL << bit;
            }
        }

        return (regular, events);
    }
}
