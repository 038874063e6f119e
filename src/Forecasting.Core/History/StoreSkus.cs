using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>All SKUs of one store on the common axis of a <see cref="SkuHistory"/>.</summary>
public sealed class StoreSkus
{
    private readonly bool[] _traded;

    internal StoreSkus(Store store, DateOnly firstDay, int days, bool[] traded, IReadOnlyList<SkuSeries> series) =>
        (Store, FirstDay, Days, _traded, Series) = (store, firstDay, days, traded, series);

    /// <summary>The store.</summary>
    public Store Store { get; }

    /// <summary>Date of day 0.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Days on the axis, up to the origin.</summary>
    public int Days { get; }

    /// <summary>The last day that is known.</summary>
    public Origin Origin => new(FirstDay.AddDays(Days - 1));

    /// <summary>The SKUs that were listed by the origin, in the order of the SKUs of the history.</summary>
    public IReadOnlyList<SkuSeries> Series { get; }

    /// <summary>Whether the store sold anything on a day.</summary>
    /// <param name="day">Day index, 0 to <see cref="Days"/> - 1.</param>
    public bool IsTraded(int day) => day >= 0 && day < Days && _traded[day];

    /// <summary>The store with the days up to an origin only.</summary>
    /// <param name="origin">The last day that may be known; a later one than the history's changes nothing.</param>
    public StoreSkus UpTo(Origin origin)
    {
        var days = Math.Clamp(origin.LastDay.DayNumber - FirstDay.DayNumber + 1, 0, Days);
        return days == Days ? this : new StoreSkus(
            Store, FirstDay, days, _traded, [.. Series.Where(s => s.FirstDay < days).Select(s => s.Take(days))]);
    }

    /// <summary>The store with some of its series only.</summary>
    internal StoreSkus Listed(Func<SkuSeries, bool> isListed) =>
        new(Store, FirstDay, Days, _traded, [.. Series.Where(isListed)]);
}
