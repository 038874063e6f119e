using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>One SKU's units in one store by the last day on which they may be sold, and those on their way. Days count
/// on any axis.</summary>
/// <param name="shelfLifeDays">Days from delivery to waste; null where it keeps.</param>
internal sealed class ReplayedShelf(int? shelfLifeDays)
{
    // Units as they came and as they are, the oldest first.
    private readonly List<(int LastDay, int Came, int Left)> _batches = [];
    private readonly List<(int DueDay, int ArrivalDay, int Units)> _incoming = [];

    /// <summary>Units on hand.</summary>
    internal int OnHand { get; private set; }

    /// <summary>Units on their way that are due before a day.</summary>
    internal int DueBefore(int day)
    {
        var units = 0;
        foreach (var incoming in _incoming)
        {
            units += incoming.DueDay < day ? incoming.Units : 0;
        }

        return units;
    }

    /// <summary>Sends units on their way.</summary>
    internal void Send(int dueDay, int arrivalDay, int units) => _incoming.Add((dueDay, arrivalDay, units));

    /// <summary>Puts units there that came on a day.</summary>
    internal void Receive(int day, int units)
    {
        if (units > 0)
        {
            _batches.Add((shelfLifeDays is { } life ? day + life - 1 : int.MaxValue, units, units));
            OnHand += units;
        }
    }

    /// <summary>Before opening: takes deliveries in, and throws away what may no longer be sold.</summary>
    /// <returns>Units thrown away.</returns>
    internal int Open(int day)
    {
        for (var i = 0; i < _incoming.Count; i++)
        {
            if (_incoming[i].ArrivalDay <= day)
            {
                Receive(_incoming[i].ArrivalDay, _incoming[i].Units);
                _incoming.RemoveAt(i--);
            }
        }

        var wasted = 0;
        for (var i = _batches.Count - 1; i >= 0; i--)
        {
            if (_batches[i].LastDay < day)
            {
                wasted += _batches[i].Left;
                _batches.RemoveAt(i);
            }
        }

        OnHand -= wasted;
        return wasted;
    }

    /// <summary>Takes units out.</summary>
    /// <param name="oldest">Units that are taken from the oldest.</param>
    /// <param name="newest">Units that are taken from the newest; with the others at most what is there.</param>
    internal void Take(int oldest, int newest)
    {
        OnHand -= oldest + newest;
        for (var i = 0; i < _batches.Count && oldest > 0; i++)
        {
            oldest -= TakeFrom(i, oldest);
        }

        for (var i = _batches.Count - 1; i >= 0 && newest > 0; i--)
        {
            newest -= TakeFrom(i, newest);
        }

        _batches.RemoveAll(b => b.Left == 0 && b.LastDay == int.MaxValue);
    }

    /// <summary>
    /// What the books say after closing: how much is there and on its way is known, ages are not. As if customers took
    /// the oldest first, what is left came with the last deliveries.
    /// </summary>
    internal BookedStock Booked(int day)
    {
        var batches = new List<StockBatch>();
        var left = OnHand;
        for (var i = _batches.Count - 1; i >= 0 && left > 0; i--)
        {
            var units = Math.Min(left, shelfLifeDays is null ? left : _batches[i].Came);
            batches.Add(new StockBatch(
                units, shelfLifeDays is null ? AgedStock.Keeps : Math.Max(0, _batches[i].LastDay - day)));
            left -= units;
        }

        batches.Reverse();
        return new BookedStock(batches, [.. _incoming.Select(i => (Math.Max(1, i.DueDay - day), i.Units))], null);
    }

    private int TakeFrom(int batch, int units)
    {
        var (lastDay, came, left) = _batches[batch];
        var taken = Math.Min(units, left);
        _batches[batch] = (lastDay, came, left - taken);
        return taken;
    }
}
