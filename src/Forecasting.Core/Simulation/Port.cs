using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>A bump of the day's demand curve.</summary>
/// <param name="AtHour">Local clock time of its top, such as 11.5.</param>
/// <param name="WidthHours">Standard deviation of its Gaussian shape.</param>
/// <param name="Height">Height against a base line of 1.</param>
public readonly record struct DemandPeak(double AtHour, double WidthHours, double Height);

/// <summary>One channel of the simulated chain and how its customers behave.</summary>
public sealed record Port
{
    /// <summary>The channel as written to channels.csv.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Who orders.</summary>
    public required Clientele Clientele { get; init; }

    /// <summary>Share of a usual store's orders in the middle of the history, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Growth of the logarithm of its orders per year, on top of the chain's.</summary>
    public double YearlyGrowth { get; init; }

    /// <summary>Share of the history before its first order; 0 means it was always there.</summary>
    public double StartsAt { get; init; }

    /// <summary>Orders by weekday, Monday first, mean 1.</summary>
    public required IReadOnlyList<double> Weekday { get; init; }

    /// <summary>Peaks of a working day.</summary>
    public required IReadOnlyList<DemandPeak> WorkingPeaks { get; init; }

    /// <summary>Peaks of a day off.</summary>
    public required IReadOnlyList<DemandPeak> FreePeaks { get; init; }

    /// <summary>Mean lines of an order, above 1.</summary>
    public required double LinesPerOrder { get; init; }

    /// <summary>Mean units of a line, above 1.</summary>
    public required double UnitsPerLine { get; init; }

    /// <summary>Size of the negative binomial of an hour's orders: variance = mean + mean² / size.</summary>
    public double CountSize { get; init; } = 60;
}
