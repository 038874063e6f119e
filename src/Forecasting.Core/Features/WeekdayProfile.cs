namespace Forecasting.Core.Features;

/// <summary>
/// How weekdays, regimes and their crossings differ from the level: smoothed log ratios (Winters 1960), shrunk to
/// nothing by how often each was seen.
/// </summary>
/// <param name="regimes">Number of regimes.</param>
internal sealed class WeekdayProfile(int regimes)
{
    private const double Memory = 0.93;
    private const double WeekdayShrinkage = 0.7;
    private const double RegimeShrinkage = 2;
    private const double CellShrinkage = 4;

    private readonly double[] _weekdaySum = new double[7];
    private readonly double[] _weekdayWeight = new double[7];
    private readonly double[] _regimeSum = new double[regimes];
    private readonly double[] _regimeWeight = new double[regimes];
    private readonly double[] _cellSum = new double[7 * regimes];
    private readonly double[] _cellWeight = new double[7 * regimes];

    /// <summary>Log ratio to the level.</summary>
    /// <param name="weekday">Monday 0 to Sunday 6.</param>
    /// <param name="regime">0 to regimes - 1.</param>
    public double At(int weekday, int regime)
    {
        var cell = (weekday * regimes) + regime;
        return WeekdayEffect(weekday) + RegimeEffect(regime) + (_cellSum[cell] / (_cellWeight[cell] + CellShrinkage));
    }

    /// <summary>Learns one day.</summary>
    /// <param name="weekday">Monday 0 to Sunday 6.</param>
    /// <param name="regime">0 to regimes - 1.</param>
    /// <param name="ratio">Log orders less the level.</param>
    public void Learn(int weekday, int regime, double ratio)
    {
        var cell = (weekday * regimes) + regime;
        var weekdayEffect = WeekdayEffect(weekday);
        var regimeEffect = RegimeEffect(regime);
        Remember(ref _cellSum[cell], ref _cellWeight[cell], ratio - weekdayEffect - regimeEffect);
        Remember(ref _regimeSum[regime], ref _regimeWeight[regime], ratio - weekdayEffect);
        Remember(ref _weekdaySum[weekday], ref _weekdayWeight[weekday], ratio - regimeEffect);
    }

    /// <summary>[weekday x regime], row-major, log ratios to the level.</summary>
    public float[] ToArray()
    {
        var profile = new float[7 * regimes];
        for (var weekday = 0; weekday < 7; weekday++)
        {
            for (var regime = 0; regime < regimes; regime++)
            {
                profile[(weekday * regimes) + regime] = (float)At(weekday, regime);
            }
        }

        return profile;
    }

    /// <summary>Takes over all that another profile of as many regimes has learnt.</summary>
    /// <param name="other">The other one.</param>
    public void CopyFrom(WeekdayProfile other)
    {
        other._weekdaySum.CopyTo(_weekdaySum, 0);
        other._weekdayWeight.CopyTo(_weekdayWeight, 0);
        other._regimeSum.CopyTo(_regimeSum, 0);
        other._regimeWeight.CopyTo(_regimeWeight, 0);
        other._cellSum.CopyTo(_cellSum, 0);
        other._cellWeight.CopyTo(_cellWeight, 0);
    }

    private static void Remember(ref double sum, ref double weight, double value)
    {
        sum = (Memory * sum) + value;
        weight = (Memory * weight) + 1;
    }

    private double WeekdayEffect(int weekday) => _weekdaySum[weekday] / (_weekdayWeight[weekday] + WeekdayShrinkage);

    private double RegimeEffect(int regime) => _regimeSum[regime] / (_regimeWeight[regime] + RegimeShrinkage);
}
