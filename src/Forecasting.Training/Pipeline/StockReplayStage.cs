using Forecasting.Core.Domain;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Training.Pipeline;

/// <summary>What a replay of stock is asked for.</summary>
/// <param name="FirstDay">First day that is replayed.</param>
/// <param name="RunIn">Days that pass before anything counts.</param>
/// <param name="Weeks">Weeks that count.</param>
/// <param name="RefitWeeks">Weeks from one training to the next.</param>
/// <param name="Seed">Seed of the late deliveries.</param>
internal sealed record StockReplaySpan(DateOnly FirstDay, int RunIn, int Weeks, int RefitWeeks, int Seed)
{
    public int Days => RunIn + (7 * Weeks);
}

/// <summary>What became of a chain's goods under the three plans.</summary>
/// <param name="Ours">By store, week and class.</param>
/// <param name="Manual">The same.</param>
/// <param name="Oracle">The same.</param>
/// <param name="CoverDays">The manual plan's cover by class.</param>
/// <param name="OracleCover">Share of a day's wants that the oracle has to spare.</param>
internal sealed record StockReplayed(
    IReadOnlyList<ReplayedGoods> Ours,
    IReadOnlyList<ReplayedGoods> Manual,
    IReadOnlyList<ReplayedGoods> Oracle,
    IReadOnlyDictionary<char, double> CoverDays,
    double OracleCover);

/// <summary>Forecasts and orders from what was known, and replays what was wanted under our plan, the manual plan and
/// an oracle's.</summary>
internal sealed class StockReplayStage(
    StockMatter matter, IForecaster orders, ISkuForecaster skus, StockPolicy policy)
{
    /// <summary>Replays.</summary>
    public StockReplayed Run(
        IReadOnlyList<Store> stores,
        StockReplaySpan span,
        IProgress<WorkProgress> progress,
        CancellationToken cancellation)
    {
        progress.Report(new WorkProgress(0, 4, "the manual plan's cover"));
        var before = stores.Select(s => matter.Before(s, span.FirstDay)).ToList();
        var cover = new Dictionary<char, double>();
        foreach (var group in "ABC")
        {
            cover[group] = ManualStock.JustEnough(
                days => LostShare(before, span.Seed, store => matter.Manual(
                    store, store.Skus, new Dictionary<char, double> { ['A'] = days, ['B'] = days, ['C'] = days }),
                    only: group),
                policy.LostLineShare);
        }

        progress.Report(new WorkProgress(1, 4, "training"));
        var weekly = new WeeklySkuForecasts(matter, orders, skus);
        weekly.Fit(span, progress, cancellation);
        progress.Report(new WorkProgress(2, 4, "our plan and the manual plan"));
        var now = stores.Select(s => matter.At(s, span)).ToList();
        var (ours, manual) = (new IReadOnlyList<ReplayedGoods>[now.Count], new IReadOnlyList<ReplayedGoods>[now.Count]);
        Parallel.For(0, now.Count, Parallelism.Options(cancellation), i =>
        {
            manual[i] = Replay(now[i], span.Seed, matter.Manual(now[i], now[i].Skus, cover));
            ours[i] = Ours(now[i], span, weekly, cancellation);
        });
        progress.Report(new WorkProgress(3, 4, "the oracle's plan"));
        var spare = ManualStock.JustEnough(
            share => LostShare(now, span.Seed, store => new OracleStock(store.Skus, store.FirstDay, share), null),
            policy.LostLineShare, mostDays: 2);
        var oracle = now.SelectMany(store =>
            Replay(store, span.Seed, new OracleStock(store.Skus, store.FirstDay, spare))).ToList();
        return new StockReplayed(
            [.. ours.SelectMany(o => o)], [.. manual.SelectMany(m => m)], oracle, cover, spare);
    }

    private IReadOnlyList<ReplayedGoods> Ours(
        StoreMatter store, StockReplaySpan span, WeeklySkuForecasts weekly, CancellationToken cancellation)
    {
        var forecasts = weekly.Of(store, cancellation);
        var plan = new PlannedStock(
            store.Skus, date => forecasts[weekly.WeekOf(date)], store.UnitsPerLine, store.OpenHours, store.MeanMargin,
            policy);
        var replayed = Replay(store, span.Seed, plan);
        var first = span.FirstDay.AddDays(span.RunIn);
        var classes = store.Skus.ToDictionary(s => s.Sku.Id, s => s.Class);
        foreach (var line in plan.Lines.Where(l => l.DueOn >= first && l.DueOn < span.FirstDay.AddDays(span.Days)))
        {
            var week = (line.DueOn.DayNumber - first.DayNumber) / 7;
            if (replayed.FirstOrDefault(r => r.Week == week && r.Class == classes[line.SkuId]) is { } goods)
            {
                goods.PredictedLost += line.LostLines;
                goods.PredictedLines += line.Lines;
            }
        }

        return replayed;
    }

    private IReadOnlyList<ReplayedGoods> Replay(StoreMatter store, int seed, IReplayedPlan plan) =>
        [.. new StoreReplay(store.Store, store.FirstDay, policy.LateShare, seed, store.IsOpen)
            .Run(store.Skus, plan, store.RunIn, store.Days).Where(g => g.Week >= 0 && g.Lines > 0)];

    private double LostShare(
        List<StoreMatter> stores, int seed, Func<StoreMatter, IReplayedPlan> plan, char? only)
    {
        var parts = new (double Lost, double Lines)[stores.Count];
        Parallel.For(0, stores.Count, Parallelism.Options(), i =>
        {
            var store = only is { } group ? stores[i].Only(group) : stores[i];
            var goods = Replay(store, seed, plan(store));
            parts[i] = (goods.Sum(g => g.LostLines), goods.Sum(g => g.Lines));
        });
        return parts.Sum(p => p.Lost) / Math.Max(1, parts.Sum(p => p.Lines));
    }
}
