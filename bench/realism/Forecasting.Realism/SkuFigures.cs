using Forecasting.Core.History.Readers;

namespace Forecasting.Realism;

/// <summary>How the units of SKUs behave in the first store of sku-daily.csv.</summary>
internal static class SkuFigures
{
    private static readonly ContractColumn[] Columns =
        [new("store_id", true), new("sku_id", true), new("date", true), new("units", true)];

    /// <summary>Figures by name; empty where the folder has no SKUs.</summary>
    public static IReadOnlyList<(string Name, double Value)> Of(string folder)
    {
        using var file = ContractFile.TryOpen(folder, "sku-daily", Columns, new ReadingLog());
        if (file is null)
        {
            return [];
        }

        var store = "";
        HashSet<DateOnly> days = [];
        var units = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        while (file.Next())
        {
            if (!file.TryWord(0, out var place) || !file.TryWord(1, out var sku) || !file.TryDate(2, out var date)
                || !file.TryNumber(3, out var sold) || (store.Length > 0 && place != store))
            {
                continue;
            }

            store = place;
            days.Add(date);
            if (!units.TryGetValue(sku, out var ofSku))
            {
                units[sku] = ofSku = [];
            }

            if (sold > 0)
            {
                ofSku.Add(sold);
            }
        }

        return Of([.. units.Values], days.Count);
    }

    private static IReadOnlyList<(string Name, double Value)> Of(List<List<double>> skus, int days)
    {
        var totals = skus.Select(s => s.Sum()).OrderDescending().ToList();
        var tenth = Math.Max(1, totals.Count / 10);
        return
        [
            ("SKUs", skus.Count),
            ("units in the first tenth of SKUs", totals.Take(tenth).Sum() / totals.Sum()),
            ("days without a sale, median SKU", Scatter.Median(skus.Select(s => 1 - ((double)s.Count / days)))),
            ("median over first-tenth SKU", Scatter.Median(totals) / totals[tenth - 1]),
            ("scatter of a day beyond counting, fast SKUs", Scatter.Median(skus.Where(s => s.Sum() > days).Select(
                s => BeyondCounting(s, days)))),
        ];
    }

    private static double BeyondCounting(List<double> sold, int days)
    {
        var mean = sold.Sum() / days;
        var variance = (sold.Sum(u => u * u) / days) - (mean * mean);
        return Math.Sqrt(Math.Max(0, variance - mean)) / mean;
    }
}
