namespace Forecasting.Core.Features;

/// <summary>Weighted values by day, summed so that the sum up to any day is found at once.</summary>
internal sealed class EffectSums
{
    private readonly List<int> _days = [];
    private readonly List<double> _sums = [];
    private readonly List<double> _weights = [];

    /// <summary>Adds a value.</summary>
    /// <param name="day">Not before the day added last.</param>
    /// <param name="value">The value.</param>
    /// <param name="weight">Above 0.</param>
    public void Add(int day, double value, double weight)
    {
        if (_days.Count > 0 && day < _days[^1])
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, $"Days ascend; the last was {_days[^1]}.");
        }

        _sums.Add((_sums.Count > 0 ? _sums[^1] : 0) + (weight * value));
        _weights.Add((_weights.Count > 0 ? _weights[^1] : 0) + weight);
        _days.Add(day);
    }

    /// <summary>Weighted sum, weight and number of the values up to a day.</summary>
    /// <param name="lastDay">The last day that counts.</param>
    public (double Sum, double Weight, int Count) UpTo(int lastDay)
    {
        var (low, high) = (0, _days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _days[middle] <= lastDay ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? (0, 0, 0) : (_sums[low - 1], _weights[low - 1], low);
    }
}
