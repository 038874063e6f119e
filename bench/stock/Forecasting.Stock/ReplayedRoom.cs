using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Stock;

/// <summary>A quick-pick room unit by unit: orders take from it, and a SKU of which too little is left is
/// restocked.</summary>
/// <param name="times">Minutes of picking.</param>
internal sealed class ReplayedRoom(PickTimes times)
{
    private int[] _room = [];
    private int[] _left = [];

    internal RoomTotals Totals { get; } = new();

    /// <summary>Arranges the room.</summary>
    /// <param name="units">[sku] units for which there is room; 0: it does not lie there.</param>
    internal void Arrange(int[] units)
    {
        var moved = 0;
        var left = new int[units.Length];
        for (var sku = 0; sku < units.Length; sku++)
        {
            var was = Holds(sku);
            moved += was != units[sku] > 0 ? 1 : 0;
            left[sku] = was ? Math.Min(_left[sku], units[sku]) : units[sku];
        }

        // A new room is filled at once, whoever chose it.
        if (_room.Length > 0)
        {
            Totals.Moves += moved;
            Totals.MostMovedShare = Math.Max(Totals.MostMovedShare, (double)moved / units.Length);
        }

        (_room, _left) = (units, left);
    }

    internal bool Holds(int sku) => sku < _room.Length && _room[sku] > 0;

    internal void Pick(OrderedLine[] order)
    {
        var inside = 0;
        foreach (var line in order.Where(l => Holds(l.Sku)))
        {
            inside++;
            if (_left[line.Sku] < line.Units)
            {
                Totals.Restocks++;
                _left[line.Sku] = Math.Max(line.Units, _room[line.Sku]);
            }

            _left[line.Sku] -= line.Units;
        }

        Totals.PickMinutes += times.Minutes(order.Length, inside);
        Totals.Lines += order.Length;
        Totals.RoomLines += inside;
        Totals.Orders++;
        Totals.WholeOrders += inside == order.Length ? 1 : 0;
    }
}

/// <summary>What a room cost in the days that were replayed.</summary>
internal sealed class RoomTotals
{
    internal double PickMinutes { get; set; }

    internal double Restocks { get; set; }

    /// <summary>Lines that were ordered and not found.</summary>
    internal double Missed { get; set; }

    internal double Moves { get; set; }

    internal double MostMovedShare { get; set; }

    internal double Lines { get; set; }

    internal double RoomLines { get; set; }

    internal double WholeOrders { get; set; }

    internal double Orders { get; set; }

    /// <summary>Yuan that the plan said.</summary>
    internal double Predicted { get; set; }

    /// <summary>Yuan: labour, and lines that were not found.</summary>
    internal double Cost(QuickPickCosts costs) =>
        ((PickMinutes + (costs.RestockMinutes * Restocks) + (costs.MoveMinutes * Moves)) * costs.MinuteCost)
        + (costs.MissedLineCost * Missed);
}
