namespace Forecasting.Core.Planning.Stock.QuickPick;

/// <summary>One SKU of a store and the quick-pick room.</summary>
/// <param name="SkuId">The SKU.</param>
/// <param name="IsInRoom">Whether it is to lie there.</param>
/// <param name="IsMoved">Whether that is a change.</param>
/// <param name="LinesPerDay">Online order lines a day.</param>
/// <param name="FlowLitres">Litres a day that are sold online.</param>
/// <param name="Litres">Room that it gets, 0 outside.</param>
/// <param name="Units">Whole units for which that is room.</param>
/// <param name="RestocksPerDay">How often a day it is restocked.</param>
/// <param name="SavingPerDay">Yuan a day by which the room's cost would rise if it alone were on the other side; for
/// one that is outside, 0 or more too.</param>
public sealed record QuickPickLine(
    string SkuId,
    bool IsInRoom,
    bool IsMoved,
    double LinesPerDay,
    double FlowLitres,
    double Litres,
    int Units,
    double RestocksPerDay,
    double SavingPerDay)
{
    /// <summary>What is to be done, as tables and answers tell it: keep, bring_in or take_out.</summary>
    /// <param name="isInRoom">Whether a SKU is to lie in the room.</param>
    /// <param name="isMoved">Whether that is a change.</param>
    public static string Action(bool isInRoom, bool isMoved) =>
        !isMoved ? "keep" : isInRoom ? "bring_in" : "take_out";
}

/// <summary>What lies in a store's quick-pick room, and what that is worth.</summary>
/// <param name="Lines">[sku] every SKU of the store.</param>
/// <param name="RoomLitres">Litres of the room.</param>
/// <param name="RoomShare">Share of all order lines that lie in the room, 0 to 1.</param>
/// <param name="CostPerDay">Picking, restocking and lines not found, yuan a day.</param>
/// <param name="CostWithoutRoomPerDay">The same if all lay at the shelves.</param>
public sealed record QuickPickPlan(
    IReadOnlyList<QuickPickLine> Lines,
    double RoomLitres,
    double RoomShare,
    double CostPerDay,
    double CostWithoutRoomPerDay)
{
    /// <summary>SKUs that are moved in or out.</summary>
    public int Moves => Lines.Count(l => l.IsMoved);

    /// <summary>The SKUs that are to lie in the room, and those that are to leave it.</summary>
    public IEnumerable<QuickPickLine> Listed => Lines.Where(l => l.IsInRoom || l.IsMoved);

    /// <summary>Plans a room.</summary>
    /// <param name="skus">All SKUs of the store.</param>
    /// <param name="baskets">The store's orders.</param>
    /// <param name="roomLitres">Litres, 0 or more.</param>
    /// <param name="costs">What work costs.</param>
    public static QuickPickPlan Of(
        IReadOnlyList<QuickPickSku> skus, Baskets baskets, double roomLitres, QuickPickCosts costs)
    {
        var chosen = QuickPickChoice.Of(skus, baskets, roomLitres, costs);
        var inside = Enumerable.Range(0, skus.Count).Where(i => chosen[i]).ToList();
        var litres = new double[skus.Count];
        foreach (var (i, share) in inside.Zip(
            RoomSpace.Share([.. inside.Select(i => skus[i])], roomLitres, costs.MostDays)))
        {
            litres[i] = share;
        }

        var now = QuickPickChoice.Cost(chosen, skus, baskets, roomLitres, costs);
        var lines = skus.Select((sku, i) =>
        {
            var units = chosen[i] ? RoomSpace.Units(sku, litres[i]) : 0;
            return new QuickPickLine(
                sku.SkuId, chosen[i], chosen[i] != sku.IsInRoom, sku.LinesPerDay, sku.FlowLitres, litres[i],
                units,
                units > 0 ? sku.UnitsPerDay / units : 0, Other(i) - now);
        }).ToList();
        var all = Math.Max(1e-9, skus.Sum(s => s.LinesPerDay));
        return new QuickPickPlan(
            lines, roomLitres, inside.Sum(i => skus[i].LinesPerDay) / all, now,
            QuickPickChoice.Cost(new bool[skus.Count], [.. skus.Select(s => s with { IsInRoom = false })], baskets,
                roomLitres, costs));

        double Other(int sku)
        {
            var other = (bool[])chosen.Clone();
            other[sku] = !other[sku];
            return QuickPickChoice.Cost(other, skus, baskets, roomLitres, costs);
        }
    }
}
