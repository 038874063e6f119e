using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Training;

/// <summary>Plans of stock as files.</summary>
internal sealed class StockPlanFiles(
    IReadOnlyList<StoreStockPlan> stores, IReadOnlyDictionary<string, Sku> skus, Origin origin)
{
    public const string OrdersFile = "stock-orders.csv";
    public const string NotesFile = "stock-notes.csv";
    public const string ExpectedFile = "expected-orders";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>SKUs about which there is something to say.</summary>
    public int Notes { get; } = stores.Sum(s => s.Skus.Count(k => k.Notes.Count > 0));

    private IEnumerable<StockLine> Lines => stores.SelectMany(s => s.Lines);

    private IEnumerable<StockLine> Ordered => Lines.Where(l => l.Units > 0);

    private double LostShare => Lines.Sum(l => l.LostLines) / Math.Max(1e-9, Lines.Sum(l => l.Lines));

    private double StockValue => stores.SelectMany(s => s.Skus).Sum(k => k.Booked.Units * (k.Sku.UnitCost ?? 0));

    public string Text()
    {
        var (lines, ordered) = (Lines.ToList(), Ordered.ToList());
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            {stores.Count} stores, evening of {origin.LastDay:yyyy-MM-dd}: {lines.Count:N0} SKUs can be ordered
            ordered: {ordered.Count:N0} lines, {ordered.Sum(l => l.Packs):N0} packs for {ordered.Sum(l => l.Value):N0}
            in stock now: {StockValue:N0}
            expected: {LostShare:P2} of lines find nothing, {lines.Sum(l => l.WasteUnits):N0} units are wasted
            in the days after: {stores.Sum(s => s.Expected.Count(e => !e.IsFirm)):N0} lines; notes on {Notes:N0} SKUs

            """);
    }

    public void WriteTo(string folder)
    {
        SpreadsheetFile.Save(folder, OrdersFile, Orders());
        SpreadsheetFile.Save(folder, NotesFile, NotesText());
        SpreadsheetFile.Save(folder, $"{ExpectedFile}.csv", ExpectedCsv());
        WholeFile.Write(Path.Combine(folder, $"{ExpectedFile}.json"),
            file => JsonSerializer.Serialize(file, ExpectedJson(), Indented));
    }

    public void AddTo(Figures figures)
    {
        figures.Set("stores", stores.Count);
        figures.Set("lines", Ordered.Count());
        figures.Set("packs", Ordered.Sum(l => l.Packs));
        figures.Set("order_value", Ordered.Sum(l => l.Value));
        figures.Set("stock_value", StockValue);
        figures.Set("notes", Notes);
        figures.Set("expected_orders", stores.Sum(s => s.Expected.Count));
        figures.Set("predicted", new JsonObject
        {
            ["stockout_lines"] = Figures.Number(LostShare),
            ["waste_value"] = Figures.Number(stores.SelectMany(s => s.Skus).Sum(k => k.WasteValue)),
        });
    }

    private string Orders()
    {
        var text = new StringBuilder(
            "store_id,sku_id,name,category,order_on,due_on,packs,units,value,in_stock,position,order_up_to,"
            + "stock_out_chance,lost_units,lost_lines,waste_units,waste_value,reasons\r\n");
        foreach (var planned in stores.SelectMany(s => s.Skus))
        {
            if (planned.Line is not { Units: > 0 } line)
            {
                continue;
            }

            var sku = planned.Sku;
            SpreadsheetFile.Words(text, line.StoreId, line.SkuId, sku.Name, sku.Category);
            text.Append(CultureInfo.InvariantCulture, $"{line.OrderOn:yyyy-MM-dd},{line.DueOn:yyyy-MM-dd},")
                .Append(CultureInfo.InvariantCulture, $"{line.Packs},{line.Units},{line.Value:F2},")
                .Append(CultureInfo.InvariantCulture, $"{planned.Booked.Units},{line.Position},{line.OrderUpTo},")
                .Append(CultureInfo.InvariantCulture, $"{line.StockOutChance:F4},{line.LostUnits:F3},")
                .Append(CultureInfo.InvariantCulture, $"{line.LostLines:F3},{line.WasteUnits:F2},")
                .Append(CultureInfo.InvariantCulture, $"{planned.WasteValue:F2},")
                .Append(SpreadsheetFile.Cell(line.ReasonText)).Append("\r\n");
        }

        return text.ToString();
    }

    private string NotesText()
    {
        var text = new StringBuilder("store_id,sku_id,name,category,note\r\n");
        foreach (var (store, planned) in stores.SelectMany(s => s.Skus.Select(k => (s.Store, k))))
        {
            foreach (var note in planned.Notes)
            {
                SpreadsheetFile.Words(text, store.Id, planned.Sku.Id, planned.Sku.Name, planned.Sku.Category);
                text.Append(SpreadsheetFile.Cell(note)).Append("\r\n");
            }
        }

        return text.ToString();
    }

    private string ExpectedCsv()
    {
        var text = new StringBuilder(
            "sku_id,name,store_id,order_on,due_on,packs,units,most_packs,most_units,firm\r\n");
        foreach (var order in stores.SelectMany(s => s.Expected).OrderBy(e => e.SkuId, StringComparer.Ordinal)
            .ThenBy(e => e.OrderOn).ThenBy(e => e.StoreId, StringComparer.Ordinal))
        {
            var sku = skus[order.SkuId];
            SpreadsheetFile.Words(text, order.SkuId, sku.Name, order.StoreId);
            text.Append(CultureInfo.InvariantCulture, $"{order.OrderOn:yyyy-MM-dd},{order.DueOn:yyyy-MM-dd},")
                .Append(CultureInfo.InvariantCulture, $"{order.Units / sku.PackSize},{order.Units},")
                .Append(CultureInfo.InvariantCulture, $"{order.MostUnits / sku.PackSize},{order.MostUnits},")
                .Append(CultureInfo.InvariantCulture, $"{(order.IsFirm ? 1 : 0)}\r\n");
        }

        return text.ToString();
    }

    private JsonObject ExpectedJson()
    {
        var bySku = stores.SelectMany(s => s.Expected).GroupBy(e => e.SkuId, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (JsonNode)new JsonObject
            {
                ["sku_id"] = g.Key,
                ["name"] = skus[g.Key].Name,
                ["pack_size"] = skus[g.Key].PackSize,
                ["orders"] = new JsonArray([.. g.OrderBy(e => e.OrderOn).ThenBy(e => e.StoreId, StringComparer.Ordinal)
                    .Select(e => (JsonNode)new JsonObject
                    {
                        ["store_id"] = e.StoreId,
                        ["order_on"] = Day(e.OrderOn),
                        ["due_on"] = Day(e.DueOn),
                        ["units"] = e.Units,
                        ["most_units"] = e.MostUnits,
                        ["firm"] = e.IsFirm,
                    })]),
            });
        return new JsonObject { ["origin"] = Day(origin.LastDay), ["skus"] = new JsonArray([.. bySku]) };
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
