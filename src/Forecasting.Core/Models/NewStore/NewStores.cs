using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Models.NewStore;

/// <summary>
/// Young series, of which few days are known: they lean on older series that are like them, the less the longer they
/// are known, and their bands are wider. Made anew from every context, so a store grows up without a new fit.
/// </summary>
internal sealed class NewStores
{
    /// <summary>From so many known trading days on a series stands alone: every weekday was seen eight times.</summary>
    public const int GrownUpDays = 56;

    /// <summary>Known days at which the own forecast and the borrowed one count alike.</summary>
    private const double EvenDays = 28;

    /// <summary>Variance of the log error that a store with no lender adds on its first days: what it does on the
    /// weekdays and in the weeks that it has not seen yet, a factor of 1.5.</summary>
    private const double AloneVariance = 0.16;

    private const double AloneEvenDays = 7;

    /// <summary>A store with no lender is not forecast further than so far outside what it has sold, as a
    /// log.</summary>
    private const double AloneReach = 0.25;

    private const double ClosedShare = 0.5;
    private const int LendersNamed = 3;

    private readonly DemandHistory _context;
    private readonly ChainState _chain;
    private readonly Dictionary<int, Borrowing?> _young = [];

    private NewStores(DemandHistory context, ChainState chain) => (_context, _chain) = (context, chain);

    /// <summary>Finds the young series of a context and what each of them borrows.</summary>
    /// <param name="context">What is known.</param>
    /// <param name="horizon">The longest lead.</param>
    public static NewStores Of(DemandHistory context, Horizon horizon)
    {
        var found = new NewStores(context, ChainState.AtOrigin(context, horizon));
        int[] young = [.. Enumerable.Range(0, context.Daily.Count).Where(s => found.KnownDays(s) < GrownUpDays)];
        if (young.Length > 0)
        {
            var attributes = StoreAttributes.Read(context.Stores);
            var pools = new Dictionary<(string Channel, int Days), LenderPool?>();
            foreach (var series in young)
            {
                found._young[series] = found.Pool(series, attributes, pools) is { } pool
                    ? Borrowing.Of(found._chain, pool, attributes, series) : null;
            }
        }

        return found;
    }

    /// <summary>Known trading days of a series.</summary>
    public int KnownDays(int series) => _chain.States[series].KnownDays[^1];

    /// <summary>Where a series borrows, or null where it is grown up or has nobody to borrow from.</summary>
    public Borrowing? BorrowingOf(int series) => _young.GetValueOrDefault(series);

    /// <summary>Puts what young series borrow into their medians.</summary>
    /// <param name="medians">[series x lead] log(1 + orders); changed in place.</param>
    /// <param name="horizonDays">Leads per series.</param>
    public void Blend(float[] medians, int horizonDays)
    {
        var lent = _young.Values.Any(b => b is not null) ? OpenOnly(medians, horizonDays) : [];
        foreach (var (series, borrowing) in _young)
        {
            var ofSeries = medians.AsSpan(series * horizonDays, horizonDays);
            if (borrowing is null)
            {
                KeepInReach(series, ofSeries);
                continue;
            }

            for (var i = 0; i < horizonDays; i++)
            {
                ref var median = ref ofSeries[i];
                var borrowed = borrowing.Log(lent, horizonDays, i);
                var own = float.IsNaN(median) ? 0 : KnownDays(series) / (KnownDays(series) + EvenDays);
                median = IsClosedForMost(series, borrowing, lent, horizonDays, i) ? float.NaN
                    : float.IsNaN(borrowed) ? median
                    : own > 0 ? (float)((own * median) + ((1 - own) * borrowed)) : borrowed;
            }
        }
    }

    /// <summary>The size of a series' errors from day to day: a young one's own counts as much as its own
    /// forecast does.</summary>
    /// <param name="series">Index in the context.</param>
    /// <param name="own">Its size as calibration learnt it.</param>
    /// <param name="others">The chain's size.</param>
    public double Size(int series, double own, double others)
    {
        var share = KnownDays(series) / (KnownDays(series) + EvenDays);
        return BorrowingOf(series) is null ? own : Math.Pow(own, share) * Math.Pow(others, 1 - share);
    }

    /// <summary>Variance of the log of a series' level, which all days of a forecast share; 0 for grown-up
    /// ones.</summary>
    /// <param name="series">Index in the context.</param>
    public double LevelVariance(int series)
    {
        if (!_young.TryGetValue(series, out var borrowing))
        {
            return 0;
        }

        var days = KnownDays(series);
        var youth = 1 - (days / (double)GrownUpDays);
        return borrowing is not null
            ? EvenDays / (days + EvenDays) * borrowing.Level.Variance
            : AloneVariance * youth * AloneEvenDays / (days + AloneEvenDays);
    }

