namespace Forecasting.Core.Simulation.Goods;

/// <summary>
/// The stock of one SKU in one store: batches that are sold oldest first and wasted when they expire.
/// </summary>
/// <param name="shelfLifeDays">Days from delivery to waste, at least 1.</param>
internal sealed class Shelf(int shelfLifeDays)
{
    private readonly List<(int LastDay, int Units)> _batches = [];
    private int _oldest;

    /// <summary>Units on hand.</summary>
    internal int OnHand { get; private set; }

    /// <summary>Takes a delivery in.</summary>
    internal void Receive(int day, int units)
    {
        if (units > 0)
        {
            _batches.Add((day + shelfLifeDays - 1, units));
            OnHand += units;
        }
    }

    /// <summary>Throws away what may no longer be sold on a day, and says how many units.</summary>
    internal int Expire(int day)
    {
        var wasted = 0;
        while (_oldest < _batches.Count && _batches[_oldest].LastDay < day)
        {
            wasted += _batches[_oldest++].Units;
        }

        OnHand -= wasted;
        return wasted;
    }

    /// <summary>Takes units out, oldest first.</summary>
    internal void Take(int units)
    {
        OnHand -= units;
        while (units > 0)
        {
            var (lastDay, there) = _batches[_oldest];
            if (there > units)
            {
                _batches[_oldest] = (lastDay, there - units);
                return;
            }

            units -= there;
            _oldest++;
        }
    }
}
