namespace Forecasting.Core.Evaluation;

/// <summary>
/// Sums over a group of forecast steps from which every metric is a ratio, so that groups are pooled, never averaged.
/// </summary>
public sealed class ErrorTotals
{
    private readonly double[] _atOrBelow = new double[9];

    /// <summary>Steps with a known actual.</summary>
    public int Rows { get; private set; }

    /// <summary>Sum of |actual - median|, in orders.</summary>
    public double AbsoluteError { get; private set; }

    /// <summary>Sum of |actual|, in orders.</summary>
    public double AbsoluteActual { get; private set; }

    /// <summary>Sum of median - actual, in orders.</summary>
    public double SignedError { get; private set; }

    /// <summary>Sum of actuals, in orders.</summary>
    public double Actual { get; private set; }

    /// <summary>Steps whose series has a seasonal naive error.</summary>
    public int ScaledRows { get; private set; }

    /// <summary>Sum of |actual - median| / seasonal naive error.</summary>
    public double ScaledError { get; private set; }

    /// <summary>Sum of the decile losses, in orders.</summary>
    public double DecileLoss { get; private set; }

    /// <summary>Sum of decile loss / seasonal naive error.</summary>
    public double ScaledDecileLoss { get; private set; }

    /// <summary>Steps whose actual lies inside the 80 % band, ends included.</summary>
    public int Inside80 { get; private set; }

    /// <summary>Steps that were forecast with a chance of orders (q90 above 0): not closed, not asleep.</summary>
    public int OpenRows { get; private set; }

    /// <summary>Open steps whose actual lies inside the 80 % band, ends included.</summary>
    public int OpenInside80 { get; private set; }

    /// <summary>Sum of forecast means, in orders.</summary>
    public double ExpectedOrders { get; private set; }

    /// <summary>
    /// Sum of the absolute errors that counting noise alone makes unavoidable at the forecast means, in orders.
    /// </summary>
    public double UnavoidableError { get; private set; }

    /// <summary>
    /// Share of open steps whose actual lies at or below a decile; an actual equal to it counts half.
    /// </summary>
    /// <param name="decile">0 for q10 to 8 for q90.</param>
    public double ObservedShare(int decile) => OpenRows > 0 ? _atOrBelow[decile] / OpenRows : double.NaN;

    /// <summary>Adds one step.</summary>
    /// <param name="step">The step beside what came.</param>
    /// <param name="scale">The series' seasonal naive error at the origin, orders; NaN where there is none.</param>
    internal void Add(in StepErrors step, double scale)
    {
        var error = Math.Abs(step.Error);
        Rows++;
        AbsoluteError += error;
        AbsoluteActual += Math.Abs(step.Actual);
        SignedError += step.Error;
        Actual += step.Actual;
        DecileLoss += step.DecileLoss;
        ExpectedOrders += step.Mean;
        UnavoidableError += step.Unavoidable;
        if (!double.IsNaN(scale))
        {
            ScaledRows++;
            ScaledError += error / scale;
            ScaledDecileLoss += step.DecileLoss / scale;
        }

        AddCoverage(step);
    }

    private void AddCoverage(in StepErrors step)
    {
        var inside = step.IsInside80 ? 1 : 0;
        Inside80 += inside;
        if (!step.IsOpen)
        {
            return;
        }

        OpenRows++;
        OpenInside80 += inside;
        for (var k = 0; k < _atOrBelow.Length; k++)
        {
            _atOrBelow[k] += step.AtOrBelow(k);
        }
    }
}
