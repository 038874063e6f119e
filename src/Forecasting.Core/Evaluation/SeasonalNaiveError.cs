namespace Forecasting.Core.Evaluation;

/// <summary>The scale of MASE and SQL: how far a series lies from its own value one season earlier.</summary>
public static class SeasonalNaiveError
{
    /// <summary>Steps in a week of days.</summary>
    public const int DailySeason = 7;

    /// <summary>Steps in a week of hours.</summary>
    public const int HourlySeason = 168;

    /// <summary>
    /// The in-sample seasonal naive error (Hyndman and Koehler 2006, eq. 4.2): the mean of |y[t] - y[t - season]| over
    /// all steps where both are known. For 1, 2, 4, 8 and season 1: (1 + 2 + 4) / 3.
    /// </summary>
    /// <param name="known">Orders per step up to the origin; NaN = unknown.</param>
    /// <param name="season">Steps in a season, 1 or more.</param>
    /// <returns>Orders per step; NaN where no pair is known or all pairs are equal, so that nothing can be
    /// scaled.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="season"/> is less than 1.</exception>
    public static double Of(ReadOnlySpan<double> known, int season)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        double sum = 0;
        var pairs = 0;
        for (var step = season; step < known.Length; step++)
        {
            var change = Math.Abs(known[step] - known[step - season]);
            if (!double.IsNaN(change))
            {
                sum += change;
                pairs++;
            }
        }

        return sum > 0 ? sum / pairs : double.NaN;
    }
}
