using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Models.Skus;

/// <summary>
/// What customers will want of one SKU in one store, online and over the counter, day by day. Days go up and down
/// together as far as the level is uncertain, so that totals are wider than sums of independent days.
/// </summary>
public sealed class SkuForecast
{
    private const double MostCorrelation = 0.95;
    private readonly CountDistribution[] _days;

    // Sums of days that were asked for, as if independent and as they are: plans ask for the same ones many times.
    private readonly Dictionary<(int FirstLead, int Days), CountDistribution> _sums = [];
    private readonly Dictionary<(int FirstLead, int Days), CountDistribution> _totals = [];

    /// <summary>Makes a forecast.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="origin">What was known.</param>
    /// <param name="days">[lead - 1] units wanted on each day, at least one day.</param>
    /// <param name="levelSpread">Standard deviation of the factor that all days have in common, 0 or more: the
    /// covariance of two days is its square times their means.</param>
    /// <param name="onlineShare">Units wanted online over all units, 0 to 1.</param>
    /// <exception cref="ArgumentException">A parameter is outside its range.</exception>
    public SkuForecast(
        string storeId,
        Sku sku,
        Origin origin,
        IReadOnlyList<CountDistribution> days,
        double levelSpread,
        double onlineShare)
    {
        ArgumentOutOfRangeException.ThrowIfZero(days.Count);
        if (!(levelSpread >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(levelSpread), levelSpread, "The spread is 0 or more.");
        }

        if (!(onlineShare is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(onlineShare), onlineShare, "A share lies between 0 and 1.");
        }

        (StoreId, Sku, Origin, LevelSpread, OnlineShare) = (storeId, sku, origin, levelSpread, onlineShare);
        _days = [.. days];
    }

    /// <summary>The store.</summary>
    public string StoreId { get; }

    /// <summary>The SKU.</summary>
    public Sku Sku { get; }

    /// <summary>What was known.</summary>
    public Origin Origin { get; }

    /// <summary>Standard deviation of the factor that all days have in common.</summary>
    public double LevelSpread { get; }

    /// <summary>[lead - 1] standard deviation of what promotions do to a day, which all promoted days have in common,
    /// as a share of its mean; empty where nothing is promoted.</summary>
    /// <exception cref="ArgumentException">There is not one for every day, or one is negative.</exception>
    public IReadOnlyList<double> PromotionSpreads
    {
        get;
        init => field = (value.Count == 0 || value.Count == Days) && value.All(spread => spread >= 0)
            ? value
            : throw new ArgumentException(
                $"{value.Count} spreads are given for {Days} days; each is 0 or more.", nameof(value));
    } = [];

    /// <summary>Units wanted online over all units, 0 to 1.</summary>
    public double OnlineShare { get; }

    /// <summary>Days ahead.</summary>
    public int Days => _days.Length;

    /// <summary>Units wanted on a day, all customers together.</summary>
    /// <param name="leadDays">1 to <see cref="Days"/>.</param>
    public CountDistribution On(int leadDays) => _days[leadDays - 1];

    /// <summary>Mean units wanted on a day, all customers together.</summary>
    /// <param name="leadDays">1 to <see cref="Days"/>.</param>
    public double Mean(int leadDays) => _days[leadDays - 1].Mean;

    /// <summary>Mean units wanted online on a day.</summary>
    /// <param name="leadDays">1 to <see cref="Days"/>.</param>
    public double OnlineMean(int leadDays) => Mean(leadDays) * OnlineShare;

    /// <summary>Mean units wanted over the counter on a day.</summary>
    /// <param name="leadDays">1 to <see cref="Days"/>.</param>
    public double WalkInMean(int leadDays) => Mean(leadDays) * (1 - OnlineShare);

