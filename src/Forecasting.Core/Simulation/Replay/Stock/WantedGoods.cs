using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>What customers wanted of one SKU in one store on one day, seen or not.</summary>
/// <param name="Lines">Online order lines.</param>
/// <param name="Units">Units online.</param>
/// <param name="WalkInUnits">Units over the counter.</param>
public readonly record struct WantedDay(int Lines, int Units, int WalkInUnits)
{
    /// <summary>All units.</summary>
    public int AllUnits => Units + WalkInUnits;
}

/// <summary>
/// What customers wanted of every SKU in every store over some days: the world in which plans are replayed. Only the
/// maker of a simulated chain knows it; plans see what was sold.
/// </summary>
public sealed class WantedGoods
{
    private const string FileName = "sku-days";

    private static readonly ContractColumn[] Columns =
    [
        new("store_id", true), new("sku_id", true), new("date", true), new("lines", true), new("units", true),
        new("walk_in_units", true),
    ];

    private readonly Dictionary<(string Store, string Sku), WantedDay[]> _days = [];

    private WantedGoods(DateOnly firstDay, int days) => (FirstDay, Days) = (firstDay, days);

    /// <summary>Date of day 0.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Number of days.</summary>
    public int Days { get; }

    /// <summary>Reads a simulated chain's truth about its goods.</summary>
    /// <param name="folder">The chain's folder.</param>
    /// <param name="firstDay">First day that is needed.</param>
    /// <param name="days">Days, 1 or more.</param>
    /// <param name="log">Takes rejected rows.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Null where there is no such file.</returns>
    public static WantedGoods? Read(
        string folder, DateOnly firstDay, int days, ReadingLog log, CancellationToken cancellation)
    {
        using var file = ContractFile.TryOpen(
            Path.Combine(folder, "truth"), FileName, Columns, log, moreAreAttributes: true);
        if (file is null)
        {
            return null;
        }

        var wanted = new WantedGoods(firstDay, days);
        while (file.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!file.TryDate(2, out var date) || !file.TryCount(3, out var lines) || !file.TryCount(4, out var units)
                || !file.TryCount(5, out var walkIn))
            {
                continue;
            }

            var day = date.DayNumber - firstDay.DayNumber;
            if (day >= 0 && day < days)
            {
                wanted.Of(file.Field(0).ToString(), file.Field(1).ToString())[day] =
                    new WantedDay(lines, units, walkIn);
            }
        }

        return wanted;
    }

    /// <summary>[day], what was wanted of a SKU in a store; nothing where it was not listed.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="skuId">The SKU.</param>
    public WantedDay[] Of(string storeId, string skuId)
    {
        if (!_days.TryGetValue((storeId, skuId), out var days))
        {
            _days[(storeId, skuId)] = days = new WantedDay[Days];
        }

        return days;
    }
}
