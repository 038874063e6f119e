using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Training.Reports.Stock;

/// <summary>What is to lie in the quick-pick rooms, and what that is worth.</summary>
internal static class RoomSection
{
    private const int StoresShown = 60;
    private const int MovesShown = 30;
    private const int Pictures = 4;

    /// <summary>Adds the section where a room was planned.</summary>
    public static void AddTo(HtmlPage page, IReadOnlyList<StoreStockPlan> stores)
    {
        var rooms = stores.Where(s => s.Room is not null).Select(s => new Planned(s, s.Room!)).ToList();
        if (rooms.Count == 0)
        {
            return;
        }

        var largest = rooms.OrderByDescending(r => r.Room.Lines.Sum(l => l.LinesPerDay)).Take(Pictures);
        page.Section(
            "quick-pick", "Quick-pick rooms",
            "SKUs that get separate stock near the packing tables. A full dot lies in the room: it is ordered often "
            + "for the litres that it fills, so that it saves more walking than it costs to restock. Orders whose "
            + "lines all lie there save the whole way to the shelves.",
            Stores(rooms)
            + HtmlPage.Grid(largest.Select(r => HtmlPage.Figure(
                RoomChart.Draw($"{r.Store.Id} {r.Store.Name}".TrimEnd(), r.Room), Caption(r.Room)))
                .Append(HtmlPage.Figure(Categories(rooms), "Litres of all rooms")))
            + Moves(rooms));
    }

    private sealed record Planned(StoreStockPlan Plan, QuickPickPlan Room)
    {
        public Store Store => Plan.Store;

        public int Inside => Room.Lines.Count(l => l.IsInRoom);
    }

    private static string Caption(QuickPickPlan room) =>
        $"{HtmlPage.Percent(room.RoomShare, 0)} of lines lie in the room; its SKUs are restocked "
        + $"{HtmlPage.Number(room.Lines.Sum(l => l.RestocksPerDay))} times a day";

    private static string Stores(List<Planned> rooms) => HtmlPage.Table(
        [
            "store", "litres", "SKUs inside", "moved", "lines in the room", "restocks a day", "cost a day",
            "without room",
        ],
        rooms.Take(StoresShown).Select(r => (IEnumerable<string>)
        [
            $"{r.Store.Id} {r.Store.Name}", HtmlPage.Number(r.Room.RoomLitres), HtmlPage.Number(r.Inside),
            HtmlPage.Number(r.Room.Moves), HtmlPage.Percent(r.Room.RoomShare, 0),
            HtmlPage.Number(r.Room.Lines.Sum(l => l.RestocksPerDay)), HtmlPage.Number(r.Room.CostPerDay),
            HtmlPage.Number(r.Room.CostWithoutRoomPerDay),
        ]))
        + (rooms.Count > StoresShown ? $"<p>{rooms.Count - StoresShown} further stores are left out.</p>\n" : "");

    private static string Categories(List<Planned> rooms)
    {
        var byId = rooms.SelectMany(r => r.Plan.Skus).DistinctBy(s => s.Sku.Id)
            .ToDictionary(s => s.Sku.Id, s => s.Sku.Category, StringComparer.Ordinal);
        var groups = rooms.SelectMany(r => r.Room.Lines).Where(l => l.IsInRoom)
            .GroupBy(l => byId.GetValueOrDefault(l.SkuId, "") is { Length: > 0 } category ? category : "other")
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(l => l.Litres))).ToList();
        return CategoryBars.Draw("Room by category", groups, litres => HtmlPage.Number(litres));
    }

    private static string Moves(List<Planned> rooms)
    {
        var moves = rooms.SelectMany(r => r.Room.Lines.Where(l => l.IsMoved).Select(l => (r.Store, Line: l)))
            .OrderByDescending(m => m.Line.SavingPerDay).ThenBy(m => m.Line.SkuId, StringComparer.Ordinal).ToList();
        return moves.Count == 0
            ? "<p>Nothing is moved.</p>\n"
            : "<h3>Moves that save most</h3>\n" + HtmlPage.Table(
                ["SKU", "store", "move", "lines a day", "units", "restocks a day", "saves a day"],
                moves.Take(MovesShown).Select(m => (IEnumerable<string>)
                [
                    m.Line.SkuId, m.Store.Id, m.Line.IsInRoom ? "bring in" : "take out",
                    HtmlPage.Number(m.Line.LinesPerDay, 1), HtmlPage.Number(m.Line.Units),
                    HtmlPage.Number(m.Line.RestocksPerDay, 2), HtmlPage.Number(m.Line.SavingPerDay, 2),
                ]))
                + (moves.Count > MovesShown
                    ? $"<p>{moves.Count - MovesShown} further moves are in {QuickPickFile.Name}.</p>\n" : "");
    }
}
