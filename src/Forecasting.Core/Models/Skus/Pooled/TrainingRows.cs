using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus.Promotions;
using Forecasting.Core.Models.Skus.Recovery;
using Forecasting.Core.Models.Trees;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>
/// Rows to learn from: a bounded number, drawn over stores, SKUs, past origins and leads, so that a large chain takes
/// no longer to learn from than a small one.
/// </summary>
internal sealed class TrainingRows
{
    private const int LongestDays = 400;
    private const int WarmUpDays = 56;
    private const int LeadsPerOrigin = 2;
    private const double HalfLifeDays = 180;
    private const float LeastWeight = 0.2f;

    private readonly List<float> _values = [];
    private readonly List<float> _labels = [];
    private readonly List<float> _drawn = [];
    private readonly List<double> _expected = [];
    private readonly List<float> _weights = [];
    private readonly List<float> _seen = [];

    /// <summary>Draws rows.</summary>
    internal static TrainingRows Draw(
        SkuContext context, Horizon horizon, int budget, int seed, CancellationToken cancellation)
    {
        var chosen = context.StoresToLearnFrom;
        var rows = new TrainingRows();
        if (chosen.Count == 0)
        {
            return rows;
        }

        rows.WalkIn = SellOutProfile.Learn(context, chosen);
        rows.Lifts = PromotionLifts.Learn(context, chosen, rows.WalkIn);
        var parts = new TrainingRows[chosen.Count];
        Parallel.For(0, chosen.Count, Parallelism.Options(cancellation), i =>
        {
            var part = parts[i] = new TrainingRows();
            part.DrawFrom(
                new StoreView(context, chosen[i], rows.WalkIn, rows.Lifts, 0),
                horizon,
                Math.Min(budget / chosen.Count, Days(chosen[i]) / 2),
                new Random(seed + (i * 7919)));
        });
        foreach (var part in parts)
        {
            rows._values.AddRange(part._values);
            rows._labels.AddRange(part._labels);
            rows._drawn.AddRange(part._drawn);
            rows._expected.AddRange(part._expected);
            rows._weights.AddRange(part._weights);
            rows._seen.AddRange(part._seen);
        }

        return rows;
    }

    // Days closer together say nearly the same.
    private static int Days(StoreSkus store) => store.Series.Sum(s => store.Days - s.FirstDay);

    /// <summary>When walk-in customers come, learnt beside the rows.</summary>
    internal SellOutProfile? WalkIn { get; private set; }

    /// <summary>What promotions do, learnt beside the rows.</summary>
    internal PromotionLifts Lifts { get; private set; } = PromotionLifts.None;

    internal int Count => _labels.Count;

    /// <summary>For a loss on the mean: the variance grows with the mean to the power of 1.3. What was not seen weighs
    /// less.</summary>
    internal TrainingTable ForMean() => Weighted(_labels, 0.7, i => Math.Max(LeastWeight, _seen[i]));

    /// <summary>
    /// For quantiles: an error of a unit costs the same everywhere. Days on which a SKU sold out are those on which
    /// much was wanted, so that they weigh as much as others, and what was not seen is drawn: with its mean in every
    /// case, high quantiles would be too low.
    /// </summary>
    internal TrainingTable ForQuantiles() => Weighted(_drawn, 1, _ => 1);

    private TrainingTable Weighted(List<float> labels, double power, Func<int, double> seen) => new(
        [.. _values],
        SkuFeatures.Columns,
        [.. labels.Select((units, i) => (float)(units / _expected[i]))],
        [.. _weights.Select((weight, i) => (float)(weight * seen(i) * Math.Pow(_expected[i], power)))]);

    private void DrawFrom(StoreView view, Horizon horizon, int budget, Random random)
    {
        Span<float> row = stackalloc float[SkuFeatures.Columns];
        for (var tries = 0; Count < budget && tries < budget; tries++)
        {
            var series = random.Next(view.Count);
            var demand = view.Demand(series);
            var days = demand.Series.Days;
            var first = Math.Max(demand.Series.FirstDay + 7, Math.Max(WarmUpDays, days - LongestDays));
            if (first >= days)
            {
                continue;
            }

            // The day after an origin.
            var end = random.Next(first, days);
            var level = view.FillOrigin(series, end, row);
            for (var i = 0; i < LeadsPerOrigin; i++)
            {
                var target = end + random.Next(horizon.Days);
                if (target >= days || float.IsNaN(demand[target]))
                {
                    continue;
                }

                _expected.Add(view.FillTarget(series, end, target, level, row));
                _values.AddRange(row);
                _labels.Add(demand[target]);
                _drawn.Add(demand.Seen(target) < 1 ? demand.Drawn(target, random.NextDouble()) : demand[target]);
                _weights.Add((float)Math.Pow(0.5, (days - target) / HalfLifeDays));
                _seen.Add(demand.Seen(target));
            }
        }
    }
}
