using System.Runtime.CompilerServices;

namespace Forecasting.Core.Features;

/// <summary>
/// Days from the moving feasts that people keep where the stores are; feasts that no store keeps have no column. They
/// need no calendar file, and say more than the date where a feast wanders through the year.
/// </summary>
public sealed class FeastFeatures : IFeatureFamily
{
    private const int Reach = 60;
    private const int NotKeptHere = Reach + 1;

    private static readonly ConditionalWeakTable<ChainState, short[][]> Cache = [];

    /// <inheritdoc/>
    public string Family => "event";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns(ChainState chain) => [.. Kept(chain).Select(f => $"days_from_{f.Name}")];

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row)
    {
        var feasts = Cache.GetValue(target.Chain, Days);
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = feasts[(target.Series * row.Length) + i][target.Day];
        }
    }

    private static List<MovingFeast> Kept(ChainState chain)
    {
        var kept = chain.History.Stores.Select(s => s.TimeZoneId).Distinct(StringComparer.Ordinal)
            .SelectMany(MovingFeasts.In).ToHashSet();
        return [.. MovingFeasts.All.Where(kept.Contains)];
    }

    // [series x feast][day]; series of one zone share their arrays.
    private static short[][] Days(ChainState chain)
    {
        var calendar = chain.Calendar;
        var far = new short[calendar.Days];
        Array.Fill(far, (short)NotKeptHere);
        var kept = Kept(chain);
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
}
