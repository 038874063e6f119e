using Forecasting.Core.Domain;

namespace Forecasting.Accuracy;

/// <summary>THE list of protocols. To add a data set: a folder of contract files, and a line here.</summary>
internal static class Protocols
{
    /// <summary>What the figures of the documents are measured on.</summary>
    public static IReadOnlyList<Protocol> All { get; } =
    [
        new("rohlik", "rohlik", Grain.Daily, "2023-05-01", 5, 61, 61),
        new("rossmann-sales", "rossmann-sales", Grain.Daily, "2014-04-07", 10, 48, 48),
        new("glovo", "glovo", Grain.Hourly, "2021-03-28", 44, 7, 7),
        new("rossmann", "rossmann", Grain.Daily, "2015-01-23", 26, 7, 14),
    ];

    /// <summary>What can always be measured: the simulated chain that comes with the project.</summary>
    public static IReadOnlyList<Protocol> Samples { get; } =
    [
        new("sample-daily", "data-samples", Grain.Daily, "2025-07-20", 2, 14, 28),
        new("sample-hourly", "data-samples", Grain.Hourly, "2025-08-10", 2, 7, 14),
    ];
}
