using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>THE list of ports of a simulated chain, in the order of channels.csv.</summary>
public static class Ports
{
    /// <summary>All ports.</summary>
    public static IReadOnlyList<Port> All { get; } =
    [
        new()
        {
            Channel = Channel("youxian", "优鲜", DeliveryPromise.OneHour, 5, "both"),
            Clientele = Clientele.Families,
            Share = 0.36,
            YearlyGrowth = 0.04,
            Weekday = [0.93, 0.90, 0.92, 0.93, 0.99, 1.18, 1.15],
            WorkingPeaks = [new(10.2, 1.3, 3.4), new(17.3, 1.6, 3.6), new(20.3, 1.2, 1.2)],
            FreePeaks = [new(10.4, 1.6, 4.2), new(16.4, 2.0, 3.2), new(20.0, 1.3, 1.0)],
            LinesPerOrder = 9.2,
            UnitsPerLine = 1.45,
        },
        new()
        {
            Channel = Channel("taoxianda", "淘鲜达", DeliveryPromise.OneHour, 5, "both"),
            Clientele = Clientele.Offices,
            Share = 0.22,
            Weekday = [1.03, 1.02, 1.03, 1.04, 1.08, 0.93, 0.87],
            WorkingPeaks = [new(11.2, 1.0, 2.6), new(17.8, 1.2, 4.8), new(20.5, 1.0, 1.2)],
            FreePeaks = [new(10.8, 1.5, 3.0), new(17.0, 1.8, 3.2)],
            LinesPerOrder = 7.1,
            UnitsPerLine = 1.4,
        },
        new()
        {
            Channel = Channel("tmall", "天猫超市", DeliveryPromise.HalfDay, 20, "shelf"),
            Clientele = Clientele.Offices,
            Share = 0.11,
            YearlyGrowth = 0.05,
            Weekday = [1.06, 1.03, 1.02, 1.02, 1.00, 0.94, 0.93],
            WorkingPeaks = [new(10.5, 1.6, 2.8), new(14.5, 2.0, 1.6), new(20.8, 1.4, 2.6)],
            FreePeaks = [new(10.8, 1.8, 2.6), new(20.5, 1.6, 2.2)],
            LinesPerOrder = 11.5,
            UnitsPerLine = 1.7,
        },
        new()
        {
            Channel = Channel("eleme", "饿了么", DeliveryPromise.OneHour, 5, "quick_pick"),
            Clientele = Clientele.Young,
            Share = 0.24,
            YearlyGrowth = 0.10,
            Weekday = [0.96, 0.94, 0.95, 0.96, 1.06, 1.10, 1.03],
            WorkingPeaks = [new(11.6, 0.9, 2.2), new(17.6, 1.1, 2.8), new(20.8, 1.3, 3.2)],
            FreePeaks = [new(11.8, 1.4, 2.2), new(15.5, 1.8, 1.6), new(20.2, 1.6, 3.0)],
            LinesPerOrder = 4.2,
            UnitsPerLine = 1.35,
        },
        new()
        {
            Channel = Channel("elutong", "e路通", DeliveryPromise.NextDay, 20, "shelf"),
            Clientele = Clientele.Business,
            Share = 0.04,
            Weekday = [1.28, 1.22, 1.20, 1.18, 1.16, 0.62, 0.34],
            WorkingPeaks = [new(9.5, 1.2, 9.0), new(14.6, 1.5, 7.0)],
            FreePeaks = [new(10.0, 1.5, 6.0), new(15.0, 1.8, 3.0)],
            LinesPerOrder = 22,
            UnitsPerLine = 3.8,
            CountSize = 20,
        },
        new()
        {
            Channel = Channel("group", "社区团购", DeliveryPromise.Scheduled, 5, "shelf"),
            Clientele = Clientele.Community,
            Share = 0.08,
            YearlyGrowth = 0.15,
            StartsAt = 0.4,
            Weekday = [1.04, 1.03, 1.02, 1.02, 1.02, 0.95, 0.92],
            WorkingPeaks = [new(12.3, 0.9, 2.2), new(19.9, 1.1, 6.5)],
            FreePeaks = [new(11.5, 1.4, 1.8), new(19.8, 1.2, 5.0)],
            LinesPerOrder = 3.1,
            UnitsPerLine = 1.6,
            CountSize = 30,
        },
    ];

    private static Channel Channel(
        string id, string name, DeliveryPromise promise, double radiusKm, string picksFrom) =>
        new() { Id = id, Name = name, Promise = promise, RadiusKm = radiusKm, PicksFrom = picksFrom };
}
