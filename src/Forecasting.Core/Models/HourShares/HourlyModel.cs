using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.HourShares;

/// <summary>A fitted <see cref="HourlyForecaster"/>.</summary>
internal sealed class HourlyModel : IFittedModel
{
    public required string Name { get; init; }

    public required IFittedModel Days { get; init; }

    public required IReadOnlyList<IFittedPointModel> Members { get; init; }

    /// <summary>Series that it was fitted to.</summary>
    public required SeriesKey[] Keys { get; init; }

    /// <summary>[member] weights of the shares.</summary>
    public required double[] Weights { get; init; }

    /// <summary>[template][series x hour] standardised deviations of past days.</summary>
    public required float[][] Deviations { get; init; }

    public IReadOnlyList<FitFailure> Failures =>
        [.. Days.Failures, .. Members.Count == 1 ? Members[0].Failures : []];

    public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon) =>
        Hours(context, horizon, Days.Forecast(context, horizon));

    /// <summary>Forecasts with reasons: those of the day, in proportion to the hours' means.</summary>
    public IReadOnlyList<ExplainedForecast> ForecastAndExplain(DemandHistory context, Horizon horizon)
    {
        var days = Days.ForecastAndExplain(context, horizon);
        var reasons = days.ToDictionary(d => d.Forecast.Key, d => d.Steps);
        return [.. Hours(context, horizon, [.. days.Select(d => d.Forecast)]).Select(hours => new ExplainedForecast(
            hours,
            [.. Enumerable.Range(0, hours.Steps)
                .Select(step => reasons[hours.Key][step / 24].InProportion(hours.Mean(step)))]))];
    }

    public void Save(Stream file) => HourlyForecaster.Save(this, file);

    private ForecastDistribution[] Hours(
        DemandHistory context, Horizon horizon, IReadOnlyList<ForecastDistribution> dayTotals)
    {
        var days = dayTotals.ToDictionary(d => d.Key);
        var predictions = Members.Select(m => m.Predict(context, horizon)).ToList();
        var fitted = Keys.Select((k, i) => (k, i)).ToDictionary(p => p.k, p => p.i);
        var distributions = new ForecastDistribution[context.Hourly.Count];
        Parallel.For(0, distributions.Length, Parallelism.Options(), series =>
        {
            var key = context.Hourly[series].Key;
            var shares = new double[horizon.Days * 24];
            for (var lead = 1; lead <= horizon.Days; lead++)
            {
                FillShares(context, series, lead, predictions, shares.AsSpan((lead - 1) * 24, 24));
            }

            distributions[series] = Spread(days[key], shares, fitted.TryGetValue(key, out var i) ? i : -1);
        });
        return distributions;
    }

    /// <summary>Combined shares; equal over the open hours where no member knows anything.</summary>
    private void FillShares(
        DemandHistory context, int series, int lead, List<double[][]> predictions, Span<double> shares)
    {
        var store = context.Store(context.Hourly[series].Key.StoreId);
        var skipped = new StoreClock(store.TimeZoneId).SkippedHour(context.Origin.Target(lead));
        for (var member = 0; member < Members.Count; member++)
        {
            var said = ShareErrors.Shares(predictions[member][series].AsSpan((lead - 1) * 24, 24));
            for (var hour = 0; hour < 24; hour++)
            {
                shares[hour] += (Weights[member] + 1e-9) * said[hour];
            }
        }

        double known = 0, sum = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            shares[hour] = !store.IsOpenHour(hour) || hour == skipped ? 0 : shares[hour];
            known += shares[hour];
        }

        for (var hour = 0; hour < 24; hour++)
        {
            shares[hour] = known > 0 ? shares[hour] : store.IsOpenHour(hour) && hour != skipped ? 1 : 0;
            sum += shares[hour];
        }

        for (var hour = 0; hour < 24 && sum > 0; hour++)
        {
            shares[hour] /= sum;
        }
    }

    private ForecastDistribution Spread(ForecastDistribution days, double[] shares, int fitted)
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
                Deviate(total, shares.AsSpan(day * 24, 24), fitted, (path * stride) + (day * 11), hours);
                for (var hour = 0; hour < 24; hour++)
                {
                    paths[(path * steps) + (day * 24) + hour] = (float)hours[hour];
                }
            }
        }

        return new ForecastDistribution(days.Key, days.Origin, Grain.Hourly, days.PathCount, paths);
    }

    /// <summary>Spreads a total over the hours, deviating as a past day did, and keeps the sum.</summary>
    private void Deviate(double total, ReadOnlySpan<double> shares, int fitted, int draw, Span<double> hours)
    {
        double sum = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            var expected = total * shares[hour];
            float deviation = 0;
            if (fitted >= 0 && Deviations.Length > 0)
            {
                deviation = Deviations[draw % Deviations.Length][(fitted * 24) + hour];
            }

            hours[hour] = float.IsNaN(deviation) ? expected : Math.Max(0, expected + (deviation * Math.Sqrt(expected)));
            sum += hours[hour];
        }

        for (var hour = 0; hour < 24; hour++)
        {
            hours[hour] = sum > 0 ? hours[hour] * total / sum : total * shares[hour];
        }
    }
}
