using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Stock;

/// <summary>
/// Scores of one forecaster over SKU-days: pinball loss of the day's units, the bias of the mean, and a replay in which
/// a stock up to a quantile of a week's demand meets the week that came.
/// </summary>
internal sealed class DemandScores
{
    internal static readonly double[] Levels = [0.5, 0.9, 0.975];
    internal static readonly double[] ServiceLevels = [0.8, 0.9, 0.95, 0.975];
    internal const int WeekDays = 7;

    private readonly double[] _pinball = new double[Levels.Length];
    private readonly double[] _covered = new double[Levels.Length];
    private readonly double[] _lacking = new double[ServiceLevels.Length];
    private readonly double[] _predictedLacking = new double[ServiceLevels.Length];
    private readonly double[] _stock = new double[ServiceLevels.Length];
    private double _means;
    private double _weekMeans;
    private double _weekUnits;

    internal long Count { get; private set; }

    internal double Units { get; private set; }

    /// <summary>Mean loss of a SKU-day, in units.</summary>
    internal double Pinball(int level) => _pinball[level] / Count;

    /// <summary>Share of SKU-days at or below the quantile.</summary>
    internal double Covered(int level) => _covered[level] / Count;

    /// <summary>Forecast minus actual units over actual units.</summary>
    internal double Bias => (_means / Units) - 1;

    /// <summary>Share of a week's units that the stock meets.</summary>
    internal double FillRate(int level) => 1 - (_lacking[level] / _weekUnits);

    /// <summary>The same as the forecast has it.</summary>
    internal double PredictedFillRate(int level) => 1 - (_predictedLacking[level] / _weekMeans);

    /// <summary>Units in stock over units wanted in the week.</summary>
    internal double Stock(int level) => _stock[level] / _weekUnits;

    internal void Add(SkuForecast forecast, SkuSeries whole, int firstTarget)
    {
        for (var lead = 1; lead <= forecast.Days; lead++)
        {
            var day = firstTarget + lead - 1;
            if (!whole.IsKnown(day))
            {
                continue;
            }

            var units = whole.AllUnits(day);
            var distribution = forecast.On(lead);
            for (var i = 0; i < Levels.Length; i++)
            {
                var quantile = distribution.Quantile(Levels[i]);
                _pinball[i] += (Levels[i] - (units < quantile ? 1 : 0)) * (units - quantile);
                _covered[i] += units <= quantile ? 1 : 0;
            }

            Count++;
            Units += units;
            _means += distribution.Mean;
        }

        AddWeek(forecast, whole, firstTarget);
    }

    private void AddWeek(SkuForecast forecast, SkuSeries whole, int firstTarget)
    {
        var units = Enumerable.Range(firstTarget, WeekDays).Sum(whole.AllUnits);
        var week = forecast.Over(1, WeekDays);
        _weekUnits += units;
        _weekMeans += week.Mean;
        for (var i = 0; i < ServiceLevels.Length; i++)
        {
            var stock = week.Quantile(ServiceLevels[i]);
            _stock[i] += stock;
            _lacking[i] += Math.Max(0, units - stock);
            _predictedLacking[i] += week.Shortfall(stock);
        }
    }
}
