using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>Rows (step, orders) by series, as they come, and the range of their steps.</summary>
internal sealed class StepRows
{
    private readonly Dictionary<SeriesKey, List<(int Step, double Orders)>> _rows = [];
    private SeriesKey _lastKey;
    private List<(int Step, double Orders)>? _last;

    public IEnumerable<SeriesKey> Keys => _rows.Keys;

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>The first step of all series; the greatest integer where there is none.</summary>
    public int FirstStep { get; private set; } = int.MaxValue;

    /// <summary>The last step of all series; the least integer where there is none.</summary>
    public int LastStep { get; private set; } = int.MinValue;

    public void Add(SeriesKey key, int step, double orders)
    {
        if (_last is null || key != _lastKey)
        {
            if (!_rows.TryGetValue(key, out _last))
            {
                _rows[key] = _last = [];
            }

            _lastKey = key;
        }

        _last.Add((step, orders));
        FirstStep = Math.Min(FirstStep, step);
        LastStep = Math.Max(LastStep, step);
    }

    /// <summary>The orders of a series by step; NaN where no row came, the last row where several did.</summary>
    /// <param name="key">The series.</param>
    /// <param name="firstStep">The step of index 0; no row lies before it.</param>
    /// <param name="steps">The length; no row lies behind it.</param>
    public double[] Dense(SeriesKey key, int firstStep, int steps)
    {
        var values = new double[steps];
        Array.Fill(values, double.NaN);
        if (_rows.TryGetValue(key, out var rows))
        {
            foreach (var (step, orders) in rows)
            {
                values[step - firstStep] = orders;
            }
        }

        return values;
    }
}
