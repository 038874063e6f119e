using System.Runtime.CompilerServices;

namespace Forecasting.Core.Features;

/// <summary>
/// Days from the moving feasts that people keep where the stores are, which need no calendar file. A feast that no
/// store keeps has no column, nor has one that the calendar file marks each time, because its own columns say it then.
/// </summary>
public sealed class FeastFeatures : IFeatureFamily
{
    private const int Reach = 60;
    private const int NotKeptHere = Reach + 1;

    private static readonly ConditionalWeakTable<ChainState, Feasts> Cache = [];

    /// <inheritdoc/>
    public string Family => "event";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns(ChainState chain) =>
        [.. Of(chain).Kept.Select(f => $"days_from_{f.Name}")];

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row)
    {
        var days = Of(target.Chain).Days;
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = days[(target.Series * row.Length) + i][target.Day];
        }
    }

    private static Feasts Of(ChainState chain) => Cache.GetValue(chain, c =>
    {
        var kept = Kept(c);
        return new Feasts(kept, Days(c, kept));
    });

    private static List<MovingFeast> Kept(ChainState chain)
    {
        var kept = chain.History.Stores.Select(s => s.TimeZoneId).Distinct(StringComparer.Ordinal)
            .SelectMany(MovingFeasts.In).ToHashSet();
        return [.. MovingFeasts.All.Where(f => kept.Contains(f) && !IsMarked(chain, f))];
    }

    // Looks at the calendar only and at all of it, so that every cut of a history has the same columns.
    private static bool IsMarked(ChainState chain, MovingFeast feast)
    {
        var entries = chain.History.Calendar.Entries;
        if (entries.Count == 0)
        {
            return false;
        }

        var (first, last) = (entries.Min(e => e.Date), entries.Max(e => e.Date));
        first = first > chain.Calendar.FirstDay ? first : chain.Calendar.FirstDay;
        List<int> days = [.. Enumerable.Range(first.Year, Math.Max(0, last.Year - first.Year + 1))
            .SelectMany(feast.InYear).Where(d => d >= first && d <= last)
            .Select(d => d.DayNumber - chain.Calendar.FirstDay.DayNumber)];
        List<ulong[]> masks = [.. chain.History.Daily.Zip(chain.States)
            .Where(p => MovingFeasts.In(chain.History.Store(p.First.Key.StoreId).TimeZoneId).Contains(feast))
            .Select(p => p.Second.Masks)];
        return days.Count > 0 && days.All(day => masks.Any(mask => chain.Calendar.IsEvent(mask, day)));
    }

    // [series x feast][day]; series of one zone share their arrays.
    private static short[][] Days(ChainState chain, List<MovingFeast> kept)
    {
        var calendar = chain.Calendar;
        var far = new short[calendar.Days];
        Array.Fill(far, (short)NotKeptHere);
        var days = kept.Select(f => MovingFeasts.DaysFrom(f, calendar.FirstDay, calendar.Days, Reach)).ToList();
        return
        [
            .. chain.History.Daily.SelectMany(series =>
            {
                var here = MovingFeasts.In(chain.History.Store(series.Key.StoreId).TimeZoneId);
                return kept.Select((feast, i) => here.Contains(feast) ? days[i] : far);
            }),
        ];
    }

    private sealed record Feasts(List<MovingFeast> Kept, short[][] Days);
}
