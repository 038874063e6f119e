namespace Forecasting.Core.Simulation.Replay;

/// <summary>People who do one kind of work on one order at a time, first come first served in two classes.</summary>
/// <param name="minutesOf">Minutes that an order takes.</param>
/// <param name="lastCallOf">Minute from which an order that can wait goes first.</param>
internal sealed class Station(Func<int, double> minutesOf, Func<int, double> lastCallOf)
{
    private readonly Queue<int> _urgent = new();
    private readonly Queue<int> _patient = new();
    private int _busy;

    /// <summary>People on duty; those who are at work when it falls finish what they began.</summary>
    internal int Servers { get; set; }

    internal double BusyMinutes { get; private set; }

    internal void Add(int order, bool canWait) => (canWait ? _patient : _urgent).Enqueue(order);

    internal void Finish() => _busy--;

    internal bool TryBegin(double minute, out int order, out double minutes)
    {
        (order, minutes) = (0, 0);
        var isPressing = _patient.TryPeek(out var waiting) && lastCallOf(waiting) <= minute;
        if (_busy >= Servers
            || (!(isPressing ? _patient : _urgent).TryDequeue(out order) && !_patient.TryDequeue(out order)))
        {
            return false;
        }

        _busy++;
        minutes = minutesOf(order);
        BusyMinutes += minutes;
        return true;
    }
}
