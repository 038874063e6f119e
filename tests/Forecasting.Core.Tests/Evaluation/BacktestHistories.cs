using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.Evaluation;

/// <summary>Small histories whose scores can be computed by hand.</summary>
internal static class BacktestHistories
{
    public static readonly DateOnly Monday = new(2024, 1, 1);

    /// <summary>Days of one or more stores; NaN leaves the row out.</summary>
    public static DemandHistory Days(int days, params (string StoreId, Func<int, double> Orders)[] stores)
    {
        var builder = new DemandHistoryBuilder();
        foreach (var (storeId, orders) in stores)
        {
            builder.Add(new Store { Id = storeId });
            for (var day = 0; day < days; day++)
            {
                if (!double.IsNaN(orders(day)))
                {
                    builder.AddDay(new SeriesKey(storeId, Channel.AllId), Monday.AddDays(day), orders(day));
                }
            }
        }

        return builder.Build();
    }

    /// <summary>Hours of one store.</summary>
    public static DemandHistory Hours(int days, Func<int, int, double> orders)
    {
        var builder = new DemandHistoryBuilder();
        builder.Add(new Store { Id = "S1" });
        for (var day = 0; day < days; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                builder.AddHour(new SeriesKey("S1", Channel.AllId), Monday.AddDays(day), hour, orders(day, hour));
            }
        }

        return builder.Build();
    }

    public static RollingOrigins Origins(int firstDay, int count, int stepDays) =>
        new() { First = new Origin(Monday.AddDays(firstDay)), Count = count, StepDays = stepDays };
}
