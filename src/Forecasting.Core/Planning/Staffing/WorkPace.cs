namespace Forecasting.Core.Planning.Staffing;

/// <summary>One piece of work that was measured.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Hour">Local hour, 0-23.</param>
/// <param name="Minutes">What it took, above 0.</param>
/// <param name="UsualMinutes">What such work usually takes, above 0.</param>
public readonly record struct PacedWork(DateOnly Date, int Hour, double Minutes, double UsualMinutes);

/// <summary>
/// How the pace of work moves with the hour, as in evening traffic, and from day to day, as with rain: factors on
/// minutes. All orders of a day share its factor, so that a slow day is slow for all of them.
/// </summary>
public sealed class WorkPace
{
    private const int FewestDays = 14;

    /// <summary>Pieces of work at which an hour's own pace counts half.</summary>
    private const double HourShrinkage = 30;

    private readonly double[] _hours;
    private readonly double[] _days;
    private readonly Dictionary<DateOnly, double> _byDate;

    private WorkPace(double[] hours, Dictionary<DateOnly, double> byDate)
    {
        (_hours, _byDate) = (hours, byDate);
        _days = byDate.Count > 0 ? [.. byDate.Values.Order()] : [1];
    }

    /// <summary>The same pace at any time.</summary>
    public static WorkPace Steady { get; } = new([.. Enumerable.Repeat(1.0, 24)], []);

    /// <summary>[24], minutes at a local hour over the usual minutes, all above 0.</summary>
    public IReadOnlyList<double> Hours => _hours;

    /// <summary>Equally likely factors of a day, ascending, all above 0.</summary>
    public IReadOnlyList<double> Days => _days;

    /// <summary>Learns from measured work. The factors of days have the spread that is left of what days differ once
    /// the scatter of single orders is taken off (constrained empirical Bayes: Louis 1984, Ghosh 1992).</summary>
    /// <param name="work">What was measured; with fewer than 14 days, all days are alike.</param>
    public static WorkPace Learn(IReadOnlyList<PacedWork> work)
    {
        if (work.Count == 0)
        {
            return Steady;
        }

        var overall = work.Sum(w => w.Minutes) / work.Sum(w => w.UsualMinutes);
        var hours = new double[24];
        var byHour = work.ToLookup(w => w.Hour);
        for (var hour = 0; hour < hours.Length; hour++)
        {
            var count = byHour[hour].Count();
            var factor = count == 0 ? 1
                : byHour[hour].Sum(w => w.Minutes) / byHour[hour].Sum(w => w.UsualMinutes) / overall;
            hours[hour] = 1 + ((factor - 1) * count / (count + HourShrinkage));
        }

        return new WorkPace(hours, ByDate(work, hours, overall));
    }

    /// <summary>The factor on minutes of work of a measured day; 1 for a day that was not measured.</summary>
    /// <param name="date">Local date.</param>
    /// <param name="hour">Local hour, 0-23.</param>
    public double On(DateOnly date, int hour) => _hours[hour] * _byDate.GetValueOrDefault(date, 1);

    /// <summary>The factor of a day that is to come.</summary>
    /// <param name="uniform">From 0 (included) to 1 (excluded): which of the equally likely ones.</param>
    public double Day(double uniform) => _days[(int)(uniform * _days.Length)];

    private static Dictionary<DateOnly, double> ByDate(
        IReadOnlyList<PacedWork> work, double[] hours, double overall)
    {
        var ratios = work.Select(w => (w.Date, Ratio: w.Minutes / (w.UsualMinutes * overall * hours[w.Hour])))
            .GroupBy(w => w.Date, w => w.Ratio)
            .Select(g => (Date: g.Key, Count: g.Count(), Mean: g.Average(), Values: g.ToArray())).ToArray();
        var mean = ratios.Average(r => r.Mean);
        var free = work.Count - ratios.Length;
        if (ratios.Length < FewestDays || free <= 0)
        {
            return [];
        }

        // Variance components of a one-way layout by moments (Searle, Casella and McCulloch 1992, section 3.6).
        var within = ratios.Sum(r => r.Values.Sum(v => (v - r.Mean) * (v - r.Mean))) / free;
        var between = (ratios.Sum(r => (r.Mean - mean) * (r.Mean - mean)) / (ratios.Length - 1))
            - ratios.Average(r => within / r.Count);
        if (between <= 0)
        {
            return [];
        }

        var factors = ratios.ToDictionary(r => r.Date, r =>
            Math.Max(0.1, 1 + ((r.Mean - mean) * Math.Sqrt(between / (between + (within / r.Count))))));
        var scale = factors.Values.Average();
        return factors.ToDictionary(f => f.Key, f => f.Value / scale);
    }
}
