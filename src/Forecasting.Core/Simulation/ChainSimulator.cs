using Forecasting.Core.Simulation.Goods;

namespace Forecasting.Core.Simulation;

/// <summary>
/// A simulated chain with known truth. What all stores share is drawn once; each store is then drawn from its own
/// streams, so stores can be made in any order, in parallel, and more stores change none of the first ones.
/// </summary>
public sealed class ChainSimulator
{
    private readonly IReadOnlyList<Promotion> _chainPromotions;
    private readonly IReadOnlyList<Promotion>[] _regionalPromotions;
    private readonly Dictionary<(int Region, int City), CityWeather> _weather = [];

    /// <summary>Draws the chain: stores, calendar, weather and failures, but no orders yet.</summary>
    /// <param name="settings">What chain to make.</param>
    public ChainSimulator(SimulationSettings settings)
    {
        Settings = settings;
        Days = new ChainDays(settings);
        Stores = [.. Enumerable.Range(0, settings.Stores).Select(number => StoreDraw.Draw(settings, number))];
        GroupOrders = [.. Stores.Select(store => GroupOrder.Draw(settings, store))];
        Assortment = new Assortment(settings);
        PortFailures = PortFailure.Draw(settings);
        _chainPromotions = PromotionPlan.OfChain(settings);
        _regionalPromotions = [.. ChainRegion.All.Select((_, region) => PromotionPlan.OfRegion(settings, region))];
        foreach (var place in Stores.Select(s => (s.RegionIndex, s.CityIndex)).Distinct())
        {
            _weather[place] = CityWeather.Draw(settings, place.RegionIndex, place.CityIndex);
        }
    }

    /// <summary>What chain it is.</summary>
    public SimulationSettings Settings { get; }

    /// <summary>All stores by number.</summary>
    public IReadOnlyList<SimulatedStore> Stores { get; }

    /// <summary>What all stores share, by day.</summary>
    public ChainDays Days { get; }

    /// <summary>Hours in which a port failed everywhere.</summary>
    public IReadOnlyList<PortFailure> PortFailures { get; }

    /// <summary>By store number, the bulk orders that neighbourhoods announce.</summary>
    public IReadOnlyList<IReadOnlyList<GroupOrder>> GroupOrders { get; }

    /// <summary>The SKUs that are followed one by one; empty where none are asked for.</summary>
    public Assortment Assortment { get; }

    /// <summary>Promotions of the chain and its regions.</summary>
    public IEnumerable<Promotion> SharedPromotions => _chainPromotions.Concat(_regionalPromotions.SelectMany(p => p));

    /// <summary>Every promotion that holds in a store.</summary>
    /// <param name="store">The store.</param>
    public IEnumerable<Promotion> PromotionsOf(SimulatedStore store) =>
        _chainPromotions.Concat(_regionalPromotions[store.RegionIndex]).Concat(PromotionPlan.OfStore(Settings, store));

    /// <summary>The weather of a store's city.</summary>
    /// <param name="store">The store.</param>
    public CityWeather WeatherOf(SimulatedStore store) => _weather[(store.RegionIndex, store.CityIndex)];

    /// <summary>Draws all that happens to one store. Safe to call for several stores at once.</summary>
    /// <param name="store">One of <see cref="Stores"/>.</param>
    public SimulatedDemand Simulate(SimulatedStore store)
    {
        var demand = new SimulatedDemand(store, Settings.AllDays);
        SystematicDemand.Fill(demand, this);
        DemandDraw.Fill(demand, this);
        GroupOrderDraw.Add(demand, this);
        return demand;
    }
}
