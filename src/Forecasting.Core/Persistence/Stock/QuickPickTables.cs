using System.Data.Common;
using Dapper;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Core.Persistence.Stock;

/// <summary>The newest plan of one store's quick-pick room.</summary>
public sealed record StoredQuickPickPlan
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>The last day that was known.</summary>
    public required DateOnly PlannedOn { get; init; }

    /// <summary>When the plan was made, ISO 8601 in UTC.</summary>
    public required string MadeAt { get; init; }

    /// <summary>Litres of the room that are shared out.</summary>
    public required double RoomLitres { get; init; }

    /// <summary>Share of all order lines that should be found in the room, 0 to 1.</summary>
    public required double RoomShare { get; init; }

    /// <summary>Picking, restocking and lines not found, yuan a day.</summary>
    public required double CostPerDay { get; init; }

    /// <summary>The same if all lay at the shelves.</summary>
    public required double CostWithoutRoomPerDay { get; init; }
}

/// <summary>A SKU that is to lie in a quick-pick room, or to leave it.</summary>
public sealed record StoredQuickPickLine
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>The SKU.</summary>
    public required string SkuId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its category, or empty.</summary>
    public required string Category { get; init; }

    /// <summary>1: it is to lie in the room; 0: it is to leave it.</summary>
    public required int InRoom { get; init; }

    /// <summary>1 where that is a change, else 0.</summary>
    public required int IsMoved { get; init; }

    /// <summary>Whole units for which it gets room.</summary>
    public required int Units { get; init; }

    /// <summary>Litres that it gets.</summary>
    public required double Litres { get; init; }

    /// <summary>Online order lines a day.</summary>
    public required double LinesPerDay { get; init; }

    /// <summary>How often a day it is restocked.</summary>
    public required double RestocksPerDay { get; init; }

    /// <summary>Yuan a day that it costs more on the other side.</summary>
    public required double SavingPerDay { get; init; }
}

/// <summary>The tables quick_pick_plans and quick_pick_lines.</summary>
public static class QuickPickTables
{
    private static readonly RowBatch Plans = new(
        "quick_pick_plans", "store_id", "planned_on", "made_at", "room_litres", "room_share", "cost_per_day",
        "cost_without_room_per_day");

    private static readonly RowBatch Lines = new(
        "quick_pick_lines", "store_id", "sku_id", "name", "category", "in_room", "is_moved", "units", "litres",
        "lines_per_day", "restocks_per_day", "saving_per_day");

    /// <summary>Replaces what was planned before, in one transaction.</summary>
    /// <param name="database">Where to; its schema must be the newest.</param>
    /// <param name="plans">One per store.</param>
    /// <param name="lines">Each store and SKU once.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    public static Task ReplaceAsync(
        Database database,
        IEnumerable<StoredQuickPickPlan> plans,
        IEnumerable<StoredQuickPickLine> lines,
        CancellationToken cancellation) => RowBatch.ReplaceAsync(
        database,
        cancellation,
        (Plans, plans.Select(p => new object?[]
        {
            p.StoreId, p.PlannedOn, p.MadeAt, p.RoomLitres, p.RoomShare, p.CostPerDay, p.CostWithoutRoomPerDay,
        })),
        (Lines, lines.Select(l => new object?[]
        {
            l.StoreId, l.SkuId, l.Name, l.Category, l.InRoom, l.IsMoved, l.Units, l.Litres, l.LinesPerDay,
            l.RestocksPerDay, l.SavingPerDay,
        })));

    /// <summary>The plan of a store's room, or null.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">The store.</param>
    public static StoredQuickPickPlan? PlanOf(DbConnection connection, string storeId) =>
        connection.QuerySingleOrDefault<StoredQuickPickPlan>(
            """
            select store_id as StoreId, planned_on as PlannedOn, made_at as MadeAt, room_litres as RoomLitres,
                   room_share as RoomShare, cost_per_day as CostPerDay,
                   cost_without_room_per_day as CostWithoutRoomPerDay
            from quick_pick_plans where store_id = @storeId
            """,
            new { storeId });

    /// <summary>The stores whose rooms are planned, in id order.</summary>
    /// <param name="connection">Open connection.</param>
    public static IReadOnlyList<string> StoresOf(DbConnection connection) =>
        connection.Query<string>("select store_id from quick_pick_plans order by store_id").AsList();

    /// <summary>The lines of a store's room, in SKU order.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">The store.</param>
    public static IReadOnlyList<StoredQuickPickLine> LinesOf(DbConnection connection, string storeId) =>
        connection.Query<StoredQuickPickLine>(
            """
            select store_id as StoreId, sku_id as SkuId, name as Name, category as Category, in_room as InRoom,
                   is_moved as IsMoved, units as Units, litres as Litres, lines_per_day as LinesPerDay,
                   restocks_per_day as RestocksPerDay, saving_per_day as SavingPerDay
            from quick_pick_lines where store_id = @storeId order by sku_id
            """,
            new { storeId }).AsList();
}
