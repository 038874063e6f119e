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

    /// <summary>Minutes at each customer's door, 0 or more.</summary>
    public double DropMinutes { get; init; } = 2.5;

    /// <summary>Speed over the ground in a straight line, kilometres an hour, above 0.</summary>
    public double KilometresPerHour { get; init; } = 18;

    /// <summary>Standard deviation over the mean of a trip's minutes around the expected ones, 0 or more.</summary>
    public double Variation { get; init; } = 0.15;

    /// <summary>
    /// Minutes of a whole trip: twice the line haul, n - 1 legs of 0.7124 sqrt(area / n) between the stops (Beardwood,
    /// Halton and Hammersley 1959: a tour through n places is 0.7124 sqrt(n area) long), loading, and each door.
    /// </summary>
    /// <param name="zone">Index of the zone.</param>
    /// <param name="stops">Orders on the trip, 1 or more.</param>
    /// <param name="lineHaulKm">Mean distance of its orders.</param>
    public double TripMinutes(int zone, int stops, double lineHaulKm) =>
        LoadMinutes + (2 * RideMinutes(lineHaulKm)) + ((stops - 1) * LegMinutes(zone, stops)) + (stops * DropMinutes);

    /// <summary>Minutes from the departure to the end of a stop.</summary>
    /// <param name="zone">Index of the zone.</param>
    /// <param name="stops">Orders on the trip.</param>
    /// <param name="lineHaulKm">Mean distance of its orders.</param>
    /// <param name="stop">Which stop, 0 to stops - 1.</param>
    public double MinutesToStop(int zone, int stops, double lineHaulKm, int stop) =>
        LoadMinutes + RideMinutes(lineHaulKm) + (stop * LegMinutes(zone, stops)) + ((stop + 1) * DropMinutes);

    internal double RideMinutes(double kilometres) => kilometres * 60 / KilometresPerHour;

    internal double LegMinutes(int zone, int stops) =>
        RideMinutes(TourLength.Factor * Math.Sqrt(Zones[zone].AreaSquareKm / stops));
}
