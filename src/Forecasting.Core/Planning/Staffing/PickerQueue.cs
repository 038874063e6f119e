namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// Pickers on one scenario: one-hour orders first come first served; who finds none begins work that can wait, in its
/// planned order. Nothing that is begun is interrupted.
/// </summary>
/// <param name="urgent">One-hour orders by the minute at which they are placed.</param>
/// <param name="patient">Work that can wait, in its planned order.</param>
/// <param name="late">How likely orders are to be late after a wait.</param>
/// <param name="weight">How much the scenario counts in shares.</param>
internal sealed class PickerQueue(WorkOrder[] urgent, WorkOrder[] patient, LateTable late, double weight) : IWorkQueue
{
    private FreeTimes _free = new();
    private FreeTimes _trial = new();
    private int _nextUrgent;
    private int _nextPatient;

    /// <summary>[one-hour order], minute at which it is picked; NaN while it is not begun.</summary>
    internal double[] PickedMinute { get; } = Unknown(urgent.Length);

    /// <summary>[one-hour order], minute at which it is packed; NaN while it is not begun.</summary>
    internal double[] ReadyMinute { get; } = Unknown(urgent.Length);

    /// <summary>[work that can wait], minute at which it is picked; NaN while it is not begun.</summary>
    internal double[] PatientPickedMinute { get; } = Unknown(patient.Length);

    /// <summary>Minutes of work begun.</summary>
    internal double BusyMinutes { get; private set; }

    public double Weight => weight;

    /// <summary>What riders find: the one-hour orders that are packed.</summary>
    internal ReadyOrders Ready() => ReadyOrders.Of(urgent, ReadyMinute, weight);

    public IWorkQueue Afresh() => new PickerQueue(urgent, patient, late, weight);

    public int Concerned(SlotWindow window) => FirstAtOrAfter(window.End) - FirstAtOrAfter(window.CountFrom);

    public double LateWith(int people, SlotWindow window, double most)
    {
        var (first, last) = (FirstAtOrAfter(window.CountFrom), FirstAtOrAfter(window.End));
        if (people == 0)
        {
            return last - first;
        }

        _trial.Continue(_free, people, window.Start);
        var (next, nextPatient, sum) = (_nextUrgent, _nextPatient, 0.0);
        while (next < last && sum <= most)
        {
            var free = Math.Max(_trial.First, window.Start);
            if (PatientGoesFirst(next, nextPatient, free, out var begin))
            {
                _trial.Occupy(begin + patient[nextPatient++].WorkMinutes);
                continue;
            }

            begin = Math.Max(free, urgent[next].PlacedMinute);
            _trial.Occupy(begin + urgent[next].WorkMinutes);
            sum += next >= first ? late.After(begin - urgent[next].PlacedMinute) : 0;
            next++;
        }

        return sum;
    }

    public void Advance(int people, double slotStart, double slotEnd)
    {
        _trial.Continue(_free, people, slotStart);
        (_free, _trial) = (_trial, _free);
        while (_free.Count > 0)
        {
            var free = Math.Max(_free.First, slotStart);
            var isPatient = PatientGoesFirst(_nextUrgent, _nextPatient, free, out var begin);
            if (!isPatient)
            {
                if (_nextUrgent >= urgent.Length)
                {
                    return;
                }

                begin = Math.Max(free, urgent[_nextUrgent].PlacedMinute);
            }

            if (begin >= slotEnd)
            {
                return;
            }

            Begin(isPatient, begin);
        }
    }

    private void Begin(bool isPatient, double minute)
    {
        ref readonly var order = ref (isPatient ? ref patient[_nextPatient] : ref urgent[_nextUrgent]);
        _free.Occupy(minute + order.WorkMinutes);
        BusyMinutes += order.WorkMinutes;
        var picked = minute + order.PickMinutes + order.ConveyorMinutes;
        if (isPatient)
        {
            PatientPickedMinute[_nextPatient++] = picked;
        }
        else
        {
            ReadyMinute[_nextUrgent] = picked + order.PackMinutes;
            PickedMinute[_nextUrgent++] = picked;
        }
    }

    private bool PatientGoesFirst(int next, int nextPatient, double free, out double begin)
    {
        begin = 0;
        if (nextPatient >= patient.Length)
        {
            return false;
        }

        begin = Math.Max(free, patient[nextPatient].PlannedMinute);
        return next >= urgent.Length || (urgent[next].PlacedMinute > free && urgent[next].PlacedMinute > begin);
    }

    private int FirstAtOrAfter(double minute)
    {
        var index = _nextUrgent;
        while (index < urgent.Length && urgent[index].PlacedMinute < minute)
        {
            index++;
        }

        return index;
    }

    private static double[] Unknown(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
