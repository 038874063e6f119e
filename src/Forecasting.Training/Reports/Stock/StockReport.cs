using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Training.Reports.Stock;

/// <summary>The report of one evening's orders: what is ordered and why, how risky it is, and what may be
/// wasted.</summary>
internal static class StockReport
{
    private const int OrdersShown = 30;
    private const int WastedShown = 15;
    private const int NotesShown = 40;
    private const int StoresShown = 60;

    /// <summary>Makes the page.</summary>
    /// <param name="stores">Plans by store.</param>
    /// <param name="command">The command line that made it.</param>
    public static string Html(IReadOnlyList<StoreStockPlan> stores, string command)
    {
        var page = new HtmlPage();
        var rows = stores.SelectMany(s => s.Skus.Where(k => k.Line is not null).Select(k => new Row(s.Store, k)))
            .ToList();
        var origin = stores.Select(s => s.OrderOn).DefaultIfEmpty().Max();
        page.Html($"<header><h1>Orders of the evening of {origin:yyyy-MM-dd}</h1>\n"
            + $"<div class=\"cards\">\n{Cards(stores, rows)}</div></header>\n");
        page.Section(
            "categories", "Quantities and risk by category",
            "What is ordered this evening, how many online order lines should find nothing until the next delivery, "
            + "and what should go out of date unsold. The dashed line is the share of all categories together.",
            HtmlPage.Grid(Categories(rows)));
        page.Section(
            "stores", "Stores",
            "The price of a lost line is what one costs in the plan, so that all SKUs of the store together keep the "
            + "target.",
            Stores(stores));
        page.Section("orders", "The largest orders", $"The {OrdersShown} that cost most, and what made them so large.",
            Orders(rows));
        page.Section("waste", "What may be wasted", "Orders of which most value should go out of date unsold.",
            Waste(rows));
        page.Section(
            "expected", "Orders to be expected",
            "For suppliers: this evening's orders and, in the mean course of things, those of the days after it.",
            HtmlPage.Grid(Expected(stores)));
        RoomSection.AddTo(page, stores);
        page.Section("notes", "Worth knowing", "", Notes(stores));
        page.Section("command", "Made by", "", $"<pre>{HtmlPage.Escape(command)}</pre>\n");
        return page.Build("Stock plan");
    }

    private sealed record Row(Store Store, PlannedSku Planned)
    {
        public StockLine Line => Planned.Line!;

        public Sku Sku => Planned.Sku;

        public double WasteValue => Planned.WasteValue;
    }

    private static string Cards(IReadOnlyList<StoreStockPlan> stores, List<Row> rows) =>
        HtmlPage.Card(HtmlPage.Number(rows.Count(r => r.Line.Units > 0)), "orders",
            $"of {HtmlPage.Number(rows.Count)} SKUs in {HtmlPage.Number(stores.Count)} stores that can be ordered")
        + HtmlPage.Card(HtmlPage.Number(rows.Sum(r => r.Line.Value)), "to spend", "cost of all orders of this evening")
        + HtmlPage.Card(
            HtmlPage.Percent(LostShare(rows), 2), "of lines find nothing", "until the next delivery, expected")
        + HtmlPage.Card(HtmlPage.Number(rows.Sum(r => r.WasteValue)), "wasted", "cost of what should go out of date");

    private static IEnumerable<string> Categories(List<Row> rows)
    {
        var groups = rows.GroupBy(r => r.Sku.Category.Length > 0 ? r.Sku.Category : "other")
            .OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        yield return HtmlPage.Figure(
            CategoryBars.Draw("Cost of orders", [.. groups.Select(g => (g.Key, g.Sum(r => r.Line.Value)))], Whole), "");
        yield return HtmlPage.Figure(
            CategoryBars.Draw("Lines that find nothing", [.. groups.Select(g => (g.Key, LostShare(g)))],
                share => HtmlPage.Percent(share, 2), LostShare(rows)), "");
        yield return HtmlPage.Figure(
            CategoryBars.Draw("Cost of waste", [.. groups.Select(g => (g.Key, g.Sum(r => r.WasteValue)))], Whole), "");
        yield return HtmlPage.Figure(
            CategoryBars.Draw("Days that stock lasts, with the order",
                [.. groups.Select(g => (g.Key, Cover(g)))], days => HtmlPage.Number(days, 1)),
            "Stock and order over the mean demand of a day, by value");
    }

    private static double Cover(IEnumerable<Row> rows)
    {
        double stock = 0, perDay = 0;
        foreach (var row in rows)
        {
            var cost = row.Sku.UnitCost ?? 1;
            stock += row.Line.OrderUpTo * cost;
            perDay += row.Line.WantedPerDay * cost;
        }

        return perDay > 0 ? stock / perDay : 0;
    }

