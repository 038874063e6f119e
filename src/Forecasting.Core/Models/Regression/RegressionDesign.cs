using System.Globalization;
using Forecasting.Core.Features;

namespace Forecasting.Core.Models.Regression;

/// <summary>Fills the regressors of a layout for the days of a history and those ahead. Holds nothing but what is known
/// ahead, apart from each series' weekday profile and level at the origin.</summary>
internal sealed class RegressionDesign
{
    /// <summary>Days around an unusual closing that are looked at: the closing lies so many days after.</summary>
    public static readonly int[] ClosedOffsets = [-2, -1, 1, 2];

    private readonly ChainState _chain;
    private readonly RegressionLayout _layout;
    private readonly Dictionary<string, int> _columns;
    private readonly EventRuns _runs;
    private readonly List<(EventKey Key, int[] Columns)> _events = [];
    private readonly int[] _calendarColumns;
    private readonly (int Name, int[] Columns, double[] Knots)[] _covariates;

    /// <summary>Prepares the look-ups.</summary>
    /// <param name="chain">States at the origin.</param>
    /// <param name="layout">The regressors.</param>
    public RegressionDesign(ChainState chain, RegressionLayout layout)
    {
        (_chain, _layout, _runs) = (chain, layout, new EventRuns(chain));
        _columns = layout.Regressors.Select((r, i) => (r.Name, i))
            .ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        _calendarColumns = [.. Enumerable.Range(0, 7).Select(w => Column(RegressionLayout.Weekday(w))),
            .. Enumerable.Range(1, 31).Select(d => Column(RegressionLayout.DayOfMonth(d))),
            .. Enumerable.Range(1, RegressionLayout.Harmonics).SelectMany(h => new[]
                { Column(RegressionLayout.Wave(h, true)), Column(RegressionLayout.Wave(h, false)) }),
            Column(RegressionLayout.Trend)];
        foreach (var key in _runs.KeysBefore(chain.Calendar.Days))
        {
            int[] slots = [.. Enumerable.Range(0, EventSlots.Count)
                .Select(slot => Column(RegressionLayout.OfEvent(key, slot)))];
            if (slots.Any(c => c >= 0))
            {
                _events.Add((key, slots));
            }
        }

        _covariates = [.. layout.Knots.Select(k => (
            Name: chain.Covariates.Names.ToList().IndexOf(k.Covariate),
            Columns: Enumerable.Range(0, k.Knots.Length - 1)
                .Select(i => Column(RegressionLayout.Covariate(k.Covariate, i))).ToArray(),
            k.Knots)).Where(c => c.Name >= 0)];
    }

    /// <summary>Number of columns.</summary>
    public int Width => _layout.Regressors.Count;

    public static string At(int offset) => string.Create(CultureInfo.InvariantCulture, $"at|{offset}");

    public static string On(int weekday) => string.Create(CultureInfo.InvariantCulture, $"on|{weekday}");

    public static string After(int days) => string.Create(CultureInfo.InvariantCulture, $"after|{days}");

    /// <summary>The regressors of some days of one series.</summary>
    /// <param name="series">Index of the series.</param>
    /// <param name="first">First day.</param>
    /// <param name="count">Days; none beyond the calendar.</param>
    /// <returns>[day x column], row-major.</returns>
    public float[] Rows(int series, int first, int count)
    {
        var rows = new float[count * Width];
        for (var k = 0; k < count; k++)
        {
            WriteDate(series, first + k, rows.AsSpan(k * Width, Width));
        }

        WriteKinds(series, first, rows);
        WriteCovariates(series, first, rows);
        var store = _chain.History.Store(_chain.History.Daily[series].Key.StoreId);
        foreach (var (key, columns) in _events)
        {
            foreach (var run in _runs.Of(key, store))
            {
                var last = Math.Min(run.Last + EventSlots.After, first + count - 1);
                for (var day = Math.Max(first, run.First - EventSlots.Before); day <= last; day++)
                {
                    var slot = EventSlots.Of(day, run.First, run.Last);
                    Set(rows.AsSpan((day - first) * Width, Width), slot < 0 ? -1 : columns[slot], 1);
                }
            }
        }

        return rows;
    }

    private static void Set(Span<float> row, int column, double value)
    {
        if (column >= 0)
        {
            row[column] = (float)value;
        }
    }

    private int Column(string name) => _columns.GetValueOrDefault(name, -1);

    private void WriteDate(int series, int day, Span<float> row)
    {
        var date = _chain.Calendar.FirstDay.AddDays(day);
        Set(row, _calendarColumns[_chain.States[series].Weekday(day)], 1);
        Set(row, _calendarColumns[6 + date.Day], 1);
        for (var h = 0; h < RegressionLayout.Harmonics; h++)
        {
            var turn = 2 * Math.PI * (h + 1) * date.DayOfYear / 365.25;
            Set(row, _calendarColumns[38 + (2 * h)], Math.Cos(turn));
            Set(row, _calendarColumns[39 + (2 * h)], Math.Sin(turn));
        }

        Set(row, _calendarColumns[^1], day / 365.25);
    }

