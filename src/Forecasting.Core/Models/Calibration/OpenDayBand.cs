using Forecasting.Core.History;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// How wide bands of open days are, where some days are closed. Closed days are known and always inside their bands, so
/// that bands which hold 80 % of the open days hold more of all days. Those of open days are narrowed until 80 % of all
/// days lie inside, but no further than to hold 76 % of the open ones, as far as one rest day a week takes.
/// </summary>
internal static class OpenDayBand
{
    private const int DaysAhead = 28;
    private const double Share = 0.8;
    private const double LeastShareOfOpen = 0.76;

    /// <summary>What errors of a series are multiplied by.</summary>
    /// <param name="history">What is known.</param>
    /// <param name="series">A daily series of it.</param>
    /// <returns>0.92 to 1.</returns>
    internal static double Factor(DemandHistory history, Series series) => FactorAt(
        Enumerable.Range(1, DaysAhead).Average(
            lead => TradingPattern.IsClosed(history, series, history.Origin.Target(lead)) ? 1.0 : 0));

    /// <summary>The same for a share of closed days. Widths are taken to go with those of a normal law.</summary>
    /// <param name="closed">0 to 1.</param>
    internal static double FactorAt(double closed)
    {
        var ofOpen = closed < Share ? Math.Max(LeastShareOfOpen, (Share - closed) / (1 - closed)) : LeastShareOfOpen;
        return NormalQuantile.At((1 + ofOpen) / 2) / NormalQuantile.At((1 + Share) / 2);
    }
}