    private static string Stores(IReadOnlyList<StoreStockPlan> stores) => HtmlPage.Table(
        ["store", "orders", "cost", "lines that find nothing", "cost of waste", "price of a lost line"],
        stores.Take(StoresShown).Select(s =>
        {
            var rows = s.Skus.Where(k => k.Line is not null).Select(k => new Row(s.Store, k)).ToList();
            return (IEnumerable<string>)
            [
                $"{s.Store.Id} {s.Store.Name}", Whole(rows.Count(r => r.Line.Units > 0)),
                Whole(rows.Sum(r => r.Line.Value)), HtmlPage.Percent(LostShare(rows), 2),
                Whole(rows.Sum(r => r.WasteValue)), HtmlPage.Number(s.PriceOfLostLine, 2),
            ];
        }))
        + (stores.Count > StoresShown ? $"<p>{stores.Count - StoresShown} further stores are left out.</p>\n" : "");

    private static string Orders(List<Row> rows) => HtmlPage.Table(
        ["SKU", "store", "due", "packs", "units", "cost", "in stock", "may run out", "why"],
        rows.Where(r => r.Line.Units > 0).OrderByDescending(r => r.Line.Value)
            .ThenBy(r => r.Sku.Id, StringComparer.Ordinal).Take(OrdersShown).Select(r => (IEnumerable<string>)
            [
                Named(r.Sku), r.Store.Id, $"{r.Line.DueOn:d MMM}", Whole(r.Line.Packs), Whole(r.Line.Units),
                Whole(r.Line.Value), Whole(r.Planned.Booked.Units), HtmlPage.Percent(r.Line.StockOutChance),
                r.Line.ReasonText,
            ]), "words");

    private static string Waste(List<Row> rows)
    {
        var wasted = rows.Where(r => r.WasteValue >= 0.5).OrderByDescending(r => r.WasteValue)
            .ThenBy(r => r.Sku.Id, StringComparer.Ordinal).Take(WastedShown).ToList();
        return wasted.Count == 0
            ? "<p>Next to nothing.</p>\n"
            : HtmlPage.Table(
                ["SKU", "store", "keeps, days", "units", "wasted, units", "wasted, cost"],
                wasted.Select(r => (IEnumerable<string>)
                [
                    Named(r.Sku), r.Store.Id, Whole(r.Sku.ShelfLifeDays ?? 0), Whole(r.Line.Units),
                    HtmlPage.Number(r.Line.WasteUnits, 1), HtmlPage.Number(r.WasteValue, 1),
                ]));
    }

    private static IEnumerable<string> Expected(IReadOnlyList<StoreStockPlan> stores)
    {
        var costs = stores.SelectMany(s => s.Skus).DistinctBy(k => k.Sku.Id)
            .ToDictionary(k => k.Sku.Id, k => k.Sku.UnitCost ?? 0, StringComparer.Ordinal);
        var days = stores.SelectMany(s => s.Expected).GroupBy(e => e.OrderOn).OrderBy(g => g.Key)
            .Select(g => ($"{g.Key:ddd d MMM}", g.Sum(e => e.Units * costs[e.SkuId]))).ToList();
        if (days.Count > 0)
        {
            yield return HtmlPage.Figure(CategoryBars.Draw("Cost of orders by day", days, Whole), "");
        }
    }

    private static string Notes(IReadOnlyList<StoreStockPlan> stores)
    {
        var notes = stores.SelectMany(s => s.Skus.SelectMany(k => k.Notes.Select(n => (s.Store.Id, k.Sku, Note: n))))
            .ToList();
        return notes.Count == 0
            ? "<p>Nothing.</p>\n"
            : HtmlPage.Table(["SKU", "store", "note"], notes.Take(NotesShown).Select(n =>
                (IEnumerable<string>)[Named(n.Sku), n.Id, n.Note]), "words")
                + (notes.Count > NotesShown
                    ? $"<p>{notes.Count - NotesShown} further notes are in {StockPlanFiles.NotesFile}.</p>\n" : "");
    }

    private static double LostShare(IEnumerable<Row> rows)
    {
        double lost = 0, all = 0;
        foreach (var row in rows)
        {
            (lost, all) = (lost + row.Line.LostLines, all + row.Line.Lines);
        }

        return all > 0 ? lost / all : 0;
    }

    private static string Named(Sku sku) => sku.Name == sku.Id ? sku.Id : $"{sku.Id} {sku.Name}";

    private static string Whole(double value) => HtmlPage.Number(value);
}
