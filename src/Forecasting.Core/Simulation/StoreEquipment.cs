using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>What a store has to fill its orders with.</summary>
/// <param name="HasQuickPick">Whether fast movers lie apart in a room of their own.</param>
/// <param name="HasConveyor">Whether bags hang on a conveyor to the packing table.</param>
/// <param name="QuickPickLitres">Room for goods in the quick-pick room, litres; 0 without one.</param>
/// <param name="Pickers">Pickers employed.</param>
/// <param name="OwnRiders">Riders employed for each zone of <see cref="DeliveryZone.All"/>; platforms lend
/// more.</param>
public sealed record StoreEquipment(
    bool HasQuickPick, bool HasConveyor, int QuickPickLitres, int Pickers, IReadOnlyList<int> OwnRiders)
{
    // An order takes about a sixth of an hour to pick, a rider brings about four an hour nearby; a tenth of the day's
    // orders comes in its busiest hour, and it takes two people a place to fill a week of long days.
    private const double PickersPerOrder = 2.0 / 60;
    private const double RidersPerOrder = 2.0 / 40;
    private const double OwnShare = 0.6;

    /// <summary>Draws the equipment of a store.</summary>
    /// <param name="settings">The chain's settings.</param>
    /// <param name="number">The store's number.</param>
    /// <param name="hasQuickPick">Whether it has a quick-pick room.</param>
    /// <param name="hasConveyor">Whether it has a conveyor.</param>
    /// <param name="ordersPerDay">Orders of an ordinary day by port.</param>
    /// <param name="ports">Its ports, in the same order.</param>
    internal static StoreEquipment Draw(
        SimulationSettings settings, int number, bool hasQuickPick, bool hasConveyor,
        IReadOnlyList<double> ordersPerDay, IReadOnlyList<Port> ports)
    {
        var stream = new RandomStream(settings.Seed, "equipment", number);
        var litres = 14_000 * stream.LogNormal(0.35);
        double quick = 0, wide = 0;
        for (var port = 0; port < ports.Count; port++)
        {
            var isQuick = ports[port].Channel.Promise == DeliveryPromise.OneHour;
            quick += isQuick ? ordersPerDay[port] : 0;
            wide += ports[port].Channel.Promise == DeliveryPromise.HalfDay ? ordersPerDay[port] : 0;
        }

        var pickers = (quick + (0.6 * (ordersPerDay.Sum() - quick))) * PickersPerOrder * (hasConveyor ? 0.95 : 1.05);
        var riders = quick * RidersPerOrder * OwnShare * stream.LogNormal(0.15);
        return new StoreEquipment(
            hasQuickPick, hasConveyor, hasQuickPick ? (int)(Math.Round(litres / 500) * 500) : 0,
            Math.Max(3, (int)Math.Round(pickers * stream.LogNormal(0.1))),
            [
                Math.Max(1, (int)Math.Round(0.45 * riders)),
                Math.Max(1, (int)Math.Round(0.55 * riders)),
                wide > 0 ? Math.Max(1, (int)Math.Round(wide * RidersPerOrder * OwnShare)) : 0,
            ]);
    }
}
