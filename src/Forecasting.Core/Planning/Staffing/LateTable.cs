namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// Probability that an order that waited so long is picked late. Counting probabilities instead of the late ones of a
/// sample takes the chance of single long picks out of a slot's need.
/// </summary>
internal sealed class LateTable
{
    private const double StepMinutes = 0.1;
    private readonly double[] _late;

    private LateTable(double[] late) => _late = late;

    /// <summary>From the picks of all orders.</summary>
    /// <param name="picks">Minutes of picks without any wait, ascending.</param>
    /// <param name="limitMinutes">Minutes from the order to the end of picking.</param>
    internal static LateTable Of(double[] picks, double limitMinutes)
    {
        var late = new double[(int)(limitMinutes / StepMinutes) + 2];
        var inTime = picks.Length;
        for (var step = 0; step < late.Length; step++)
        {
            // Waits are rounded up, so that late is never taken for in time.
            while (inTime > 0 && picks[inTime - 1] > limitMinutes - (step * StepMinutes))
            {
                inTime--;
            }

            late[step] = picks.Length == 0 ? 0 : 1 - ((double)inTime / picks.Length);
        }

        late[^1] = 1;
        return new LateTable(late);
    }

    /// <summary>For queues that are worked and not judged.</summary>
    internal static LateTable None { get; } = new([1]);

    /// <summary>After a wait of so many minutes, 0 or more.</summary>
    internal double After(double waitMinutes) =>
        _late[(int)Math.Min(Math.Ceiling((waitMinutes / StepMinutes) - 1e-9), _late.Length - 1)];
}

/// <summary>The tables of some courses, whose picks are sorted once.</summary>
internal sealed class PickedLate(WorkOrder[][] urgent)
{
    private readonly Lazy<double[]> _picks = new(() =>
    {
        var picks = urgent.SelectMany(u => u).Select(o => o.PickMinutes + o.ConveyorMinutes).ToArray();
        Array.Sort(picks);
        return picks;
    });

    internal LateTable With(double limitMinutes) => LateTable.Of(_picks.Value, limitMinutes);
}
