namespace Forecasting.Core.Planning.Staffing;

/// <summary>A neighbourhood that one trip serves.</summary>
/// <param name="Id">Its name.</param>
/// <param name="AreaSquareKm">Its area, above 0.</param>
public sealed record RiderZone(string Id, double AreaSquareKm)
{
    /// <summary>Part of a ring around the store: between two distances, within a share of the circle.</summary>
    /// <param name="id">Name.</param>
    /// <param name="fromKm">Inner edge, 0 or more.</param>
    /// <param name="untilKm">Outer edge, beyond the inner.</param>
    /// <param name="sectors">Equal parts of the ring, 1 or more.</param>
    public static RiderZone Ring(string id, double fromKm, double untilKm, int sectors) =>
        untilKm > fromKm && fromKm >= 0 && sectors >= 1
            ? new RiderZone(id, Math.PI * ((untilKm * untilKm) - (fromKm * fromKm)) / sectors)
            : throw new ArgumentException($"A ring from {fromKm} to {untilKm} km in {sectors} parts is none.");
}

/// <summary>How riders work: several orders of one zone on a trip, and how long it takes.</summary>
public sealed record RiderTrips
{
    /// <summary>Zones; at least one.</summary>
    public required IReadOnlyList<RiderZone> Zones { get; init; }

    /// <summary>Orders on one trip at most, 1 or more.</summary>
    public int BatchCap { get; init; } = 4;

    /// <summary>Minutes that a picked order may wait for others of its zone, 0 or more.</summary>
    public double HoldMinutes { get; init; } = 6;

    /// <summary>Minutes to load before leaving, 0 or more.</summary>
    public double LoadMinutes { get; init; } = 1.5;

    /// <summary>Minutes a kilometre in a straight line, above 0.</summary>
    public double MinutesPerKm { get; init; } = 3;

    /// <summary>
    /// Minutes of a trip: loading, twice the line haul, n - 1 legs between the stops, and the doors. A tour through n
    /// random places is 0.7124 sqrt(n area) long (Beardwood, Halton and Hammersley 1959), a leg an n-th of it.
    /// </summary>
    /// <param name="zone">Index of the zone.</param>
    /// <param name="stops">Orders on the trip, 1 or more.</param>
    /// <param name="lineHaulMinutes">Mean minutes of the ride to its orders, one way.</param>
    /// <param name="doorMinutes">Minutes at all its doors together.</param>
    public double TripMinutes(int zone, int stops, double lineHaulMinutes, double doorMinutes) =>
        TripMinutes(stops, LegMinutes(zone, stops), lineHaulMinutes, doorMinutes);

    /// <summary>The same with the minutes from one stop to the next given.</summary>
    internal double TripMinutes(int stops, double legMinutes, double lineHaulMinutes, double doorMinutes) =>
        LoadMinutes + (2 * lineHaulMinutes) + ((stops - 1) * legMinutes) + doorMinutes;

    /// <summary>Minutes of the ride between two stops of a trip.</summary>
    /// <param name="zone">Index of the zone.</param>
    /// <param name="stops">Orders on the trip, 1 or more.</param>
    public double LegMinutes(int zone, int stops) =>
        MinutesPerKm * TourLength.Factor * Math.Sqrt(Zones[zone].AreaSquareKm / stops);
}
