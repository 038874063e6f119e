using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>A store's orders of all channels by day, as they came and as its planner expected them. Days count on the
/// axis of the sales of SKUs.</summary>
internal sealed class StoreOrders
{
    private const int WeeksOfStandIn = 4;
    private const int LongestLead = 28;
    private readonly Store _store;
    private readonly double[] _came;
    private readonly DateOnly _firstDay;
    private readonly ManualForecasts _manual;
    private readonly TradingCalendar _calendar;
    private readonly Dictionary<int, double[]> _expected = [];

    /// <summary>Adds up what came, and what was expected in the evenings of some days.</summary>
    internal StoreOrders(
        StoreSkus sales, DemandHistory history, ManualForecasts manual, int firstEvening, int lastEvening)
    {
        (_store, _firstDay, _manual, _calendar) = (sales.Store, sales.FirstDay, manual, history.Calendar);
        _came = new double[sales.Days];
        var shift = sales.FirstDay.DayNumber - history.FirstDay.DayNumber;
        foreach (var series in history.Daily.Where(s => s.Key.StoreId == sales.Store.Id))
        {
            for (var day = 0; day < _came.Length; day++)
            {
                var at = day + shift;
                var orders = at >= 0 && at < series.Values.Length ? series.Values[at] : double.NaN;
                _came[day] += double.IsNaN(orders) ? 0 : orders;
            }
        }

        for (var evening = firstEvening; evening <= lastEvening; evening++)
        {
            var sums = _expected[evening] = new double[LongestLead + 1];
            for (var lead = 1; lead <= LongestLead; lead++)
            {
                sums[lead] = sums[lead - 1] + Expected(evening, lead);
            }
        }
    }

    internal double Came(int day) => day >= 0 && day < _came.Length ? _came[day] : 0;

    /// <summary>Orders that the planner expects in an evening, of so many days together; beyond four weeks as
    /// before.</summary>
    internal double ExpectedOver(int evening, int days) => days <= LongestLead
        ? _expected[evening][days]
        : _expected[evening][LongestLead] * days / LongestLead;

    // Without a planner, the mean of the last four such weekdays that are known.
    private double Expected(int evening, int lead)
    {
        var date = _firstDay.AddDays(evening + lead);
        if (_calendar.IsClosed(_store, date))
        {
            return 0;
        }

        var stood = _manual.At(_store.Id, date, lead);
        if (double.IsFinite(stood))
        {
            return stood;
        }

        var (sum, count) = (0.0, 0);
        for (var day = evening + lead - (7 * ((lead + 6) / 7)); day >= 0 && count < WeeksOfStandIn; day -= 7)
        {
            sum += Came(day);
            count += Came(day) > 0 ? 1 : 0;
        }

        return count > 0 ? sum / count : 0;
    }
}
