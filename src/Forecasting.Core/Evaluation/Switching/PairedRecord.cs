namespace Forecasting.Core.Evaluation.Switching;

/// <summary>Two forecasts of one day, beside what came.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Difference">
/// By how much the candidate was nearer, as a share of a usual day; positive = nearer than the reference.
/// </param>
public readonly record struct PairedDay(DateOnly Date, double Difference)
{
    /// <summary>
    /// (|reference - actual| - |candidate - actual|) over the mean of the two forecasts. The scale is known before the
    /// day, so that it cannot favour either of them, and bounds a day's weight by how far they disagreed: for forecasts
    /// of 110 and 90 and 100 orders it is 0, for 95 orders (15 - 5) / 100 = 0.1.
    /// </summary>
    /// <param name="date">The local date.</param>
    /// <param name="actual">Orders that came.</param>
    /// <param name="reference">Orders that the forecast in use expected.</param>
    /// <param name="candidate">Orders that the other one expected.</param>
    /// <returns>A pair whose difference is NaN where one of the numbers is unknown.</returns>
    public static PairedDay Of(DateOnly date, double actual, double reference, double candidate)
    {
        var scale = (reference + candidate) / 2;
        var difference = Math.Abs(reference - actual) - Math.Abs(candidate - actual);
        return new PairedDay(date, scale > 0 ? difference / scale : difference == 0 ? 0 : double.NaN);
    }
}

/// <summary>The paired days of one store, held-out days left out.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="Region">Its region, or empty; stores of one region are shaken together.</param>
/// <param name="Days">Ascending dates, differences known.</param>
public sealed record PairedRecord(string StoreId, string Region, IReadOnlyList<PairedDay> Days)
{
    /// <summary>The record as it was known at the end of a day.</summary>
    /// <param name="lastDay">The last day that stays (closed end).</param>
    public PairedRecord UpTo(DateOnly lastDay) => this with { Days = [.. Days.TakeWhile(d => d.Date <= lastDay)] };

    /// <summary>The record with the two forecasts in each other's places.</summary>
    public PairedRecord Swapped() =>
        this with { Days = [.. Days.Select(d => d with { Difference = -d.Difference })] };
}
