using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Planning.Stock;

/// <summary>
/// What stocks of every size lack and leave in the mean, tabulated once so that each question is a look-up (the loss
/// function of a discrete demand: Snyder and Shen 2019, appendix C.3).
/// </summary>
public sealed class LossFunction
{
    private readonly double[] _shortfall;

    /// <summary>Tabulates.</summary>
    /// <param name="demand">Units wanted.</param>
    public LossFunction(CountDistribution demand)
    {
        Demand = demand;
        _shortfall = new double[demand.Most + 1];
        for (var units = demand.Most - 1; units >= 0; units--)
        {
            _shortfall[units] = _shortfall[units + 1] + demand.Above(units);
        }
    }

    /// <summary>Units wanted.</summary>
    public CountDistribution Demand { get; }

    /// <summary>Mean units that a stock of so many lacks: E max(0, D - units).</summary>
    /// <param name="units">0 or more.</param>
    public double Shortfall(int units) => units < _shortfall.Length ? _shortfall[units] : 0;

    /// <summary>Mean units that are left of a stock of so many: E max(0, units - D).</summary>
    /// <param name="units">0 or more.</param>
    public double Leftover(int units) => Math.Max(0, units - Demand.Mean + Shortfall(units));
}
