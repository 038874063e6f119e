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

    private bool[]? _fresh;

    internal MemberErrors(int[] origins, int series, int horizonDays, float[][][] forecasts, float[][] actuals)
    {
        (Origins, Series, HorizonDays, Forecasts, Actuals) = (origins, series, horizonDays, forecasts, actuals);
    }

    public int[] Origins { get; }

    public int Series { get; }

    public int HorizonDays { get; }

    /// <summary>How far a few weeks' errors are trusted to show a bias, 0 to 1: by half with one series, whose weeks
    /// are off together, and nearly entirely with many.</summary>
    public double SeriesTrust => Series / (Series + EvenSeries);

    /// <summary>[member][origin][series x lead].</summary>
    public float[][][] Forecasts { get; }

    /// <summary>[origin][series x lead].</summary>
    public float[][] Actuals { get; }

    public static MemberErrors Collect(
        DemandHistory history, IReadOnlyList<IPointForecaster> members, Horizon horizon, CancellationToken cancellation)
    {
        var folds = CalibrationFold.For(history.Days, history.Daily.Count, horizon);
        int[] origins = [.. folds.SelectMany(AllOrigins)];
        float[][][] forecasts = [.. members.Select(_ => new float[origins.Length][])];
        var origin = 0;
        foreach (var fold in folds)
        {
            var fitHistory = history.UpTo(OriginAt(history, fold.FitDays - 1));
            IFittedPointModel[] models =
                [.. members.Select(m => m.ForCalibration.Fit(fitHistory, horizon, cancellation))];
            foreach (var day in AllOrigins(fold))
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
        return new MemberErrors(origins, history.Daily.Count, horizon.Days, forecasts, actuals)
        {
            _fresh = [.. folds.SelectMany(fold => AllOrigins(fold).Select((_, i) => i < fold.Origins.Length))],
        };

        static IEnumerable<int> AllOrigins(CalibrationFold fold) => fold.Origins.Concat(fold.LaterOrigins);
    }

    /// <summary>Those of origins within a week of their fit: errors of a size that a fit of last night makes.</summary>
    public MemberErrors OfFreshFits()
    {
        if (_fresh is not { } fresh || fresh.All(f => f))
        {
            return this;
        }

        T[] Fresh<T>(T[] values) => [.. values.Where((_, origin) => fresh[origin])];
        return new MemberErrors(
            Fresh(Origins), Series, HorizonDays, [.. Forecasts.Select(Fresh)], Fresh(Actuals));
    }

    /// <summary>
    /// The same errors with the channels of a store added up, each day those of which all members and what came are
    /// known: chance, which says nothing about members, is a smaller part of them. A series that is its store's only
    /// one stays as it is.
    /// </summary>
    /// <param name="keys">[series], those of a store one after the other.</param>
    public MemberErrors OfStores(IReadOnlyList<SeriesKey> keys)
    {
        int[] store = [.. keys.Select((key, i) => i).Where(i => i == 0 || keys[i].StoreId != keys[i - 1].StoreId)];
        if (store.Length == keys.Count)
        {
            return this;
        }

        var forecasts = Forecasts.Select(_ => new float[Origins.Length][]).ToArray();
        var actuals = new float[Origins.Length][];
        for (var origin = 0; origin < Origins.Length; origin++)
        {
            float[][] logs = [.. Forecasts.Select(f => f[origin]), Actuals[origin]];
            float[][] sums = [.. logs.Select(_ => new float[store.Length * HorizonDays])];
            for (var s = 0; s < store.Length; s++)
            {
                var end = s + 1 < store.Length ? store[s + 1] : keys.Count;
                for (var lead = 0; lead < HorizonDays; lead++)
                {
                    AddUp(logs, store[s], end, lead, sums, (s * HorizonDays) + lead);
                }
            }

            for (var member = 0; member < Forecasts.Length; member++)
            {
                forecasts[member][origin] = sums[member];
            }

            actuals[origin] = sums[^1];
        }

        return new MemberErrors(Origins, store.Length, HorizonDays, forecasts, actuals);
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

    private void AddUp(float[][] logs, int first, int end, int lead, float[][] sums, int target)
    {
        int[] known = [.. Enumerable.Range(first, end - first).Select(series => (series * HorizonDays) + lead)
            .Where(i => logs.All(l => !float.IsNaN(l[i])))];
        for (var k = 0; k < logs.Length; k++)
        {
            sums[k][target] = known.Length == 0
                ? float.NaN : (float)Math.Log(1 + known.Sum(i => Math.Exp(logs[k][i]) - 1));
        }
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
