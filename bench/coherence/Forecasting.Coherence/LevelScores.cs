using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Coherence;

/// <summary>The length of what is scored.</summary>
internal enum Span
{
    Hour,
    Day,
    Week,
}

/// <summary>CRPS by way of forecasting, level and length of time, over the sum of orders, as WAPE is.</summary>
internal sealed class LevelScores
{
    private readonly SortedDictionary<(HierarchyLevel Level, Span Span), Dictionary<string, Sum>> _sums = [];

    /// <summary>Levels and lengths, from fine to coarse.</summary>
    public IEnumerable<(HierarchyLevel Level, Span Span)> Rows => _sums.Keys;

    /// <summary>Scores one forecast.</summary>
    /// <param name="way">How it was made.</param>
    /// <param name="level">What it forecasts.</param>
    /// <param name="forecast">Daily or hourly.</param>
    /// <param name="actual">Orders per step; NaN = unknown.</param>
    public void Add(string way, HierarchyLevel level, ForecastDistribution forecast, double[] actual)
    {
        if (forecast.Grain == Grain.Hourly)
        {
            Add(way, level, Span.Hour, forecast, actual, 1);
            return;
        }

        Add(way, level, Span.Day, forecast, actual, 1);
        Add(way, level, Span.Week, forecast, actual, 7);
    }

    /// <summary>The score; NaN where nothing was scored.</summary>
    public double Of(string way, (HierarchyLevel Level, Span Span) row) =>
        _sums[row].TryGetValue(way, out var sum) && sum.Orders > 0 ? sum.Crps / sum.Orders : double.NaN;

    private void Add(
        string way, HierarchyLevel level, Span span, ForecastDistribution forecast, double[] actual, int steps)
    {
        if (!_sums.TryGetValue((level, span), out var ways))
        {
            _sums[(level, span)] = ways = [];
        }

        var sum = ways.GetValueOrDefault(way) ?? (ways[way] = new Sum());
        for (var first = 0; first + steps <= forecast.Steps; first += steps)
        {
            var orders = actual.AsSpan(first, steps).ToArray().Sum();
            if (!double.IsNaN(orders))
            {
                sum.Crps += Crps.OfTotal(forecast, first, first + steps - 1, orders);
                sum.Orders += orders;
            }
        }
    }

    private sealed class Sum
    {
        public double Crps { get; set; }

        public double Orders { get; set; }
    }
}
