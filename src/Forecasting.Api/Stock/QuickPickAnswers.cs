using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Stock;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Api.Stock;

/// <summary>A SKU that is to lie in a quick-pick room, or to leave it.</summary>
public sealed record QuickPickRow
{
    public required string SkuId { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    /// <summary>Whether it is to lie in the room.</summary>
    public required bool InRoom { get; init; }

    /// <summary>keep, bring_in or take_out.</summary>
    public required string Action { get; init; }

    /// <summary>Whole units for which it gets room.</summary>
    public required int Units { get; init; }

    /// <summary>Litres that it gets.</summary>
    public required double Litres { get; init; }

    /// <summary>Online order lines a day, forecast.</summary>
    public required double LinesPerDay { get; init; }

    /// <summary>How often a day it is restocked.</summary>
    public required double RestocksPerDay { get; init; }

    /// <summary>Yuan a day that it costs more on the other side.</summary>
    public required double SavingPerDay { get; init; }

    internal static QuickPickRow Of(StoredQuickPickLine line) => new()
    {
        SkuId = line.SkuId,
        Name = line.Name,
        Category = line.Category,
        InRoom = line.InRoom != 0,
        Action = QuickPickLine.Action(line.InRoom != 0, line.IsMoved != 0),
        Units = line.Units,
        Litres = Math.Round(line.Litres, 1),
        LinesPerDay = Math.Round(line.LinesPerDay, 3),
        RestocksPerDay = Math.Round(line.RestocksPerDay, 3),
        SavingPerDay = Math.Round(line.SavingPerDay, 3),
    };
}

/// <summary>What is to lie in a store's quick-pick room.</summary>
public sealed record QuickPickAnswer : ITable
{
    public required string StoreId { get; init; }

    /// <summary>The last day that was known.</summary>
    public required DateOnly PlannedOn { get; init; }

    /// <summary>When the plan was made, in UTC.</summary>
    public required string MadeAt { get; init; }

    /// <summary>Litres that are shared out.</summary>
    public required double RoomLitres { get; init; }

    /// <summary>Share of all order lines that should be found in the room.</summary>
    public required double RoomShare { get; init; }

    /// <summary>Picking, restocking and lines not found, yuan a day.</summary>
    public required double CostPerDay { get; init; }

    /// <summary>The same if all lay at the shelves.</summary>
    public required double CostWithoutRoomPerDay { get; init; }

    /// <summary>SKUs that are moved in or out.</summary>
    public required int Moves { get; init; }

    /// <summary>SKUs that are to lie in the room, and those that are to leave it.</summary>
    public required IReadOnlyList<QuickPickRow> Skus { get; init; }

    IReadOnlyList<string> ITable.Columns =>
    [
        "store_id", "sku_id", "name", "category", "in_room", "action", "units", "litres", "lines_per_day",
        "restocks_per_day", "saving_per_day",
    ];

    // People open these in spreadsheets: no text may become a formula.
    IEnumerable<object?[]> ITable.Rows => Skus.Select(s => new object?[]
    {
        CsvField.Inert(StoreId), CsvField.Inert(s.SkuId), CsvField.Inert(s.Name), CsvField.Inert(s.Category),
        s.InRoom ? 1 : 0, s.Action, s.Units, s.Litres, s.LinesPerDay, s.RestocksPerDay, s.SavingPerDay,
    });

    internal static QuickPickAnswer Of(
        StoredQuickPickPlan plan,
        IReadOnlyList<StoredQuickPickLine> all,
        IEnumerable<StoredQuickPickLine> shown) => new()
        {
            StoreId = plan.StoreId,
            PlannedOn = plan.PlannedOn,
            MadeAt = plan.MadeAt,
            RoomLitres = Math.Round(plan.RoomLitres, 1),
            RoomShare = Math.Round(plan.RoomShare, 4),
            CostPerDay = Math.Round(plan.CostPerDay, 2),
            CostWithoutRoomPerDay = Math.Round(plan.CostWithoutRoomPerDay, 2),
            Moves = all.Count(l => l.IsMoved != 0),
            Skus = [.. shown.Select(QuickPickRow.Of)],
        };
}
