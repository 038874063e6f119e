namespace Forecasting.Core.Simulation;

/// <summary>
/// The forecasts that a store's planner makes by hand, a week ahead: the mean of the same weekday over the last weeks,
/// moved by what the planner remembers of festivals and promotions, and by judgement that is partly noise. Noise (or
/// insight, where the rule alone is too poor) is scaled until the planner is about as accurate as published, 90 %,
/// better in steady stores.
/// </summary>
public sealed class PlannerForecasts
{
    /// <summary>Days from the making of a forecast to its target.</summary>
    public const int LeadDays = 7;

    private const int WeeksBack = 10;
    private const int WeeksUsed = 4;
    private const double UsualError = 0.100;
    private const double UsualRuleError = 0.072;
    private const double LargestScale = 1.5;

    private readonly SimulatedDemand _demand;
    private readonly double[] _rule;
    private readonly double[] _noise;
    private readonly double[] _insight;

    private PlannerForecasts(SimulatedDemand demand)
    {
        _demand = demand;
        _rule = new double[demand.Days];
        _noise = new double[demand.Days];
        _insight = new double[demand.Days];
        Orders = new double[demand.Days];
        Array.Fill(Orders, double.NaN);
    }

    /// <summary>[day], orders expected over all channels, whole numbers; NaN = none was made.</summary>
    public double[] Orders { get; }

    /// <summary>Makes all forecasts of one store, calibrated apart for the history and for the days after it.</summary>
    /// <param name="demand">What happens in the store.</param>
    /// <param name="settings">The chain's settings.</param>
    public static PlannerForecasts Make(SimulatedDemand demand, SimulationSettings settings)
    {
        var planner = new PlannerForecasts(demand);
        var stream = new RandomStream(settings.Seed, "planner", demand.Store.Number);
        planner.Prepare(stream);
        var taste = stream.Gaussian();
        planner.Calibrate(new DayRange(0, settings.Days), taste);
        planner.Calibrate(new DayRange(settings.Days, settings.AllDays), taste);
        return planner;
    }

    private void Prepare(RandomStream stream)
    {
        var remembered = Math.Clamp(0.55 + (0.15 * stream.Gaussian()), 0.1, 0.9);
        var bias = 0.008 + (0.012 * stream.Gaussian());
        double mood = 0;
        for (var day = 0; day < _demand.Days; day++)
        {
            mood = (0.4 * mood) + (0.92 * stream.Gaussian());
            var guess = 0.2 * stream.Gaussian();
            _noise[day] = mood * (1 + (4 * Math.Abs(_demand.Effects.Festival[day])));
            _rule[day] = double.NaN;
            if (_demand.Trades(day) && day >= LeadDays * WeeksUsed)
            {
                var expected = Math.Log(_demand.DayTotal(_demand.Expected, day));
                var rule = LogRule(day, remembered);
                _rule[day] = double.IsNaN(rule) ? expected + guess : rule + bias;
                _insight[day] = expected - _rule[day];
            }
        }
    }

    // The latest weeks that were reported whole; none older than ten weeks.
    private double LogRule(int day, double remembered)
    {
        double orders = 0, effect = 0;
        var weeks = 0;
        for (var back = 1; back <= WeeksBack && weeks < WeeksUsed; back++)
        {
            var past = day - (LeadDays * back);
            if (past >= 0 && _demand.State[past] == DayState.Open)
            {
                orders += _demand.OrdersOn(past);
                effect += KnownEffect(past);
                weeks++;
            }
        }

        return orders > 0
            ? Math.Log(orders / weeks) + (remembered * (KnownEffect(day) - (effect / weeks)))
            : double.NaN;
    }

    private double KnownEffect(int day) => _demand.Effects.Festival[day] + _demand.Effects.Promotion[day];

    private void Calibrate(DayRange range, double taste)
    {
        var ruleError = Error(range, 0);
        if (double.IsNaN(ruleError))
        {
            return;
        }

        // A quarter of what makes a store hard shows in its planner's error; the rest is the planner.
        var target = UsualError + Math.Clamp(0.25 * (ruleError - UsualRuleError), -0.02, 0.02) + (0.003 * taste);
        double low = -1, high = LargestScale;
        for (var i = 0; i < 30; i++)
        {
            var middle = (low + high) / 2;
            if (Error(range, middle) < target)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        for (var day = range.First; day < range.End; day++)
        {
            Orders[day] = Forecast(day, (low + high) / 2);
        }
    }

    // scale > 0 adds noise, scale < 0 moves towards the truth.
    private double Forecast(int day, double scale) => Math.Round(Math.Exp(
        _rule[day] + (scale > 0 ? 0.2 * scale * _noise[day] : -scale * _insight[day])));

    private double Error(DayRange range, double scale)
    {
        double missed = 0, orders = 0;
        for (var day = range.First; day < range.End; day++)
        {
            if (_demand.State[day] == DayState.Open && !double.IsNaN(_rule[day]))
            {
                var actual = _demand.OrdersOn(day);
                missed += Math.Abs(actual - Forecast(day, scale));
                orders += actual;
            }
        }

        return orders > 0 ? missed / orders : double.NaN;
    }
}
