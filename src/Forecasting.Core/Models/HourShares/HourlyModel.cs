using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.NewStore;

namespace Forecasting.Core.Models.HourShares;

/// <summary>A fitted <see cref="HourlyForecaster"/>.</summary>
internal sealed class HourlyModel : IFittedModel
{
    public required string Name { get; init; }

    public required IFittedModel Days { get; init; }

    /// <summary>How days spread over their hours.</summary>
    public required IFittedPointModel Hours { get; init; }

    /// <summary>Whether young series borrow from older ones; a member by itself stays as it is.</summary>
    public required bool LendsToYoung { get; init; }

    /// <summary>Series that it was fitted to.</summary>
    public required SeriesKey[] Keys { get; init; }

    /// <summary>[template][series x hour] standardised deviations of past days.</summary>
    public required float[][] Deviations { get; init; }

    public IReadOnlyList<FitFailure> Failures =>
        [.. Days.Failures, .. Hours.Failures];

    public IReadOnlyList<FitFailure> FailuresAt(DemandHistory context, Horizon horizon) =>
        [.. Days.FailuresAt(context, horizon), .. Hours.Failures];

    public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon) =>
        OfDays(context, horizon, Days.Forecast(context, horizon));

    /// <summary>Forecasts with reasons: those of the day, in proportion to the hours' means.</summary>
    public IReadOnlyList<ExplainedForecast> ForecastAndExplain(DemandHistory context, Horizon horizon)
    {
        var days = Days.ForecastAndExplain(context, horizon);
        var reasons = days.ToDictionary(d => d.Forecast.Key, d => d.Steps);
        return [.. OfDays(context, horizon, [.. days.Select(d => d.Forecast)]).Select(hours => new ExplainedForecast(
            hours,
            [.. Enumerable.Range(0, hours.Steps)
                .Select(step => reasons[hours.Key][step / 24].InProportion(hours.Mean(step)))]))];
    }

    public void Save(Stream file) => HourlyForecaster.Save(this, file);

    private ForecastDistribution[] OfDays(
        DemandHistory context, Horizon horizon, IReadOnlyList<ForecastDistribution> dayTotals)
    {
        var days = dayTotals.ToDictionary(d => d.Key);
        var predictions = Hours.Predict(context, horizon);
        var fitted = Keys.Select((k, i) => (k, i)).ToDictionary(p => p.k, p => p.i);
        var shares = new double[context.Hourly.Count][];
        var narrowing = new double[shares.Length];
        Parallel.For(0, shares.Length, Parallelism.Options(), series =>
        {
            shares[series] = new double[horizon.Days * 24];
            var data = context.Hourly[series];
            var asleep = SleepingHours.Of(data.Values);
            narrowing[series] = WakingHourBand.Factor(context.Store(data.Key.StoreId), data.Values, asleep);
            for (var lead = 1; lead <= horizon.Days; lead++)
            {
                FillShares(context, series, lead, predictions, asleep, shares[series].AsSpan((lead - 1) * 24, 24));
            }
        });
        var newStores = LendsToYoung ? NewStores.Of(context, horizon) : null;
        shares = newStores is null ? shares : BorrowedShares.Blend(context, newStores, shares);
        var distributions = new ForecastDistribution[context.Hourly.Count];
        Parallel.For(0, distributions.Length, Parallelism.Options(), series =>
        {
            var data = context.Hourly[series];
            // Too few days of a young series have deviations of their own: it takes those of the series most like it.
            var alike = newStores?.BorrowingOf(context.IndexOf(data.Key, Grain.Daily)) is { } borrowing
                ? BorrowedShares.Nearest(context, borrowing) : -1;
            alike = alike >= 0 ? alike : series;
            distributions[series] = Spread(
                days[data.Key], shares[series], fitted.GetValueOrDefault(context.Hourly[alike].Key, -1),
                narrowing[alike], data.IsWhole());
        });
        return distributions;
    }

    /// <summary>The member's shares, none while the store is closed or the series sleeps; equal over the other hours
    /// where the member knows nothing.</summary>
    private static void FillShares(
        DemandHistory context, int series, int lead, double[][] predictions, bool[] asleep, Span<double> shares)
    {
        var store = context.Store(context.Hourly[series].Key.StoreId);
        var skipped = new StoreClock(store.TimeZoneId).SkippedHour(context.Origin.Target(lead));
        HourErrors.Shares(predictions[series].AsSpan((lead - 1) * 24, 24)).CopyTo(shares);
        if (!Enumerable.Range(0, 24).Any(hour => IsOpen(hour) && !asleep[hour]))
        {
            // New opening hours: what was asleep must wake.
            asleep = new bool[24];
        }

        double known = 0, sum = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            shares[hour] = IsOpen(hour) && !asleep[hour] ? shares[hour] : 0;
            known += shares[hour];
        }

        for (var hour = 0; hour < 24; hour++)
        {
            shares[hour] = known > 0 ? shares[hour] : IsOpen(hour) && !asleep[hour] ? 1 : 0;
            sum += shares[hour];
        }

        for (var hour = 0; hour < 24 && sum > 0; hour++)
        {
            shares[hour] /= sum;
        }

        bool IsOpen(int hour) => store.IsOpenHour(hour) && hour != skipped;
    }

    private ForecastDistribution Spread(
        ForecastDistribution days, double[] shares, int fitted, double narrowing, bool isWhole)
    {
        var steps = days.Days * 24;
        var paths = new float[days.PathCount * steps];
        // Paths stride through the past days. A stride that shares no factor with their number, at most 56, meets all.
        var stride = Deviations.Length % 7 == 0 ? 13 : 7;
        Span<double> hours = stackalloc double[24];
        for (var path = 0; path < days.PathCount; path++)
        {
            for (var day = 0; day < days.Days; day++)
            {
                double total = days.Path(path)[day];
                Deviate(total, shares.AsSpan(day * 24, 24), fitted, (path * stride) + (day * 11), narrowing,
                    hours);
                if (isWhole)
                {
                    WholeHours.Round(hours, WholeHours.Start(path, day));
                }

                for (var hour = 0; hour < 24; hour++)
                {
                    paths[(path * steps) + (day * 24) + hour] = (float)hours[hour];
                }
            }
        }

        return new ForecastDistribution(days.Key, days.Origin, Grain.Hourly, days.PathCount, paths);
    }

    /// <summary>Spreads a total over the hours, deviating as a past day did, and keeps the sum.</summary>
    private void Deviate(
        double total, ReadOnlySpan<double> shares, int fitted, int draw, double narrowing, Span<double> hours)
    {
        double sum = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            var expected = total * shares[hour];
            var deviation = fitted >= 0 && Deviations.Length > 0
                ? Deviations[draw % Deviations.Length][(fitted * 24) + hour] : float.NaN;
            deviation = float.IsNaN(deviation) ? CountingNoise(draw, hour) : deviation;
            hours[hour] = Math.Max(0, expected + (narrowing * deviation * Math.Sqrt(expected)));
            sum += hours[hour];
        }

        for (var hour = 0; hour < 24; hour++)
        {
            hours[hour] = sum > 0 ? hours[hour] * total / sum : total * shares[hour];
        }
    }

    /// <summary>What counts deviate at least: normal quantiles at the points of a lattice that fills the square evenly
    /// (Roberts 2018, the plastic number's), where no past day says more.</summary>
    private static float CountingNoise(int draw, int hour)
    {
        var place = 0.5 + (draw * 0.7548776662466927) + (hour * 0.5698402909980532);
        return (float)NormalQuantile.At(Math.Clamp(place - Math.Floor(place), 0.001, 0.999));
    }
}
