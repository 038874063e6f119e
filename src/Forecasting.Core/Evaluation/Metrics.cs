namespace Forecasting.Core.Evaluation;

/// <summary>How a metric reads.</summary>
public enum MetricForm
{
    /// <summary>A share, shown in per cent.</summary>
    Share,

    /// <summary>A ratio to the seasonal naive error, shown as a number.</summary>
    Ratio,
}

/// <summary>One number that judges a model.</summary>
/// <param name="Name">The stable name in figures for machines.</param>
/// <param name="Title">The name on tables.</param>
/// <param name="Meaning">One sentence for a planner.</param>
/// <param name="Form">How it reads.</param>
/// <param name="Of">Computes it; NaN where nothing came.</param>
public sealed record Metric(string Name, string Title, string Meaning, MetricForm Form, Func<ModelScore, double> Of);

/// <summary>THE list of metrics, in the order of tables. To add one: a function, and a line here.</summary>
public static class Metrics
{
    /// <summary>The share of orders that makes the planners' line.</summary>
    public const double PlannersLine = 0.9;

    /// <summary>The days ahead at which planners forecast, and at which the line is judged.</summary>
    public const int PlannersLeadDays = 7;

    /// <summary>
    /// All metrics. Where they are per window, they are pooled over stores in a window, then averaged over windows.
    /// </summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("wape", "WAPE", "Sum of errors over sum of orders; 0 is perfect.", MetricForm.Share,
            s => Windows(s, PointMetrics.Wape)),
        new("noise_floor", "noise floor", "The lowest WAPE that counting noise allows at these volumes.",
            MetricForm.Share, s => Windows(s, NoiseFloor.Wape)),
        new("mase", "MASE", "Error over that of copying last week, store by store; below 1 is better.",
            MetricForm.Ratio, s => Windows(s, PointMetrics.Mase)),
        new("sql", "SQL", "Loss of the whole distribution, scaled like MASE; ranks models.", MetricForm.Ratio,
            s => Windows(s, w => w.ScaledRows > 0 ? w.ScaledDecileLoss / w.ScaledRows : double.NaN)),
        new("wql", "WQL", "Loss of the whole distribution over sum of orders.", MetricForm.Share,
            s => Windows(s, w => w.AbsoluteActual > 0 ? w.DecileLoss / w.AbsoluteActual : double.NaN)),
        new("accuracy_lead7", "accuracy, day 7", "1 - WAPE seven days ahead, mean over stores.", MetricForm.Share,
            s => Mean(s.StoreAccuracies)),
        new("accuracy_lead7_chain", "of all orders",
            "The same of all stores' orders together, so that large stores weigh more.",
            MetricForm.Share, s => PointMetrics.Accuracy(s.Lead7.AbsoluteActual > 0 ? s.Lead7 : s.Leads1To7)),
        new("stores_at_90", "stores at 90 %", "Share of stores whose own accuracy seven days ahead reaches 90 %.",
            MetricForm.Share, s => Mean(s.StoreAccuracies.Select(a => a >= PlannersLine ? 1.0 : 0.0))),
        new("cover80", "in 80 % band", "Share of actuals inside q10 to q90; 80 % is right.", MetricForm.Share,
            s => DistributionMetrics.Cover80(s.Overall)),
        new("bias", "bias", "Forecast minus actual over orders; positive is too many.", MetricForm.Share,
            s => PointMetrics.Bias(s.Overall)),
    ];

    /// <summary>The metric of a name.</summary>
    /// <param name="name">As in figures for machines.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Metric Named(string name) =>
        All.FirstOrDefault(m => m.Name == name)
        ?? throw new ArgumentException($"There is no metric {name}.", nameof(name));

    private static double Windows(ModelScore score, Func<ErrorTotals, double> metric) =>
        Mean(score.Windows.Select(metric));

    private static double Mean(IEnumerable<double> values)
    {
        double sum = 0;
        var count = 0;
        foreach (var value in values)
        {
            sum += value;
            count++;
        }

        return count > 0 ? sum / count : double.NaN;
    }
}