    /// <summary>What a series' level deviates by in each path, as a log: normal quantiles in an order of the series'
    /// own, independent of what days do about the level.</summary>
    /// <param name="series">Index in the context.</param>
    /// <param name="paths">Number of paths.</param>
    /// <returns>[path]; all 0 for grown-up series.</returns>
    public double[] LevelDeviations(int series, int paths)
    {
        var deviations = new double[paths];
        var deviation = Math.Sqrt(LevelVariance(series));
        if (deviation > 0)
        {
            for (var path = 0; path < paths; path++)
            {
                deviations[path] = deviation * NormalQuantile.At((path + 0.5) / paths);
            }

            new Random(series).Shuffle(deviations);
        }

        return deviations;
    }

    /// <summary>Says of every young series what its forecast stands on.</summary>
    /// <param name="model">The model that could not be fitted as usual.</param>
    public IReadOnlyList<FitFailure> Notes(string model) => [.. _young.OrderBy(p => p.Key).Select(p =>
        new FitFailure(_context.Daily[p.Key].Key, model, Reason(p.Key, p.Value), p.Value is null
            ? "its own few days, with wider bands" : "new-store"))];

    private string Reason(int series, Borrowing? borrowing)
    {
        var days = KnownDays(series);
        var known = days switch
        {
            0 => "no day of orders is known yet",
            1 => "1 day of orders is known",
            _ => $"{days} days of orders are known",
        };
        if (borrowing is null)
        {
            return $"{known}, and there is no older store to borrow from";
        }

        var nearest = borrowing.Lenders.Select((s, i) => (Key: _context.Daily[s].Key, Weight: borrowing.Weights[i]))
            .OrderByDescending(p => p.Weight).ThenBy(p => p.Key).Take(LendersNamed)
            .Select(p => p.Key.ChannelId == _context.Daily[series].Key.ChannelId ? p.Key.StoreId : p.Key.ToString());
        return $"{known}; it leans on {borrowing.Lenders.Length} older series, most on {string.Join(", ", nearest)}";
    }

    /// <summary>
    /// The lenders of a young series: the grown-up ones of its channel, else of any channel; in a chain that is young
    /// itself, those known for more than twice as long.
    /// </summary>
    private LenderPool? Pool(
        int series, StoreAttributes attributes, Dictionary<(string Channel, int Days), LenderPool?> pools)
    {
        var channel = _context.Daily[series].Key.ChannelId;
        var olderDays = (2 * KnownDays(series)) + 14;
        return Get(channel, GrownUpDays) ?? Get("", GrownUpDays)
            ?? (olderDays < GrownUpDays ? Get(channel, olderDays) ?? Get("", olderDays) : null);

        LenderPool? Get(string ofChannel, int days)
        {
            if (!pools.TryGetValue((ofChannel, days), out var pool))
            {
                pools[(ofChannel, days)] = pool = LenderPool.Of(_chain, attributes,
                    Enumerable.Range(0, _context.Daily.Count).Where(s => KnownDays(s) >= days
                        && (ofChannel.Length == 0 || _context.Daily[s].Key.ChannelId == ofChannel)));
            }

            return pool;
        }
    }

    private void KeepInReach(int series, Span<float> medians)
    {
        float[] known = [.. _chain.States[series].LogOrders.Where(l => !float.IsNaN(l))];
        for (var i = 0; known.Length > 0 && i < medians.Length; i++)
        {
            // A median of 0 is a closing, which nobody moves.
            medians[i] = medians[i] > 0
                ? (float)Math.Clamp(medians[i], known.Min() - AloneReach, known.Max() + AloneReach) : medians[i];
        }
    }

    /// <summary>The medians of days on which lenders trade; NaN elsewhere.</summary>
    private float[] OpenOnly(float[] medians, int horizonDays)
    {
        var open = medians.ToArray();
        Parallel.For(0, _context.Daily.Count, Parallelism.Options(), series =>
        {
            for (var i = 0; i < horizonDays; i++)
            {
                ref var log = ref open[(series * horizonDays) + i];
                log = log > 0 && !TradingPattern.IsClosed(
                    _context, _context.Daily[series], _context.Origin.Target(i + 1)) ? log : float.NaN;
            }
        });
        return open;
    }

    /// <summary>Whether most lenders do not trade on a day, and the young series never did on that weekday.</summary>
    private bool IsClosedForMost(int series, Borrowing borrowing, float[] lent, int horizonDays, int leadIndex)
    {
        double closed = 0;
        for (var lender = 0; lender < borrowing.Lenders.Length; lender++)
        {
            closed += float.IsNaN(lent[(borrowing.Lenders[lender] * horizonDays) + leadIndex])
                ? borrowing.Weights[lender] : 0;
        }

        if (closed <= ClosedShare)
        {
            return false;
        }

        var state = _chain.States[series];
        for (var day = state.Days + leadIndex - 7; day >= 0; day -= 7)
        {
            if (day < state.Days && state.LogOrders[day] > 0)
            {
                return false;
            }
        }

        return true;
    }
}
