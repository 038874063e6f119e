namespace Forecasting.Core.Planning.Staffing;

/// <summary>The minutes at which each of several people will be free, as a binary heap with the first on top.</summary>
internal sealed class FreeTimes
{
    private double[] _minutes = new double[16];

    internal int Count { get; private set; }

    internal double First => _minutes[0];

    /// <summary>Gives the first free one work until a minute.</summary>
    internal void Occupy(double untilMinute)
    {
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && _minutes[child + 1] < _minutes[child])
            {
                child++;
            }

            if (_minutes[child] >= untilMinute)
            {
                break;
            }

            _minutes[place] = _minutes[child];
            place = child;
        }

        _minutes[place] = untilMinute;
    }

    /// <summary>Copies another's state and goes on with a number of people from a minute on.</summary>
    /// <param name="other">The state before; left as it is.</param>
    /// <param name="people">People from now on: new ones are free at once, those who would be free first leave.</param>
    /// <param name="minute">Now.</param>
    internal void Continue(FreeTimes other, int people, double minute)
    {
        if (_minutes.Length < Math.Max(people, other.Count))
        {
            _minutes = new double[Math.Max(people, other.Count) * 2];
        }

        other._minutes.AsSpan(0, other.Count).CopyTo(_minutes);
        Count = other.Count;
        while (Count > people)
        {
            Count--;
            if (Count > 0)
            {
                Occupy(_minutes[Count]);
            }
        }

        while (Count < people)
        {
            Add(minute);
        }
    }

    private void Add(double minute)
    {
        var place = Count++;
        while (place > 0 && _minutes[(place - 1) / 2] > minute)
        {
            _minutes[place] = _minutes[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _minutes[place] = minute;
    }
}
