using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Training;

/// <summary>Plans of quick-pick rooms as a file, which can be given back as what lies in them.</summary>
internal sealed class QuickPickFile
{
    public const string Name = $"{QuickPickRooms.FileName}.csv";

    private readonly IReadOnlyList<(string StoreId, QuickPickPlan Room)> _rooms;
    private readonly IReadOnlyDictionary<string, Sku> _skus;

    public QuickPickFile(IReadOnlyList<StoreStockPlan> stores, IReadOnlyDictionary<string, Sku> skus)
    {
        _rooms = [.. stores.Where(s => s.Room is not null).Select(s => (s.Store.Id, s.Room!))];
        _skus = skus;
    }

    private double Cost => _rooms.Sum(r => r.Room.CostPerDay);

    private double CostWithout => _rooms.Sum(r => r.Room.CostWithoutRoomPerDay);

    private int Inside => _rooms.Sum(r => r.Room.Lines.Count(l => l.IsInRoom));

    private int Moves => _rooms.Sum(r => r.Room.Moves);

    public string Text() => _rooms.Count == 0
        ? "quick-pick rooms: no store has quick_pick_litres\n"
        : string.Create(CultureInfo.InvariantCulture,
            $"quick-pick rooms: {_rooms.Count} stores, {Inside:N0} SKUs, {Moves:N0} of them moved; picking, restocking "
            + $"and lines not found cost {Cost:N0} a day instead of {CostWithout:N0} without rooms\n");

    public void WriteTo(string folder)
    {
        var text = new StringBuilder(
            "store_id,sku_id,name,category,in_room,action,units,litres,lines_per_day,restocks_per_day,"
            + "saving_per_day\r\n");
        foreach (var (storeId, room) in _rooms)
        {
            foreach (var line in room.Listed)
            {
                var sku = _skus[line.SkuId];
                SpreadsheetFile.Words(text, storeId, sku.Id, sku.Name, sku.Category);
                text.Append(CultureInfo.InvariantCulture, $"{(line.IsInRoom ? 1 : 0)},")
                    .Append(CultureInfo.InvariantCulture,
                        $"{QuickPickLine.Action(line.IsInRoom, line.IsMoved)},{line.Units},")
                    .Append(CultureInfo.InvariantCulture, $"{line.Litres:F1},{line.LinesPerDay:F2},")
                    .Append(CultureInfo.InvariantCulture, $"{line.RestocksPerDay:F2},{line.SavingPerDay:F2}\r\n");
            }
        }

        SpreadsheetFile.Save(folder, Name, text.ToString());
    }

    public void AddTo(Figures figures) => figures.Set("quick_pick", new JsonObject
    {
        ["stores"] = _rooms.Count,
        ["skus"] = Inside,
        ["moves"] = Moves,
        ["cost_per_day"] = Figures.Number(Cost),
        ["cost_without_rooms_per_day"] = Figures.Number(CostWithout),
    });
}
