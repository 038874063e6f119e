namespace Forecasting.Core.Simulation.Replay;

/// <summary>What a plan achieved over many days.</summary>
/// <param name="Days">The days.</param>
public sealed record ReplayTotals(IReadOnlyList<ReplayedDay> Days)
{
    /// <summary>One-hour orders.</summary>
    public int Orders => Days.Sum(d => d.Orders);

    /// <summary>All orders.</summary>
    public int AllOrders => Days.Sum(d => d.Orders + d.PatientOrders);

    /// <summary>Share of one-hour orders picked in time.</summary>
    public Interval PickInTime => Ratio(d => d.Picked, d => d.Orders);

    /// <summary>Share of ridden orders delivered in time.</summary>
    public Interval OnTime => Ratio(d => d.OnTime, d => d.Ridden);

    /// <summary>Share of paid time without work.</summary>
    public Interval IdleShare => Ratio(d => d.PaidHours - d.BusyHours, d => d.PaidHours);

    /// <summary>Hours on duty.</summary>
    public double PaidHours => Days.Sum(d => d.PaidHours);

    /// <summary>Price of the shifts for each order.</summary>
    public Interval CostPerOrder => Ratio(d => d.Cost, d => d.Orders + d.PatientOrders);

    /// <summary>Mean minutes beyond the promise of those that were late.</summary>
    public double LateMinutes => Days.Sum(d => d.LateMinutes) / Math.Max(1, Days.Sum(d => d.Ridden - d.OnTime));

    /// <summary>Share of orders that could wait and were picked too late.</summary>
    public double MissedDeadlines => (double)Days.Sum(d => d.Missed) / Math.Max(1, Days.Sum(d => d.PatientOrders));

    /// <summary>How many fewer hours this plan pays than another, as a share of the other's.</summary>
    /// <param name="other">Another plan over the same days in the same order.</param>
    public Interval HoursSaved(ReplayTotals other)
    {
        var pairs = Days.Zip(other.Days).ToList();
        return Interval.OfRatio(
            [.. pairs.Select(p => Key(p.First))],
            [.. pairs.Select(p => p.Second.PaidHours - p.First.PaidHours)],
            [.. pairs.Select(p => p.Second.PaidHours)]);
    }

    private Interval Ratio(Func<ReplayedDay, double> part, Func<ReplayedDay, double> whole) =>
        Interval.OfRatio([.. Days.Select(Key)], [.. Days.Select(part)], [.. Days.Select(whole)]);

    private static (string, int) Key(ReplayedDay day) => (day.StoreId, day.Date.DayNumber / 7);
}
