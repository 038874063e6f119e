namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>All that was expected of one store's day at one lead, beside what came. NaN = there is none.</summary>
public readonly record struct ComparedDay
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>The local date that was forecast.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Days ahead, 1 or more.</summary>
    public required int LeadDays { get; init; }

    /// <summary>Orders that came.</summary>
    public required double Actual { get; init; }

    /// <summary>The median of the model that is served.</summary>
    public required double Ours { get; init; }

    /// <summary>Its mean, from which the noise floor follows.</summary>
    public required double OursMean { get; init; }

    /// <summary>The rule that stands in where planners did not forecast.</summary>
    public required double StandIn { get; init; }

    /// <summary>The planner's forecast.</summary>
    public double Manual { get; init; } = double.NaN;

    /// <summary>What ours is compared with: the planner's forecast, and the stand-in where there is none.</summary>
    public double Reference => ComparedWith.Orders(Manual, StandIn);

    /// <summary>What a planner put in the place of ours.</summary>
    public double Override { get; init; } = double.NaN;

    /// <summary>The true rate, of a simulated chain.</summary>
    public double Oracle { get; init; } = double.NaN;

    /// <summary>The true rate before the chance shocks of the day, which nobody could know; of a simulated
    /// chain.</summary>
    public double Foreseeable { get; init; } = double.NaN;

    /// <summary>A day without numbers.</summary>
    public ComparedDay()
    {
    }

    /// <summary>What counts in the end: the planner's change where there is one, else ours.</summary>
    public double Final => double.IsNaN(Override) ? Ours : Override;

    /// <summary>Whether the day can be scored.</summary>
    public bool IsKnown => !double.IsNaN(Actual) && !double.IsNaN(Ours);
}

/// <summary>Who forecast, in the order of the boards.</summary>
public enum Forecast
{
    /// <summary>The planners.</summary>
    Manual,

    /// <summary>The model that is served.</summary>
    Ours,

    /// <summary>The stated rule.</summary>
    StandIn,

    /// <summary>The true rate.</summary>
    Oracle,

    /// <summary>The true rate before chance shocks.</summary>
    Foreseeable,

    /// <summary>Ours with the planners' changes.</summary>
    Final,

    /// <summary>The planners, and on days that they did not forecast the stand-in.</summary>
    Reference,
}

/// <summary>Sums of errors of several forecasts over the same days.</summary>
public sealed class ComparedErrors
{
    private readonly double[] _errors = new double[Enum.GetValues<Forecast>().Length];
    private readonly double[] _orders = new double[Enum.GetValues<Forecast>().Length];
    private readonly int[] _days = new int[Enum.GetValues<Forecast>().Length];
    private double _noise;
    private double _expected;

    /// <summary>Days that were added.</summary>
    public int Days { get; private set; }

    /// <summary>Orders that came on them.</summary>
    public double Orders { get; private set; }

    /// <summary>Adds one day; one that cannot be scored changes nothing.</summary>
    /// <param name="day">The day.</param>
    public void Add(in ComparedDay day)
    {
        if (!day.IsKnown)
        {
            return;
        }

        Days++;
        Orders += day.Actual;
        _noise += NoiseFloor.AbsoluteError(day.OursMean);
        _expected += day.OursMean;
        Add(Forecast.Manual, day.Manual, day.Actual);
        Add(Forecast.Ours, day.Ours, day.Actual);
        Add(Forecast.StandIn, day.StandIn, day.Actual);
        Add(Forecast.Oracle, day.Oracle, day.Actual);
        Add(Forecast.Foreseeable, day.Foreseeable, day.Actual);
        Add(Forecast.Final, day.Final, day.Actual);
        Add(Forecast.Reference, day.Reference, day.Actual);
    }

    /// <summary>Days that this forecast was made for.</summary>
    /// <param name="forecast">Whose.</param>
    public int DaysOf(Forecast forecast) => _days[(int)forecast];

    /// <summary>The sum of errors over the sum of orders, on the days that this forecast was made for; NaN where
    /// there are none.</summary>
    /// <param name="forecast">Whose.</param>
    public double Wape(Forecast forecast) =>
        _orders[(int)forecast] > 0 ? _errors[(int)forecast] / _orders[(int)forecast] : double.NaN;

    /// <summary>1 - WAPE.</summary>
    /// <param name="forecast">Whose.</param>
    public double Accuracy(Forecast forecast) => 1 - Wape(forecast);

    /// <summary>The lowest WAPE that counting noise allows at our means.</summary>
    public double Floor => _expected > 0 ? _noise / _expected : double.NaN;

    private void Add(Forecast forecast, double expected, double actual)
    {
        if (!double.IsNaN(expected))
        {
            _errors[(int)forecast] += Math.Abs(expected - actual);
            _orders[(int)forecast] += actual;
            _days[(int)forecast]++;
        }
    }
}