    private void WriteKinds(int series, int first, float[] rows)
    {
        var calendar = _chain.Calendar;
        var state = _chain.States[series];
        var profile = state.Snapshots[_chain.History.Days - 1];
        var regimes = profile.Length / 7;
        double working = 0;
        for (var weekday = 0; weekday < 5; weekday++)
        {
            working += profile[weekday * regimes] / 5;
        }

        for (var bit = 0; bit < calendar.Kinds.Count; bit++)
        {
            var columns = new KindColumns(calendar.Kinds[bit], Column);
            for (var k = 0; k < rows.Length / Width; k++)
            {
                var row = rows.AsSpan(k * Width, Width);
                var day = first + k;
                if (bit == 0)
                {
                    WriteClosed(state, day, columns, row);
                    continue;
                }

                if ((state.Masks[day] >> bit & 1) == 1)
                {
                    var weekday = state.Weekday(day);
                    Set(row, columns.On, 1);
                    Set(row, columns.OnWeekday[weekday], 1);
                    Set(row, columns.LikeSunday, profile[6 * regimes] - profile[weekday * regimes]);
                    Set(row, columns.LikeWorkingDay, working - profile[weekday * regimes]);
                }
                else
                {
                    Set(row, columns.Before, day + 1 < state.Masks.Length ? state.Masks[day + 1] >> bit & 1 : 0);
                    Set(row, columns.After1, day > 0 ? state.Masks[day - 1] >> bit & 1 : 0);
                }
            }
        }

        for (var valued = 0; valued < calendar.ValuedKinds.Count; valued++)
        {
            WriteValues(series, first, valued, rows);
        }
    }

    private static void WriteClosed(DemandState state, int day, KindColumns columns, Span<float> row)
    {
        for (var i = 0; i < ClosedOffsets.Length; i++)
        {
            Set(row, columns.Closed[i], IsUnusuallyClosed(state, day + ClosedOffsets[i]) ? 1 : 0);
        }
    }

    private static bool IsUnusuallyClosed(DemandState state, int day) =>
        IsClosed(state, day) && (!IsClosed(state, day - 7) || !IsClosed(state, day + 7));

    private static bool IsClosed(DemandState state, int day) =>
        day >= 0 && day < state.Masks.Length && state.IsClosed(day);

    private void WriteValues(int series, int first, int valued, float[] rows)
    {
        var kind = _chain.Calendar.Kinds[_chain.Calendar.ValuedKinds[valued]];
        var values = _chain.Calendar.Values(_chain.History.Daily[series].Key.StoreId, valued);
        var scale = _layout.Scales.GetValueOrDefault(kind, 1);
        var state = _chain.States[series];
        var (value, orders) =
            (Column(RegressionLayout.OfKind(kind, "value")), Column(RegressionLayout.OfKind(kind, "orders")));
        int[] after = [.. Enumerable.Range(1, RegressionLayout.DaysAfter)
            .Select(d => Column(RegressionLayout.OfKind(kind, After(d))))];
        for (var k = 0; k < rows.Length / Width; k++)
        {
            var row = rows.AsSpan(k * Width, Width);
            var day = first + k;
            if (values[day] != 0)
            {
                var level = state.Slow[Math.Clamp(day - 1, 0, state.Days - 1)];
                Set(row, value, values[day] / scale);
                Set(row, orders, float.IsNaN(level) || values[day] < 0 ? 0
                    : Math.Min(2, Math.Log(1 + (values[day] / Math.Exp(level)))));
                continue;
            }

            for (var days = 1; days <= Math.Min(RegressionLayout.DaysAfter, day); days++)
            {
                if (values[day - days] != 0)
                {
                    Set(row, after[days - 1], values[day - days] / scale);
                    break;
                }
            }
        }
    }

    private void WriteCovariates(int series, int first, float[] rows)
    {
        foreach (var (name, columns, knots) in _covariates)
        {
            var values = _chain.Covariates.Values[series][name];
            for (var k = 0; k < rows.Length / Width; k++)
            {
                var value = first + k < values.Length ? values[first + k] : float.NaN;
                for (var i = 0; i < columns.Length && !float.IsNaN(value); i++)
                {
                    var share = (value - knots[i]) / (knots[i + 1] - knots[i]);
                    Set(rows.AsSpan(k * Width, Width), columns[i], Math.Clamp(share, 0, 1));
                }
            }
        }
    }

    private sealed class KindColumns(string kind, Func<string, int> column)
    {
        public int On { get; } = column(RegressionLayout.OfKind(kind, "on"));

        public int LikeSunday { get; } = column(RegressionLayout.OfKind(kind, "like_sunday"));

        public int LikeWorkingDay { get; } = column(RegressionLayout.OfKind(kind, "like_working_day"));

        public int Before { get; } = column(RegressionLayout.OfKind(kind, At(-1)));

        public int After1 { get; } = column(RegressionLayout.OfKind(kind, At(1)));

        public int[] OnWeekday { get; } =
            [.. Enumerable.Range(0, 7).Select(w => column(RegressionLayout.OfKind(kind, RegressionDesign.On(w))))];

        public int[] Closed { get; } =
            [.. ClosedOffsets.Select(o => column(RegressionLayout.OfKind(kind, At(o))))];
    }
}
