using Forecasting.Core.History;

namespace Forecasting.Core.Features;

/// <summary>
/// The covariates of a history that are known ahead, as dense daily numbers per store; an hourly covariate gives the
/// mean of its hours. Those known in hindsight only made forecasts worse, so they get no features.
/// </summary>
public sealed class CovariateTable
{
    /// <summary>At most so many covariates get features: those with the most values.</summary>
    public const int MaximumCovariates = 8;

    /// <summary>A covariate with less than this share of the values of the fullest one is too rare to learn
    /// from.</summary>
    private const double FewestValuesShare = 0.05;

    private const int WeekDays = 7;

    /// <summary>Fills the table for a history. Beyond the last value of a covariate that had one on every day, such as
    /// a weather forecast that ends before the horizon, stands the mean of its last week: models have not met days
    /// without one. A covariate that is given on some days only means nothing on others.</summary>
    /// <param name="history">All of its covariates are looked at.</param>
    /// <param name="days">Days from the history's first day on, the future included.</param>
    public CovariateTable(DemandHistory history, int days)
    {
        var ahead = history.Covariates.Where(c => c.KnownAhead).ToList();
        Names = Chosen(ahead);
        var stores = history.Stores.Select((s, i) => (s.Id, i))
            .ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        var values = Names.Select(name => Fill(history, [.. ahead.Where(c => c.Name == name)], stores, days)).ToList();
        Values = [.. history.Daily.Select(series =>
            (IReadOnlyList<float[]>)[.. values.Select(v => v[stores[series.Key.StoreId]])])];
    }

    /// <summary>Covariates with features, in the order of their names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>[series][covariate][day], NaN = unknown.</summary>
    public IReadOnlyList<IReadOnlyList<float[]>> Values { get; }

    // What there is to choose from does not depend on the cut, so that a model meets the columns it was fitted on.
    private static List<string> Chosen(IEnumerable<Covariate> covariates)
    {
        var counts = covariates.GroupBy(c => c.Name, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Count: g.Sum(c => (long)c.Values.Count))).ToList();
        var fullest = counts.Select(c => c.Count).DefaultIfEmpty(0).Max();
        return [.. counts.Where(c => c.Count >= FewestValuesShare * fullest)
            .OrderByDescending(c => c.Count).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Take(MaximumCovariates).Select(c => c.Name).Order(StringComparer.Ordinal)];
    }

    private static float[][] Fill(
        DemandHistory history, List<Covariate> parts, Dictionary<string, int> stores, int days)
    {
        var values = new float[stores.Count][];
        var forAll = new float[days];
        Array.Fill(forAll, float.NaN);
        foreach (var part in parts.Where(c => c.StoreId.Length == 0))
        {
            FillDays(history, part, forAll);
        }

        for (var store = 0; store < values.Length; store++)
        {
            values[store] = [.. forAll];
        }

        foreach (var part in parts)
        {
            if (stores.TryGetValue(part.StoreId, out var store))
            {
                FillDays(history, part, values[store]);
            }
        }

        foreach (var ofStore in values)
        {
            FillBeyond(ofStore);
        }

        return values;
    }

    private static void FillBeyond(float[] values)
    {
        var last = Array.FindLastIndex(values, v => !float.IsNaN(v));
        var week = last < WeekDays - 1 ? [] : values[(last + 1 - WeekDays)..(last + 1)];
        if (week.Length > 0 && week.All(v => !float.IsNaN(v)))
        {
            Array.Fill(values, week.Average(), last + 1, values.Length - last - 1);
        }
    }

    private static void FillDays(DemandHistory history, Covariate covariate, float[] values)
    {
        for (var day = 0; day < values.Length; day++)
        {
            var date = history.FirstDay.AddDays(day);
            var value = covariate.At(date);
            values[day] = double.IsNaN(value) ? MeanOfHours(covariate, date, values[day]) : (float)value;
        }
    }

    private static float MeanOfHours(Covariate covariate, DateOnly date, float otherwise)
    {
        double sum = 0;
        var count = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            var value = covariate.At(date, hour);
            if (!double.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }

        return count > 0 ? (float)(sum / count) : otherwise;
    }
}
