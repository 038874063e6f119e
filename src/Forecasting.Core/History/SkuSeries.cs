using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>
/// The days of one SKU in one store on the common axis of a <see cref="SkuHistory"/>, some eight bytes each. On a day
/// on which the store traded, a SKU without a row sold nothing, from its first row on; before that it was not listed.
/// </summary>
public sealed class SkuSeries
{
    internal const ushort NoRow = ushort.MaxValue;
    private readonly SkuColumns _columns;
    private readonly bool[] _traded;

    internal SkuSeries(string storeId, Sku sku, SkuColumns columns, bool[] traded, int days) =>
        (StoreId, Sku, _columns, _traded, Days) = (storeId, sku, columns, traded, days);

    /// <summary>The store.</summary>
    public string StoreId { get; }

    /// <summary>The SKU.</summary>
    public Sku Sku { get; }

    /// <summary>Days on the axis, up to the origin.</summary>
    public int Days { get; }

    /// <summary>Day index of the first row; not before it was the SKU listed.</summary>
    public int FirstDay => _columns.FirstDay;

    /// <summary>Whether it is known what was sold on a day: the SKU was listed and the store traded.</summary>
    /// <param name="day">Day index, 0 to <see cref="Days"/> - 1.</param>
    public bool IsKnown(int day) => day >= FirstDay && day < Days && _traded[day];

    /// <summary>Units sold online; 0 where nothing is known, see <see cref="IsKnown"/>.</summary>
    /// <param name="day">Day index.</param>
    public int Units(int day) => HasRow(day) ? _columns.Units[day - FirstDay] : 0;

    /// <summary>Units sold over the counter; 0 where nothing is known.</summary>
    /// <param name="day">Day index.</param>
    public int WalkInUnits(int day) => HasRow(day) && _columns.WalkIn is { } all ? all[day - FirstDay] : 0;

    /// <summary>Units sold online and over the counter; 0 where nothing is known.</summary>
    /// <param name="day">Day index.</param>
    public int AllUnits(int day) => Units(day) + WalkInUnits(day);

    /// <summary>Order lines; 0 where nothing is known.</summary>
    /// <param name="day">Day index.</param>
    public int Lines(int day) => !HasRow(day) ? 0 : (_columns.Lines ?? _columns.Units)[day - FirstDay];

    /// <summary>Hours until closing in which nothing was left; above 0 more was wanted than sold.</summary>
    /// <param name="day">Day index.</param>
    public double SoldOutHours(int day) => HasRow(day) && _columns.SoldOut is { } all ? all[day - FirstDay] / 10.0 : 0;

    /// <summary>Whether it was on promotion.</summary>
    /// <param name="day">Day index.</param>
    public bool IsPromoted(int day) => HasRow(day) && _columns.Promoted is { } all && all[day - FirstDay];

    /// <summary>Price of a unit on a day or last before it; NaN where none is known.</summary>
    /// <param name="day">Day index.</param>
    public double Price(int day) => _columns.Price(day);

    /// <summary>Units online over all units of the last known days, 0 to 1; 1 where nothing was sold.</summary>
    /// <param name="days">Days to look back over, at least 1.</param>
    public double OnlineShare(int days)
    {
        double online = 0, all = 0;
        for (var day = Math.Max(FirstDay, Days - days); day < Days; day++)
        {
            online += Units(day);
            all += AllUnits(day);
        }

        return all > 0 ? online / all : 1;
    }

    internal SkuSeries Take(int days) => new(StoreId, Sku, _columns, _traded, days);

    private bool HasRow(int day) =>
        day >= FirstDay && day < Days && day - FirstDay < _columns.Units.Length
        && _columns.Units[day - FirstDay] != NoRow;
}
