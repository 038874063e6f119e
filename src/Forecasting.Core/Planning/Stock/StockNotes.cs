using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Stock;

/// <summary>What a planner should know about a SKU beside its order.</summary>
internal static class StockNotes
{
    internal const string NeverSold =
        "in stock and never sold here: nothing is known of its demand, so none is ordered";

    internal static IReadOnlyList<string> Of(
        Sku sku, BookedStock booked, DateOnly today, ProtectionInterval? interval)
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
        }
        else if (sku.ShelfLifeDays < known.ReviewDays)
        {
            notes.Add($"it keeps for {sku.ShelfLifeDays} days and comes every {known.ReviewDays}: "
                + "it will be missing on some of them");
        }

        return notes;
    }
}
