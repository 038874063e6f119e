using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Evaluation;

/// <summary>
/// What one model forecast from one origin, as summaries: mean and deciles of every series and step, as printed. The
/// sample paths are gone, so that many windows fit into memory.
/// </summary>
public sealed class WindowForecasts
{
    private const int Deciles = 9;

    private readonly double[] _means;
    private readonly float[] _deciles;

    private WindowForecasts(IReadOnlyList<ForecastDistribution> distributions, double[] means, float[] deciles)
    {
        Origin = distributions[0].Origin;
        Grain = distributions[0].Grain;
        Steps = distributions[0].Steps;
        Keys = [.. distributions.Select(d => d.Key)];
        _means = means;
        _deciles = deciles;
    }

    /// <summary>What was known.</summary>
    public Origin Origin { get; }

    /// <summary>Length of a step.</summary>
    public Grain Grain { get; }

    /// <summary>Steps of every series; step 0 is the first step of lead day 1.</summary>
    public int Steps { get; }

    /// <summary>The series, in the order of the model's answer.</summary>
    public IReadOnlyList<SeriesKey> Keys { get; }

    /// <summary>Mean orders.</summary>
    /// <param name="series">Index into <see cref="Keys"/>.</param>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    public double Mean(int series, int step) => _means[(series * Steps) + step];

    /// <summary>One decile, orders.</summary>
    /// <param name="series">Index into <see cref="Keys"/>.</param>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    /// <param name="decile">0 for q10 to 8 for q90.</param>
    public double Decile(int series, int step, int decile) =>
        PrintedOrders.Round(_deciles[(((series * Steps) + step) * Deciles) + decile]);

    /// <summary>The nine deciles of a step, ascending, orders.</summary>
    /// <param name="series">Index into <see cref="Keys"/>.</param>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    /// <param name="target">Takes nine numbers.</param>
    public void CopyDeciles(int series, int step, Span<double> target)
    {
        for (var k = 0; k < Deciles; k++)
        {
            target[k] = Decile(series, step, k);
        }
    }

    /// <summary>The local date of a step.</summary>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    public DateOnly Date(int step) => Origin.Target(LeadDays(step));

    /// <summary>Days from the origin to a step, 1 or more.</summary>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    public int LeadDays(int step) => (step / Grain.StepsPerDay()) + 1;

    /// <summary>
    /// The summaries of distributions; where they are hourly, the printed hours add up to the printed days.
    /// </summary>
    /// <param name="distributions">All series of one run.</param>
    /// <param name="days">The same run by day; the same list where it is daily.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static WindowForecasts From(
        IReadOnlyList<ForecastDistribution> distributions,
        IReadOnlyList<ForecastDistribution> days,
        CancellationToken cancellation)
    {
        var steps = distributions[0].Steps;
        var means = new double[distributions.Count * steps];
        var deciles = new float[means.Length * Deciles];
        Parallel.For(0, distributions.Count, Parallelism.Options(cancellation), series =>
        {
            var target = deciles.AsSpan(series * steps * Deciles, steps * Deciles);
            Summarise(distributions[series], means.AsSpan(series * steps, steps), target);
            AddUp(means.AsSpan(series * steps, steps), days[series]);
        });
        return new WindowForecasts(distributions, means, deciles);
    }

    private static void Summarise(ForecastDistribution distribution, Span<double> means, Span<float> deciles)
    {
        for (var step = 0; step < means.Length; step++)
        {
            var summary = distribution.Summary(step);
            means[step] = PrintedOrders.Round(summary.Mean);
            for (var k = 0; k < Deciles; k++)
            {
                deciles[(step * Deciles) + k] = (float)PrintedOrders.Round(summary.Deciles[k]);
            }
        }
    }

    private static void AddUp(Span<double> means, ForecastDistribution days)
    {
        var stepsPerDay = means.Length / days.Days;
        for (var day = 0; day < days.Days && stepsPerDay > 1; day++)
        {
            var hours = means.Slice(day * stepsPerDay, stepsPerDay);
            PrintedOrders.HoursOfDay(hours, days.Mean(day)).CopyTo(hours);
        }
    }
}
