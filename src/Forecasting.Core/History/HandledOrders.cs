using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.History;

/// <summary>Single orders of a folder with the minutes that they took.</summary>
/// <param name="ByStore">Orders of each store by date and time.</param>
/// <param name="Rejects">Rows that could not be used.</param>
/// <param name="Warnings">Sentences about what was ignored.</param>
public sealed record HandledOrders(
    IReadOnlyDictionary<string, IReadOnlyList<HandledOrder>> ByStore,
    IReadOnlyList<RejectedRow> Rejects,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Reads orders.csv and order-times.csv of some folders, one after the other.</summary>
    /// <param name="stores">The stores.</param>
    /// <param name="channels">The channels with their promises.</param>
    /// <param name="folders">Folders of contract files; one without orders.csv adds nothing.</param>
    /// <exception cref="ContractViolationException">A file cannot be used.</exception>
    public static HandledOrders Read(
        IReadOnlyList<Store> stores, IReadOnlyList<Channel> channels, params IReadOnlyList<string> folders)
    {
        var log = new ReadingLog();
        var directory = new SeriesDirectory(stores, channels.Count > 0 ? channels : null);
        var promises = channels.ToDictionary(c => c.Id, c => c.Promise);
        var orders = new List<HandledOrder>();
        foreach (var folder in folders)
        {
            using var file = OrdersReader.Open(folder, log);
            if (file is null)
            {
                continue;
            }

            var times = OrderTimesReader.Read(folder, log);
            foreach (var order in OrdersReader.Rows(file, directory))
            {
                orders.Add(new HandledOrder(
                    order.Key.StoreId,
                    order.OrderId,
                    order.Date,
                    order.SecondOfDay,
                    order.Promise ?? promises.GetValueOrDefault(order.Key.ChannelId),
                    order.Lines,
                    order.DistanceKm,
                    times.TryGetValue((order.Key.StoreId, order.OrderId), out var minutes) ? minutes : null));
            }
        }

        return new HandledOrders(
            orders.GroupBy(o => o.StoreId).ToDictionary(
                g => g.Key, g => (IReadOnlyList<HandledOrder>)[.. g.OrderBy(o => o.Date).ThenBy(o => o.SecondOfDay)]),
            log.Rejects,
            log.Warnings);
    }
}
