using Forecasting.Core.History;
using Forecasting.Core.Models.Regression;

namespace Forecasting.Core.Planning.Stock.QuickPick;

/// <summary>
/// Minutes in which a picker collects an order in the quick-pick room, at the shelves, or part here and part there.
/// Among shelves the way grows with the root of the lines (Beardwood, Halton and Hammersley 1959); the room is one
/// short aisle.
/// </summary>
public sealed record PickTimes
{
    private const double Scatter = 0.3;
    private const double PriorDeviation = 1;

    /// <summary>What holds where nothing was measured.</summary>
    public static PickTimes Usual { get; } = new();

    /// <summary>Minutes of a way through the room, 0 or more.</summary>
    public double RoomMinutes { get; init; } = 0.7;

    /// <summary>Minutes a line in the room, 0 or more.</summary>
    public double RoomLineMinutes { get; init; } = 0.3;

    /// <summary>Minutes of a way to the shelves, 0 or more.</summary>
    public double ShelfMinutes { get; init; } = 1;

    /// <summary>Minutes among the shelves for the root of the lines, 0 or more.</summary>
    public double ShelfRootMinutes { get; init; } = 1.2;

    /// <summary>Minutes a line at the shelves, 0 or more.</summary>
    public double ShelfLineMinutes { get; init; } = 0.3;

    /// <summary>Minutes for an order of which some lines lie in the room: as it is quickest, so all at the shelves
    /// where a way less saves more.</summary>
    /// <param name="lines">Lines, 1 or more.</param>
    /// <param name="linesInRoom">Of them in the room, 0 or more.</param>
    public double Minutes(int lines, int linesInRoom) => linesInRoom == 0
        ? Shelf(lines)
        : Math.Min(Shelf(lines), RoomMinutes + (RoomLineMinutes * linesInRoom) + Shelf(lines - linesInRoom));

    /// <summary>Learns the minutes from measured orders, by least squares with the usual ones as prior.</summary>
    /// <param name="orders">Orders; those without lines, minutes or pick zone say nothing.</param>
    public static PickTimes Learn(IEnumerable<HandledOrder> orders)
    {
        var (room, shelf) = (new NormalEquations(2), new NormalEquations(3));
        foreach (var order in orders)
        {
            if (order is not { Lines: { } lines, Minutes: { IsFromRoom: { } isFromRoom } minutes } || lines < 1)
            {
                continue;
            }

            var deviation = Scatter * Usual.Minutes(lines, isFromRoom ? lines : 0);
            var weight = 1 / (deviation * deviation);
            if (isFromRoom)
            {
                room.Add([1, lines], minutes.Pick, weight);
            }
            else
            {
                shelf.Add([1, (float)Math.Sqrt(lines), lines], minutes.Pick, weight);
            }
        }

        var inRoom = room.Solve([PriorDeviation, PriorDeviation], 1, [Usual.RoomMinutes, Usual.RoomLineMinutes]);
        var atShelf = shelf.Solve(
            [PriorDeviation, PriorDeviation, PriorDeviation], 1,
            [Usual.ShelfMinutes, Usual.ShelfRootMinutes, Usual.ShelfLineMinutes]);
        return new PickTimes
        {
            RoomMinutes = Math.Max(0, inRoom[0]),
            RoomLineMinutes = Math.Max(0, inRoom[1]),
            ShelfMinutes = Math.Max(0, atShelf[0]),
            ShelfRootMinutes = Math.Max(0, atShelf[1]),
            ShelfLineMinutes = Math.Max(0, atShelf[2]),
        };
    }

    private double Shelf(int lines) =>
        lines == 0 ? 0 : ShelfMinutes + (ShelfRootMinutes * Math.Sqrt(lines)) + (ShelfLineMinutes * lines);
}
