using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Stock;

/// <summary>What a planner should know about a SKU beside its order.</summary>
internal static class StockNotes
{
    internal const string NeverSold =
        "in stock and never sold here: nothing is known of its demand, so none is ordered";

    internal static IReadOnlyList<string> Of(
        Sku sku, BookedStock booked, DateOnly today, ProtectionInterval? interval, int? roomUnits)
    {
        var notes = new List<string>();
        if (booked.AsOf is not { } asOf)
        {
            notes.Add("its stock is not known, and counts as none");
        }
        else if (asOf < today)
        {
            notes.Add($"its stock is that of {asOf:yyyy-MM-dd}, rolled forward by deliveries and sales");
        }

        if (interval is not { } known)
        {
            notes.Add("no delivery day comes within four weeks: it cannot be ordered");
            return notes;
        }

        if (sku.ShelfLifeDays < known.ArrivalLead)
        {
            notes.Add($"it keeps for {sku.ShelfLifeDays} days and takes {known.ArrivalLead} to come: "
                + "what is there now is out of date by then");
        }

        if (sku.ShelfLifeDays < known.ReviewDays)
        {
            notes.Add($"it keeps for {sku.ShelfLifeDays} days and comes every {known.ReviewDays}: "
                + "it will be missing on some of them");
        }

        var least = sku.PackSize * sku.MinOrderPacks;
        if (roomUnits < least)
        {
            notes.Add($"there is room for {roomUnits} units and the smallest order has {least}: it cannot be ordered");
        }

        return notes;
    }
}
