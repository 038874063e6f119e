using System.Text;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Simulation.Replay.Stock;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Verbs;

/// <summary>What a replay of stock is asked for on the command line.</summary>
/// <param name="Folder">A simulated chain's folder.</param>
/// <param name="Weeks">Weeks that count.</param>
/// <param name="RefitWeeks">Weeks from one training to the next.</param>
/// <param name="Stores">Ids of the stores, comma-separated; null: all.</param>
/// <param name="Model">Forecaster of orders, daily.</param>
/// <param name="Seed">Seed of the late deliveries.</param>
/// <param name="Csv">File for every store, week and class; null: none.</param>
/// <param name="Json">File for the figures; null: none.</param>
internal sealed record StockReplayOrder(
    string Folder, int Weeks, int RefitWeeks, string? Stores, string? Model, int Seed, string? Csv, string? Json);

/// <summary>Replays what customers wanted of goods under plans that were made from what was known.</summary>
internal static class StockReplay
{
    private const int MostRunIn = 7;

    public static int Run(StockReplayOrder order, CancellationToken cancellation)
    {
        var figures = new Figures();
        var (folder, future) = (order.Folder, LaterDays.Of(order.Folder));
        if (!Directory.Exists(future))
        {
            throw new WrongUsageException(
                $"{folder} has no {Path.GetFileName(future)}/, so that there is nothing to replay.");
        }

        var (reading, goods) = figures.Stage("read", () => (
            DemandHistoryFolder.ReadTogether(folder, future, cancellation),
            SkuHistoryFolder.Read([folder, future], null, cancellation)));
        var first = DemandHistoryFolder.Read(folder, cancellation).History.LastDay.AddDays(1);
        var span = SpanOf(order, first, goods.History.Origin.LastDay);
        var start = first.AddDays(-StockMatter.DaysNeededBefore);
        var wanted = figures.Stage("read what was wanted", () => WantedGoods.Read(
            folder, start, StockMatter.DaysNeededBefore + span.Days + MostRunIn, goods.Log, cancellation));
        var stores = StoresOf(order, goods.History);
        if (wanted is null || stores.Count == 0)
        {
            throw new WrongUsageException(
                $"{folder} does not tell what customers wanted of goods (truth/sku-days.csv); "
                + "'simulate --skus 300' writes it.");
        }

        var matter = new StockMatter(reading.History, reading.Manual, goods, wanted);
        var replayed = figures.Stage("replay", () => ProgressLines.Show("replay", progress => new StockReplayStage(
            matter, VerbOptions.Model(order.Model, Grain.Daily), SkuForecasters.Served, StockPolicy.Usual)
            .Run(stores, span, progress, cancellation)));
        var counted = first.AddDays(span.RunIn);
        var summary = new StockReplaySummary(
            replayed,
            stores.ToDictionary(s => s.Id, s => matter.OrdersIn(s.Id, counted, 7 * span.Weeks)),
            span.Weeks);
        Console.Out.Write(summary.Text());
        if (order.Csv is { } csv)
        {
            WholeFile.Write(csv, file => file.Write(Encoding.UTF8.GetBytes(summary.Csv())));
        }

        if (order.Json is { } json)
        {
            summary.AddTo(figures);
            figures.WriteTo(json);
        }

        var rejects = reading.Rejects.Concat(goods.Log.Rejects).Distinct().ToList();
        OrdersSource.Warn(reading.Warnings.Concat(goods.Log.Warnings).Distinct(), rejects);
        return rejects.Count > 0 || reading.FellBack ? ExitCode.DoneWithWarnings : ExitCode.Done;
    }

    private static StockReplaySpan SpanOf(StockReplayOrder order, DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        if (order is not { Weeks: >= 1 and <= 52, RefitWeeks: >= 1 })
        {
            throw new WrongUsageException(
                $"--weeks is 1 to 52, --refit-weeks 1 or more; given are {order.Weeks} and {order.RefitWeeks}.");
        }

        return 7 * order.Weeks <= days
            ? new StockReplaySpan(
                first, Math.Min(MostRunIn, days - (7 * order.Weeks)), order.Weeks, order.RefitWeeks, order.Seed)
            : throw new WrongUsageException(
                $"--weeks {order.Weeks} is too long: future/ reaches from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}.");
    }

    private static List<Store> StoresOf(StockReplayOrder order, SkuHistory history)
    {
        var wanted = order.Stores?.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var all = history.Stores.Where(s => s.Series.Count > 0).Select(s => s.Store).ToList();
        var unknown = wanted?.Except(all.Select(s => s.Id)).ToList() ?? [];
        return unknown.Count == 0
            ? [.. all.Where(s => wanted is null || wanted.Contains(s.Id))]
            : throw new WrongUsageException(
                $"--stores names {string.Join(", ", unknown)}, of which the folder has no sales of SKUs.");
    }
}
