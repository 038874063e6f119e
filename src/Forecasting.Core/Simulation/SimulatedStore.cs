using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>A store of the chain: what everyone may see of it, and the traits that only the simulation knows.</summary>
public sealed record SimulatedStore
{
    /// <summary>Number from 0; names its random streams.</summary>
    public required int Number { get; init; }

    /// <summary>The store as written to stores.csv.</summary>
    public required Store Store { get; init; }

    /// <summary>Index into <see cref="ChainRegion.All"/>.</summary>
    public required int RegionIndex { get; init; }

    /// <summary>Index into the region's cities.</summary>
    public required int CityIndex { get; init; }

    /// <summary>The ports through which it takes orders, in the list's order.</summary>
    public required IReadOnlyList<Port> Ports { get; init; }

    /// <summary>Orders of an ordinary day by port, in the middle of the history.</summary>
    public required IReadOnlyList<double> OrdersPerDay { get; init; }

    /// <summary>Growth of the logarithm of its orders per year.</summary>
    public required double YearlyGrowth { get; init; }

    /// <summary>How much more its weekends stand out than its ports', as a logarithm.</summary>
    public required double WeekendTilt { get; init; }

    /// <summary>Factor on the logarithm of festival effects.</summary>
    public required double FestivalSensitivity { get; init; }

    /// <summary>Lift of the logarithm of orders per unit of promotion depth.</summary>
    public required double PromotionElasticity { get; init; }

    /// <summary>Factor on the effects of weather.</summary>
    public required double WeatherSensitivity { get; init; }

    /// <summary>Shift of the whole day's curve, hours; positive = later.</summary>
    public required double HourShift { get; init; }

    /// <summary>Standard deviation of the logarithm of its day shocks: small in steady stores.</summary>
    public required double DayShockDeviation { get; init; }

    /// <summary>Day index of its opening; negative or 0 where it traded before the history.</summary>
    public required int OpeningDay { get; init; }

    /// <summary>First day of its refurbishment, or -1.</summary>
    public required int RefurbishedFrom { get; init; }

    /// <summary>First day after its refurbishment, or -1.</summary>
    public required int RefurbishedUntil { get; init; }

    /// <summary>First day on which it is closed for good, or -1.</summary>
    public required int ClosedForGoodFrom { get; init; }

    /// <summary>Its quick-pick room, pickers and riders.</summary>
    public required StoreEquipment Equipment { get; init; }

    /// <summary>How far its city empties at the Spring Festival.</summary>
    public double Emptying => ChainRegion.All[RegionIndex].Cities[CityIndex].Emptying;

    /// <summary>Whether it is closed for refurbishment.</summary>
    /// <param name="day">Day index.</param>
    public bool IsRefurbished(int day) => day >= RefurbishedFrom && day < RefurbishedUntil;

    /// <summary>Whether it has been given up.</summary>
    /// <param name="day">Day index.</param>
    public bool IsClosedForGood(int day) => ClosedForGoodFrom >= 0 && day >= ClosedForGoodFrom;
}
