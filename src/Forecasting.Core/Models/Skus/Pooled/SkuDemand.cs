using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus.Promotions;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>
/// The demand for one SKU in one store day by day, with running sums, so that the mean of any stretch of days costs
/// nothing. Means are those of regular demand: what was wanted on promoted days is divided by what the promotion does.
/// </summary>
internal sealed class SkuDemand
{
    private readonly float[] _demand;
    private readonly float[] _seen;
    private readonly float[] _lift;
    private readonly double[] _units;
    private readonly int[] _known;
    private readonly int[] _sold;

    /// <summary>Takes over the demand.</summary>
    /// <param name="series">The series.</param>
    /// <param name="demand">[day] units wanted; NaN where not known.</param>
    /// <param name="seen">[day] share of them that was seen and not imputed; empty for all.</param>
    /// <param name="lift">[day] what promotions do to them; empty for none.</param>
    internal SkuDemand(SkuSeries series, float[] demand, float[] seen, PromotionLift[] lift)
    {
        Series = series;
        _demand = demand;
        _seen = seen;
        _lift = [.. lift.Select(l => (float)l.Factor)];
        _units = new double[demand.Length + 1];
        _known = new int[demand.Length + 1];
        _sold = new int[demand.Length + 1];
        for (var day = 0; day < demand.Length; day++)
        {
            var isKnown = !float.IsNaN(demand[day]);
            _units[day + 1] = _units[day] + (isKnown ? Regular(day) : 0);
            _known[day + 1] = _known[day] + (isKnown ? 1 : 0);
            _sold[day + 1] = _sold[day] + (isKnown && demand[day] > 0 ? 1 : 0);
        }
    }

    internal SkuSeries Series { get; }

    /// <summary>Units wanted on a day; NaN where not known.</summary>
    internal float this[int day] => _demand[day];

    /// <summary>Units that would have been wanted without promotion; NaN where not known.</summary>
    internal float Regular(int day) => _lift.Length == 0 ? _demand[day] : _demand[day] / _lift[day];

    /// <summary>Share of a day's demand that was seen, 0 to 1.</summary>
    internal float Seen(int day) => _seen.Length == 0 ? 1 : _seen[day];

    /// <summary>Units that may have been wanted on a day on which the SKU sold out: those sold, and a draw of those not
    /// seen, whose mean is imputed. The gamma prior of <see cref="Recovery.DemandRecovery"/> makes it negative
    /// binomial.</summary>
    /// <param name="day">The day.</param>
    /// <param name="probability">Which quantile, 0 to 1.</param>
    internal float Drawn(int day, double probability)
    {
        var sold = Series.AllUnits(day);
        var rest = Math.Max(0, _demand[day] - sold);
        return rest > 0 ? sold + CountDistribution.NegativeBinomial(rest, sold + 1).Quantile(probability) : sold;
    }

    /// <summary>Mean units of the known days of a stretch; NaN where none is known.</summary>
    /// <param name="end">The day after its last.</param>
    /// <param name="days">Its length.</param>
    internal double Mean(int end, int days)
    {
        var first = Math.Max(0, end - days);
        var known = _known[end] - _known[first];
        return known > 0 ? (_units[end] - _units[first]) / known : double.NaN;
    }

    /// <summary>Share of the known days of a stretch on which something was wanted; 0 where none is known.</summary>
    internal double SoldShare(int end, int days)
    {
        var first = Math.Max(0, end - days);
        var known = _known[end] - _known[first];
        return known > 0 ? (_sold[end] - _sold[first]) / (double)known : 0;
    }

    /// <summary>Mean units of a stretch's days on which something was wanted; NaN where nothing was.</summary>
    internal double SizeWhenSold(int end, int days)
    {
        var first = Math.Max(0, end - days);
        var sold = _sold[end] - _sold[first];
        return sold > 0 ? (_units[end] - _units[first]) / sold : double.NaN;
    }

    /// <summary>Known days of a stretch.</summary>
    internal int Known(int end, int days) => _known[end] - _known[Math.Max(0, end - days)];

    /// <summary>Days since something was wanted, 0 for the last day; at most so many.</summary>
    internal int DaysSinceSold(int end, int most)
    {
        for (var day = end - 1; day >= Math.Max(0, end - most); day--)
        {
            if (_demand[day] > 0)
            {
                return end - 1 - day;
            }
        }

        return most;
    }

    /// <summary>Mean of the same weekday over some weeks before a day; NaN where none is known.</summary>
    /// <param name="end">The day after the last known one.</param>
    /// <param name="target">The day whose weekday counts.</param>
    /// <param name="weeks">Weeks to look back over.</param>
    internal double SameWeekday(int end, int target, int weeks)
    {
        double sum = 0;
        var known = 0;
        var last = target - (7 * ((target - end + 7) / 7));
        for (var week = 0; week < weeks && last >= 0; week++, last -= 7)
        {
            if (!float.IsNaN(_demand[last]))
            {
                sum += Regular(last);
                known++;
            }
        }

        return known > 0 ? sum / known : double.NaN;
    }

    /// <summary>The known days of a stretch, sorted.</summary>
    /// <param name="end">The day after its last.</param>
    /// <param name="days">Its length.</param>
    /// <param name="sorted">Room for so many.</param>
    /// <returns>How many are known.</returns>
    internal int Sorted(int end, int days, Span<float> sorted)
    {
        var count = 0;
        for (var day = Math.Max(0, end - days); day < end; day++)
        {
            if (!float.IsNaN(_demand[day]))
            {
                sorted[count++] = Regular(day);
            }
        }

        sorted[..count].Sort();
        return count;
    }
}
