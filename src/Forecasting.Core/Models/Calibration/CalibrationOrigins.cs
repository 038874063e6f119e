using Forecasting.Core.Domain;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// Where the out-of-sample errors come from: members are fitted up to <see cref="FitDays"/> and forecast from the
/// <see cref="Origins"/> after it, all strictly before the real origin.
/// </summary>
/// <param name="FitDays">Days that the calibration fit may use.</param>
/// <param name="Origins">Ascending day indices, the first at the end of the fit, the last a day before the real
/// origin.</param>
public sealed record CalibrationOrigins(int FitDays, int[] Origins)
{
    private const int DaysBeyondHorizon = 28;
    private const int MostOrigins = 60;
    private const int FewestOrigins = 12;
    private const int MostRows = 1_000_000;
    private const int FewestFitDays = 14;

    /// <summary>
    /// Holds out the horizon and four weeks more, but at most 40 % of the history, so that long leads are seen too and
    /// the
    /// fit keeps most of the data. Origins lie evenly, every weekday in turn.
    /// </summary>
    /// <param name="days">Known days.</param>
    /// <param name="series">Number of series.</param>
    /// <param name="horizon">Longest lead.</param>
    public static CalibrationOrigins For(int days, int series, Horizon horizon)
    {
        var heldOut = Math.Min(horizon.Days + DaysBeyondHorizon, (int)(days * 0.4));
        var fitDays = Math.Max(Math.Min(FewestFitDays, days - 1), days - heldOut);
        var room = days - 1 - fitDays;
        var affordable = MostRows / Math.Max(1, series * horizon.Days);
        var count = Math.Clamp(affordable, FewestOrigins, MostOrigins);
        var spacing = Math.Max(1, (int)Math.Ceiling((room + 1) / (double)count));
        spacing += spacing % 7 == 0 ? 1 : 0;
        var origins = new List<int>();
        for (var origin = days - 2; origin >= fitDays - 1 && origin >= 0; origin -= spacing)
        {
            origins.Add(origin);
        }

        origins.Reverse();
        return new CalibrationOrigins(fitDays, [.. origins]);
    }
}
