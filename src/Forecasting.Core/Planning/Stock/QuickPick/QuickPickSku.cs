namespace Forecasting.Core.Planning.Stock.QuickPick;

/// <summary>What of one SKU matters for the quick-pick room.</summary>
/// <param name="SkuId">The SKU.</param>
/// <param name="LinesPerDay">Online order lines a day, 0 or more.</param>
/// <param name="UnitsPerDay">Online units a day, 0 or more.</param>
/// <param name="UnitLitres">Litres of a unit, above 0.</param>
/// <param name="MissesPerDay">Online lines a day that are ordered and not found, because the last units lie in walk-in
/// customers' trolleys; 0 or more.</param>
public readonly record struct QuickPickSku(
    string SkuId, double LinesPerDay, double UnitsPerDay, double UnitLitres, double MissesPerDay)
{
    /// <summary>Whether it lies in the room now.</summary>
    public bool IsInRoom { get; init; }

    /// <summary>Units that are moved into the room together, 1 or more: it needs room for so many.</summary>
    public int UnitsTogether { get; init; } = 1;

    /// <summary>Litres a day through the room: the flow of the fluid model.</summary>
    public double FlowLitres => UnitsPerDay * UnitLitres;

    /// <summary>The least room that it can have, litres.</summary>
    public double LeastLitres => Math.Max(1, UnitsTogether) * UnitLitres;
}

/// <summary>What the work around a quick-pick room costs.</summary>
public sealed record QuickPickCosts
{
    /// <summary>What holds where nothing else is asked.</summary>
    public static QuickPickCosts Usual { get; } = new();

    /// <summary>Yuan for an hour of work, above 0.</summary>
    public double HourlyWage { get; init; } = 30;

    /// <summary>Minutes to bring one SKU from the shelf or the store-room once, above 0.</summary>
    public double RestockMinutes { get; init; } = 2;

    /// <summary>Yuan for an order line that is not found, 0 or more.</summary>
    public double MissedLineCost { get; init; } = 10;

    /// <summary>Minutes to take a SKU into the room or out of it: label, place and system, 0 or more.</summary>
    public double MoveMinutes { get; init; } = 10;

    /// <summary>Days in which a move must pay for itself, above 0.</summary>
    public double PayBackDays { get; init; } = 28;

    /// <summary>Share of the store's SKUs that may be moved in a week, 0 to 1; a new room is filled at once.</summary>
    public double MostMovedShare { get; init; } = 0.03;

    /// <summary>Days of demand that a SKU's room holds at most, above 0.</summary>
    public double MostDays { get; init; } = 7;

    /// <summary>Yuan a minute.</summary>
    public double MinuteCost => HourlyWage / 60;
}
