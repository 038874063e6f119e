namespace Forecasting.Core.Simulation.Replay;

/// <summary>What happened to the orders of one replayed day. Minutes from the first slot; NaN: it never
/// happened.</summary>
/// <param name="PickedMinute">[order], end of picking.</param>
/// <param name="PackedMinute">[order], end of packing; the end of picking where there are no packers.</param>
/// <param name="DeliveredMinute">[order], at the door; NaN also where no rider brings it.</param>
/// <param name="PickBusyMinutes">Minutes of pickers' work.</param>
/// <param name="RideBusyMinutes">Minutes of riders' trips.</param>
/// <param name="Trips">Trips.</param>
public sealed record ReplayResult(
    IReadOnlyList<double> PickedMinute,
    IReadOnlyList<double> PackedMinute,
    IReadOnlyList<double> DeliveredMinute,
    double PickBusyMinutes,
    double RideBusyMinutes,
    int Trips);
