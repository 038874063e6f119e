namespace Forecasting.Core.Simulation;

/// <summary>A ring around a store that riders serve.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="UpToKm">Its outer edge, kilometres.</param>
public sealed record DeliveryZone(string Id, double UpToKm)
{
    /// <summary>THE list of zones, from the store outwards.</summary>
    public static IReadOnlyList<DeliveryZone> All { get; } = [new("3km", 3), new("5km", 5), new("20km", 20)];

    /// <summary>Index of the zone that holds a distance; the last one beyond all edges.</summary>
    /// <param name="kilometres">Distance from the store, 0 or more.</param>
    public static int IndexOf(double kilometres) =>
        kilometres <= All[0].UpToKm ? 0 : kilometres <= All[1].UpToKm ? 1 : 2;
}
