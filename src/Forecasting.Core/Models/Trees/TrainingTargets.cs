using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Models.Trees;

/// <summary>Which (series, origin, lead) rows a direct model learns from, within a budget, and how much each
/// weighs.</summary>
public static class TrainingTargets
{
    private const int FewestKnownDays = 21;
    private const int LongestLookBackDays = 1100;
    private const int FewestLeads = 6;
    private const double WeightHalfLifeDays = 365;

    /// <summary>Origin days from which rows may be drawn: a grid that meets every weekday, ending the day before the
    /// last.</summary>
    /// <param name="days">Known days.</param>
    /// <param name="series">Number of series.</param>
    /// <param name="horizon">Longest lead.</param>
    /// <param name="budget">Rows in all.</param>
    /// <returns>Ascending origins and the number of leads to draw at each.</returns>
    public static (int[] Origins, int LeadsPerOrigin) Grid(int days, int series, Horizon horizon, int budget)
    {
        var perSeries = Math.Max(40.0, budget / (double)Math.Max(1, series));
        var lookBack = Math.Min(days, LongestLookBackDays);
        var leads = (int)Math.Clamp(perSeries * 2 / lookBack, Math.Min(FewestLeads, horizon.Days), horizon.Days);
        var spacing = Math.Max(1, (int)Math.Ceiling(lookBack * leads / perSeries));
        spacing += spacing % 7 == 0 ? 1 : 0;
        var origins = new List<int>();
        for (var origin = days - 2; origin >= Math.Max(7, days - lookBack); origin -= spacing)
        {
            origins.Add(origin);
        }

        origins.Reverse();
        return ([.. origins], leads);
    }

    /// <summary>The rows: for each series and origin with enough history, leads spread over the horizon, known targets
    /// only.</summary>
    /// <param name="chain">States with snapshots at the origins.</param>
    /// <param name="origins">Ascending origin days.</param>
    /// <param name="leadsPerOrigin">Leads drawn at each origin.</param>
    /// <param name="horizon">Longest lead.</param>
    public static List<(int Series, int Origin, int LeadDays)> Draw(
        ChainState chain, int[] origins, int leadsPerOrigin, Horizon horizon)
    {
        var rows = new List<(int, int, int)>();
        for (var series = 0; series < chain.States.Count; series++)
        {
            var state = chain.States[series];
            foreach (var origin in origins)
            {
                if (state.KnownDays[origin] < FewestKnownDays)
                {
                    continue;
                }

                for (var k = 0; k < leadsPerOrigin; k++)
                {
                    var low = 1 + (horizon.Days * k / leadsPerOrigin);
                    var high = 1 + (horizon.Days * (k + 1) / leadsPerOrigin);
                    var lead = low + (int)(Hash(series, origin, k) % (uint)Math.Max(1, high - low));
                    if (origin + lead < state.Days && !float.IsNaN(state.LogOrders[origin + lead]))
                    {
                        rows.Add((series, origin, lead));
                    }
                }
            }
        }

        return rows;
    }

    /// <summary>Features, log ratios and weights of the rows.</summary>
    /// <param name="chain">States with snapshots at the rows' origins.</param>
    /// <param name="targets">As drawn by <see cref="Draw"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static TrainingTable Table(
        ChainState chain, IReadOnlyList<(int Series, int Origin, int LeadDays)> targets, CancellationToken cancellation)
    {
        var matrix = FeatureMatrix.Build(chain, targets, cancellation);
        float[] weights = [.. targets.Select(t => Weight(t.Origin + t.LeadDays, chain.History.Days))];
        return new TrainingTable(matrix.Values, matrix.Columns.Count, matrix.Ratios, weights);
    }

    /// <summary>The weight of a row: halves with every year before the last known day.</summary>
    /// <param name="day">Target day.</param>
    /// <param name="days">Known days.</param>
    public static float Weight(int day, int days) => (float)Math.Pow(0.5, (days - 1 - day) / WeightHalfLifeDays);

    private static uint Hash(int series, int origin, int k)
    {
        var hash = ((uint)series * 2654435761u) ^ ((uint)origin * 2246822519u) ^ ((uint)k * 3266489917u);
        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        hash *= 3266489917u;
        return hash ^ (hash >> 16);
    }
}
