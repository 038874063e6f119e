using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Pipeline;

/// <summary>Sums of errors by grain, store and lead, of medians as everywhere.</summary>
internal sealed class AccuracySums
{
    private const int WeeksOfStandIn = 4;
    private const int AllLeads = 0;
    private const string Chain = "";

    private readonly SortedDictionary<(string Grain, string StoreId, int LeadDays), Sums> _sums = [];

    /// <summary>Compares a store's forecast with what came.</summary>
    /// <param name="forecast">All channels together.</param>
    /// <param name="orders">[day x hour] on the history's axis; NaN = unknown.</param>
    /// <param name="firstDay">Day index of lead 1.</param>
    public void Add(RoundedForecast forecast, ReadOnlySpan<double> orders, int firstDay)
    {
        var stepsPerDay = forecast.Grain.StepsPerDay();
        var grain = FitFailuresTable.GrainName(forecast.Grain);
        for (var step = 0; step < forecast.Steps; step++)
        {
            var target = (firstDay * stepsPerDay) + step;
            if (target >= orders.Length || double.IsNaN(orders[target]))
            {
                continue;
            }

            var standIn = StandIn(orders, target, stepsPerDay * 7, firstDay * stepsPerDay);
            var lead = (step / stepsPerDay) + 1;
            foreach (var key in (ReadOnlySpan<(string, string, int)>)
                [(grain, Chain, AllLeads), (grain, Chain, lead),
                 (grain, forecast.Key.StoreId, AllLeads), (grain, forecast.Key.StoreId, lead)])
            {
                if (!_sums.TryGetValue(key, out var sums))
                {
                    _sums[key] = sums = new Sums();
                }

                sums.Add(orders[target], forecast, step, standIn);
            }
        }
    }

    /// <summary>Ratios of the sums.</summary>
    public IReadOnlyList<AccuracyFigure> Figures() =>
        [.. _sums.Select(s => s.Value.Figure(s.Key.Grain, s.Key.StoreId, s.Key.LeadDays))];

    /// <summary>Mean of the same weekday (and hour) over the last weeks known at the origin; NaN where none is known.</summary>
    private static double StandIn(ReadOnlySpan<double> orders, int target, int weekSteps, int originEnd)
    {
        double sum = 0;
        var weeks = 0;
        var step = target;
        while (step >= originEnd)
        {
            step -= weekSteps;
        }

        for (var week = 0; week < WeeksOfStandIn && step >= 0; week++, step -= weekSteps)
        {
            if (!double.IsNaN(orders[step]))
            {
                sum += orders[step];
                weeks++;
            }
        }

        return weeks > 0 ? sum / weeks : double.NaN;
    }

    private sealed class Sums
    {
        private int _forecasts;
        private int _inside;
        private double _orders;
        private double _absolute;
        private double _signed;
        private double _standInAbsolute;
        private double _standInOrders;

        public void Add(double orders, RoundedForecast forecast, int step, double standIn)
        {
            var error = forecast.Decile(step, 5) - orders;
            _forecasts++;
            _orders += orders;
            _absolute += Math.Abs(error);
            _signed += error;
            _inside += orders >= forecast.Decile(step, 1) && orders <= forecast.Decile(step, 9) ? 1 : 0;
            if (!double.IsNaN(standIn))
            {
                _standInAbsolute += Math.Abs(standIn - orders);
                _standInOrders += orders;
            }
        }

        public AccuracyFigure Figure(string grain, string storeId, int leadDays) => new()
        {
            Grain = grain,
            StoreId = storeId,
            LeadDays = leadDays,
            Forecasts = _forecasts,
            Orders = _orders,
            Wape = Ratio(_absolute, _orders),
            Bias = Ratio(_signed, _orders),
            Cover80 = _inside / (double)_forecasts,
            StandInWape = Ratio(_standInAbsolute, _standInOrders),
        };

        private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
    }
}
