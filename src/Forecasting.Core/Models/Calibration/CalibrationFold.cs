using Forecasting.Core.Domain;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// Where out-of-sample errors come from: members are fitted up to <see cref="FitDays"/> and forecast from the
/// <see cref="Origins"/> of the four weeks after it, all strictly before the real origin. Several folds, one after the
/// other, see long leads too without letting any fit grow older than four weeks (rolling origins: Tashman 2000).
/// </summary>
/// <param name="FitDays">Days that the fit may use.</param>
/// <param name="Origins">Ascending day indices, none before the last day of the fit.</param>
public sealed record CalibrationFold(int FitDays, int[] Origins)
{
    /// <summary>
    /// Origins after those, where the horizon is so short that days would remain unforecast until the next fit. The fit
    /// is older there, which tells nothing about sizes of errors, but enough about who errs less.
    /// </summary>
    public int[] LaterOrigins { get; init; } = [];

    private const int FoldDays = 28;
    private const int OriginDays = 7;
    private const int LaterStep = 3;
    private const int FewestHeldOutDays = 56;
    private const int DaysBeyondHorizon = 35;
    private const int MostFolds = 6;
    private const double MostHeldOut = 0.4;
    private const int FewestOrigins = 4;

    /// <summary>Errors that are kept, over all series, origins and leads: they take memory.</summary>
    private const int MostErrors = 1_000_000;

    /// <summary>Series times origins that are forecast: they take time, whatever the horizon.</summary>
    private const int MostForecasts = 30_000;

    private const int FewestFitDays = 14;

    /// <summary>Where the real fit has seen a whole year, every fit must have: errors at a Christmas that no fit
    /// knew say nothing about the next.</summary>
    private const int YearDays = 364;

    /// <summary>
    /// Holds out the horizon and five weeks more, and at least eight weeks, but at most 40 % of the history, in up to
    /// six folds of equal length. Each has up to seven origins, on the days after its fit: fewer, but at least four,
    /// where there would be more than 30,000 series times origins or a million errors.
    /// </summary>
    /// <param name="days">Known days.</param>
    /// <param name="series">Number of series.</param>
    /// <param name="horizon">Longest lead.</param>
    /// <returns>Folds in order of time, each with at least one origin; empty where less than two days are
    /// known.</returns>
    public static IReadOnlyList<CalibrationFold> For(int days, int series, Horizon horizon)
    {
        var wanted = Math.Max(horizon.Days + DaysBeyondHorizon, FewestHeldOutDays);
        var heldOut = Math.Min(Math.Min(wanted, (int)(days * MostHeldOut)), Math.Max(1, days - FewestFitDays));
        heldOut = days >= YearDays + FoldDays ? Math.Min(heldOut, days - YearDays) : heldOut;
        var count = Math.Clamp((heldOut + FoldDays - 1) / FoldDays, 1, MostFolds);
        var length = Math.Max(1, (heldOut + count - 1) / count);
        var firstFit = Math.Max(1, days - (count * length));
        var forecasts = MostForecasts / Math.Max(1, series) / count;
        var affordable = Math.Min(MostErrors / Math.Max(1, series * horizon.Days) / count, forecasts);
        var origins = Math.Clamp(affordable, FewestOrigins, OriginDays);
        var laterOrigins = Math.Max(0, forecasts - origins);
        return [.. Enumerable.Range(0, count)
            .Select(k => new CalibrationFold(
                firstFit + (k * length), OriginsAfter(firstFit + (k * length), k, origins, days))
            {
                LaterOrigins = Spread(
                    LaterOriginsAfter(firstFit + (k * length), length, horizon.Days, days), laterOrigins),
            })
            .Where(fold => fold.Origins.Length > 0)];
    }

    /// <summary>Origins over the week that begins with the last day of the fit; where not every day is one, each fold
    /// begins on another.</summary>
    private static int[] OriginsAfter(int fitDays, int fold, int count, int days) =>
        [.. Enumerable.Range(0, count)
            .Select(k => fitDays - 1 + (((k * OriginDays / count) + fold) % OriginDays))
            .Where(origin => origin < days - 1).Order()];

    /// <summary>Every third day from there on, until the last lead reaches the next fit.</summary>
    private static int[] LaterOriginsAfter(int fitDays, int length, int horizonDays, int days) =>
        [.. Enumerable.Range(0, length).Select(k => OriginDays + LaterStep - 1 + (k * LaterStep))
            .TakeWhile(after => after + horizonDays < length + LaterStep)
            .Select(after => fitDays - 1 + after).Where(origin => origin < days - 1)];

    /// <summary>At most so many, evenly spread.</summary>
    private static int[] Spread(int[] origins, int most) => origins.Length <= most
        ? origins
        : [.. Enumerable.Range(0, most).Select(k => origins[((2 * k) + 1) * origins.Length / (2 * most)])];
}
