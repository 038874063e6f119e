using Forecasting.Core.History.Readers;

namespace Forecasting.Realism;

/// <summary>How single orders behave: their sizes, and the minutes from order to door.</summary>
internal static class OrderFigures
{
    private static readonly ContractColumn[] Delivered =
        [new("item_count", true), new("actual_delivery_time_minutes", true)];

    private static readonly ContractColumn[] Placed = [new("order_id", true), new("units", true)];

    private static readonly ContractColumn[] Times =
    [
        new("order_id", true), new("pick_minutes", true), new("pack_minutes", true), new("ride_minutes", true),
        new("drop_minutes", true),
    ];

    /// <summary>Figures by name; empty where the folder has no single orders with times.</summary>
    public static IReadOnlyList<(string Name, double Value)> Of(string folder)
    {
        var orders = Real(folder) ?? Simulated(folder);
        return orders is null ? [] :
        [
            ("items of an order", orders.Average(o => o.Items)),
            ("their deviation over their mean", Deviation([.. orders.Select(o => o.Items)])),
            ("minutes of work or to the door, median", Scatter.Median(orders.Select(o => o.Minutes))),
            ("their scatter (log)", Scatter.Robust(
                [.. orders.Where(o => o.Minutes > 0).Select(o => Math.Log(o.Minutes))])),
        ];
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean))) / mean;
    }

    private static List<(double Items, double Minutes)>? Real(string folder)
    {
        try
        {
            using var file = ContractFile.TryOpen(folder, "orders", Delivered, new ReadingLog());
            List<(double, double)> orders = [];
            while (file is not null && file.Next())
            {
                if (file.TryNumber(0, out var items) && file.TryNumber(1, out var minutes))
                {
                    orders.Add((items, minutes));
                }
            }

            return orders.Count > 0 ? orders : null;
        }
        catch (ContractViolationException e) when (e.MissingColumn.Length > 0)
        {
            return null;
        }
    }

    // Orders and their times are written in the same order.
    private static List<(double Items, double Minutes)>? Simulated(string folder)
    {
        using var placed = ContractFile.TryOpen(folder, "orders", Placed, new ReadingLog());
        using var times = ContractFile.TryOpen(folder, "order-times", Times, new ReadingLog());
        List<(double, double)> orders = [];
        while (placed is not null && times is not null && placed.Next() && times.Next())
        {
            if (placed.TryNumber(1, out var units) && times.TryNumber(1, out var pick)
                && times.TryNumber(2, out var pack) && times.TryNumber(3, out var ride)
                && times.TryNumber(4, out var drop))
            {
                orders.Add((units, pick + pack + ride + drop));
            }
        }

        return orders.Count > 0 ? orders : null;
    }
}