    /// <summary>Units wanted over several days together, all customers.</summary>
    /// <param name="firstLead">First day, 1 or more.</param>
    /// <param name="days">Days, 0 or more; none wants nothing.</param>
    public CountDistribution Over(int firstLead, int days)
    {
        if (days <= 1)
        {
            return days == 1 ? On(firstLead) : CountDistribution.Nothing;
        }

        lock (_sums)
        {
            if (!_totals.TryGetValue((firstLead, days), out var total))
            {
                total = Widened(OverIndependent(firstLead, days), firstLead, days, LevelSpread);
                _totals[(firstLead, days)] = total;
            }

            return total;
        }
    }

    /// <summary>Units wanted over several days together, if days had nothing in common.</summary>
    internal CountDistribution OverIndependent(int firstLead, int days)
    {
        if (days <= 1)
        {
            return days == 1 ? On(firstLead) : CountDistribution.Nothing;
        }

        lock (_sums)
        {
            // The longest sum that is known already, and the days after it one by one.
            var known = days;
            CountDistribution? sum = null;
            while (known > 1 && !_sums.TryGetValue((firstLead, known), out sum))
            {
                known--;
            }

            sum ??= On(firstLead);
            for (; known < days; known++)
            {
                _sums[(firstLead, known + 1)] = sum = sum.Plus(On(firstLead + known));
            }

            return sum;
        }
    }

    /// <summary>The same with the covariances of a level of some spread.</summary>
    internal CountDistribution Widened(CountDistribution total, int firstLead, int days, double levelSpread)
    {
        var (level, most) = Covariances(firstLead, days, levelSpread);
        var covariance = Math.Min(level, MostCorrelation * most);
        return covariance > 0
            ? total.Spread(Math.Sqrt(covariance / (total.Variance + (total.Mean * total.Mean))))
            : total;
    }

    /// <summary>The same days, with another uncertainty of what they have in common.</summary>
    /// <param name="levelSpread">Standard deviation of the factor, 0 or more.</param>
    public SkuForecast WithLevelSpread(double levelSpread) =>
        new(StoreId, Sku, Origin, _days, levelSpread, OnlineShare) { PromotionSpreads = PromotionSpreads };

    /// <summary>Equally likely courses of the days, all customers.</summary>
    /// <param name="seed">Seed of the draws; the same gives the same.</param>
    /// <param name="paths">Courses, at least 1.</param>
    /// <returns>[path x day], row-major, units.</returns>
    public int[] Draw(int seed, int paths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(paths, 1);
        var random = new Random(seed);
        var shared = Correlation();
        var (common, own) = (Math.Sqrt(shared), Math.Sqrt(1 - shared));
        var units = new int[paths * Days];
        for (var path = 0; path < paths; path++)
        {
            var level = Normal(random);
            for (var day = 0; day < Days; day++)
            {
                var z = (common * level) + (own * Normal(random));
                units[(path * Days) + day] = _days[day].Quantile(NormalProbability.Below(z));
            }
        }

        return units;
    }

    // Of a normal copula whose covariances add up to those of the level.
    private double Correlation()
    {
        var (level, most) = Covariances(1, Days, LevelSpread);
        return most > 0 ? Math.Clamp(level / most, 0, MostCorrelation) : 0;
    }

    // Covariances of all pairs of days added up: those of level and promotions, and those of days that go together
    // entirely.
    private (double Level, double Most) Covariances(int firstLead, int days, double levelSpread)
    {
        double means = 0, squares = 0, deviations = 0, variances = 0, promoted = 0, promotedSquares = 0;
        for (var lead = firstLead; lead < firstLead + days; lead++)
        {
            var day = On(lead);
            means += day.Mean;
            squares += day.Mean * day.Mean;
            deviations += Math.Sqrt(day.Variance);
            variances += day.Variance;
            var promotion = PromotionSpreads.Count == 0 ? 0 : PromotionSpreads[lead - 1] * day.Mean;
            promoted += promotion;
            promotedSquares += promotion * promotion;
        }

        var level = levelSpread * levelSpread * ((means * means) - squares);
        return (level + (promoted * promoted) - promotedSquares, (deviations * deviations) - variances);
    }

    // Box and Muller 1958.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
