using Forecasting.Core.History;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>What customers wanted of one SKU in one store on one day, whether it was there or not.</summary>
/// <param name="Lines">Online order lines.</param>
/// <param name="Units">Units online.</param>
/// <param name="WalkInUnits">Units over the counter.</param>
/// <param name="Opening">Units that lay there at opening in the simulated chain.</param>
/// <param name="LinesMissed">Online lines that were ordered there and not found.</param>
public readonly record struct WantedDay(ushort Lines, ushort Units, ushort WalkInUnits, int Opening, ushort LinesMissed)
{
    /// <summary>Units of all customers.</summary>
    public int AllUnits => Units + WalkInUnits;
}

/// <summary>What was wanted of every SKU in every store over some days, as only a simulated chain can tell.</summary>
public sealed class WantedGoods
{
    private static readonly ContractColumn[] Columns =
    [
        new("store_id", true), new("sku_id", true), new("date", true), new("lines", true), new("units", true),
        new("walk_in_units", true), new("opening_stock", true), new("lines_missed", true),
    ];

    private static readonly ContractColumn[] DayColumns =
        [new("store_id", true), new("date", true), new("orders", true), new("lines", true)];

    private static readonly WantedDay[] Nothing = [];
    private readonly Dictionary<(string StoreId, string SkuId), WantedDay[]> _days = [];

    private readonly Dictionary<(string StoreId, DateOnly Date), double> _linesPerOrder = [];

    private WantedGoods(DateOnly firstDay, int days) => (FirstDay, Days) = (firstDay, days);

    /// <summary>The first day.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Days.</summary>
    public int Days { get; }

    /// <summary>[day] what was wanted of a SKU; empty where nothing is known of it.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="skuId">The SKU.</param>
    public IReadOnlyList<WantedDay> Of(string storeId, string skuId) =>
        _days.GetValueOrDefault((storeId, skuId), Nothing);

    /// <summary>What was wanted of a SKU on a day; null where nothing is known of the SKU or the day was not
    /// read.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="skuId">The SKU.</param>
    /// <param name="date">The day.</param>
    public WantedDay? On(string storeId, string skuId, DateOnly date) =>
        Of(storeId, skuId) is { Count: > 0 } days && date.DayNumber - FirstDay.DayNumber is >= 0 and var day
            && day < days.Count ? days[day] : null;

    /// <summary>Mean lines of a store's orders on a day, those of goods that are not followed included; 1 where it is
    /// not known.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="date">The day.</param>
    public double LinesPerOrder(string storeId, DateOnly date) =>
        _linesPerOrder.GetValueOrDefault((storeId, date), 1);

    /// <summary>Reads some days; null where the folder does not tell.</summary>
    /// <param name="folder">The folder of the chain.</param>
    /// <param name="firstDay">First day.</param>
    /// <param name="days">Days, at least 1.</param>
    /// <param name="log">Takes rejected rows.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static WantedGoods? Read(
        string folder, DateOnly firstDay, int days, ReadingLog log, CancellationToken cancellation)
    {
        using var file = ContractFile.TryOpen(
            Path.Combine(folder, "truth"), "sku-days", Columns, log, moreAreAttributes: true);
        if (file is null)
        {
            return null;
        }

        var wanted = new WantedGoods(firstDay, days);
        wanted.ReadDays(folder, log);
        var (key, row) = (("", ""), Nothing);
        while (file.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!file.TryDate(2, out var date) || date < firstDay || date >= firstDay.AddDays(days))
            {
                continue;
            }

            if (!file.Field(1).SequenceEqual(key.Item2) || !file.Field(0).SequenceEqual(key.Item1))
            {
                key = (file.Field(0).ToString(), file.Field(1).ToString());
                if (!wanted._days.TryGetValue(key, out row!))
                {
                    wanted._days[key] = row = new WantedDay[days];
                }
            }

            if (file.TryNumber(3, out var lines) && file.TryNumber(4, out var units)
                && file.TryNumber(5, out var walkIn) && file.TryNumber(6, out var opening)
                && file.TryNumber(7, out var missed))
            {
                row[date.DayNumber - firstDay.DayNumber] = new WantedDay(
                    Count(lines), Count(units), Count(walkIn), (int)Math.Clamp(opening, 0, int.MaxValue),
                    Count(missed));
            }
        }

        return wanted;
    }

    private void ReadDays(string folder, ReadingLog log)
    {
        using var file = ContractFile.TryOpen(
            Path.Combine(folder, "truth"), "days", DayColumns, log, moreAreAttributes: true);
        while (file is not null && file.Next())
        {
            if (file.TryDate(1, out var date) && date >= FirstDay && file.TryNumber(2, out var orders)
                && file.TryNumber(3, out var lines) && orders > 0)
            {
                _linesPerOrder[(file.Field(0).ToString(), date)] = Math.Max(1, lines / orders);
            }
        }
    }

    private static ushort Count(double number) => (ushort)Math.Clamp(number, 0, SkuDay.MostUnits);
}
