using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// What every member forecast out of sample, and what came, as log(1 + orders). Targets are flat: [origin][series x
/// lead], row-major, lead 1 first; NaN = unknown, closed or no opinion.
/// </summary>
internal sealed class MemberErrors
{
    private const double EvenSeries = 1;

    internal MemberErrors(int[] origins, int series, int horizonDays, float[][][] forecasts, float[][] actuals)
    {
        (Origins, Series, HorizonDays, Forecasts, Actuals) = (origins, series, horizonDays, forecasts, actuals);
    }

    public int[] Origins { get; }

    public int Series { get; }

    public int HorizonDays { get; }

    /// <summary>How far a few weeks' errors are trusted, 0 to 1: by half with one series, whose weeks are off together
    /// and whose best member is best by chance for the most part, and nearly entirely with many.</summary>
    public double SeriesTrust => Series / (Series + EvenSeries);

    /// <summary>[member][origin][series x lead].</summary>
    public float[][][] Forecasts { get; }

    /// <summary>[origin][series x lead].</summary>
    public float[][] Actuals { get; }

    public static MemberErrors Collect(
        DemandHistory history, IReadOnlyList<IPointForecaster> members, Horizon horizon, CancellationToken cancellation)
    {
        var folds = CalibrationFold.For(history.Days, history.Daily.Count, horizon);
        int[] origins = [.. folds.SelectMany(f => f.Origins)];
        float[][][] forecasts = [.. members.Select(_ => new float[origins.Length][])];
        var origin = 0;
        foreach (var fold in folds)
        {
            var fitHistory = history.UpTo(OriginAt(history, fold.FitDays - 1));
            IFittedPointModel[] models =
                [.. members.Select(m => m.ForCalibration.Fit(fitHistory, horizon, cancellation))];
            foreach (var day in fold.Origins)
            {
                // One cut for all members: they share what is read out of it.
                cancellation.ThrowIfCancellationRequested();
                var context = history.UpTo(OriginAt(history, day));
                for (var member = 0; member < models.Length; member++)
                {
                    forecasts[member][origin] = Logs(models[member].Predict(context, horizon), horizon.Days);
                }

                origin++;
            }
        }

        float[][] actuals = [.. origins.Select(o => Actual(history, o, horizon))];
        return new MemberErrors(origins, history.Daily.Count, horizon.Days, forecasts, actuals);
    }

    public static float[] Logs(double[][] predictions, int horizonDays)
    {
        var logs = new float[predictions.Length * horizonDays];
        for (var series = 0; series < predictions.Length; series++)
        {
            for (var lead = 0; lead < horizonDays; lead++)
            {
                logs[(series * horizonDays) + lead] = (float)Math.Log(1 + predictions[series][lead]);
            }
        }

        return logs;
    }

    private static float[] Actual(DemandHistory history, int origin, Horizon horizon)
    {
        var actual = new float[history.Daily.Count * horizon.Days];
        Array.Fill(actual, float.NaN);
        for (var series = 0; series < history.Daily.Count; series++)
        {
            var orders = history.Daily[series].Values;
            var store = history.Store(history.Daily[series].Key.StoreId);
            for (var lead = 1; lead <= horizon.Days && origin + lead < history.Days; lead++)
            {
                var value = orders[origin + lead];
                var closed = value == 0 && history.Calendar.IsClosed(store, history.FirstDay.AddDays(origin + lead));
                actual[(series * horizon.Days) + lead - 1] = closed ? float.NaN : (float)Math.Log(1 + value);
            }
        }

        return actual;
    }

    private static Origin OriginAt(DemandHistory history, int day) => new(history.FirstDay.AddDays(day));
}
