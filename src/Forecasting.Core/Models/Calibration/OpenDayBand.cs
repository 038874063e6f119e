using Forecasting.Core.History;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// How wide bands of open days are in stores that rest on some weekdays. Rest days are known and always inside their
/// bands, so that bands which hold 80 % of the open days hold more of all days. Those of open days are narrowed until
/// 80 % of all days lie inside, but no further than to hold 76 % of the open ones: one rest day a week is made up for
/// (it takes 76.7 %), more are not.
/// </summary>
internal static class OpenDayBand
{
    private const int DaysOfWeek = 7;
    private const double Share = 0.8;
    internal const double LeastShareOfOpen = 0.76;

    /// <summary>What errors of a series are multiplied by.</summary>
    /// <param name="history">What is known.</param>
    /// <param name="series">A daily series of it.</param>
    /// <returns>0.92 to 1.</returns>
    internal static double Factor(DemandHistory history, Series series)
    {
        var rest = Enumerable.Range(1, DaysOfWeek)
            .Count(lead => TradingPattern.RestsWeeklyOn(history, series, history.Origin.Target(lead)));

        // A store that is closed for weeks has no week to tell.
        return rest < DaysOfWeek ? FactorAt((double)rest / DaysOfWeek, LeastShareOfOpen) : 1;
    }

    /// <summary>What errors of the uncertain part are multiplied by, so that 80 % of all lie inside their bands. Widths
    /// are taken to go with those of a normal law.</summary>
    /// <param name="certain">Share that is always inside, 0 to 1.</param>
    /// <param name="leastShare">The least share of the uncertain part that stays inside, 0 to 0.8.</param>
    internal static double FactorAt(double certain, double leastShare)
    {
        var ofOthers = certain < Share ? Math.Max(leastShare, (Share - certain) / (1 - certain)) : leastShare;
        return NormalQuantile.At((1 + ofOthers) / 2) / NormalQuantile.At((1 + Share) / 2);
    }
}
