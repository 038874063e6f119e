using System.CommandLine;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Simulation.Replay.Stock;
using Forecasting.Training.Pipeline;
using Forecasting.Training.Reports;
using Forecasting.Training.Reports.Stock;

namespace Forecasting.Training.Verbs;

/// <summary>The part of replay that is asked for with --stock: what came under our plan, the manual plan and an
/// oracle's.</summary>
internal static class StockReplaying
{
    internal static readonly Option<bool> Stock = new("--stock")
    {
        Description = "Replay goods: deliveries, ageing, sales, and what was wanted and not there.",
    };

    internal static readonly Option<double> NewestFirst = new("--newest-first")
    {
        HelpName = "SHARE",
        Description = "With --stock: share of walk-in units that customers take from the newest, 0 to 1.",
    };

    internal static readonly Option<int> ForecastDays = VerbOptions.Number(
        "--forecast-days", 1, "With --stock: days from one forecast to the next, 1 to 7.");

    /// <summary>What replay says in any case.</summary>
    /// <param name="Folder">A simulated chain's folder.</param>
    /// <param name="Weeks">Weeks to replay.</param>
    /// <param name="RefitWeeks">Weeks from one training to the next.</param>
    /// <param name="Stores">Names of stores; null for all.</param>
    /// <param name="Model">A daily model of the list.</param>
    /// <param name="Seed">Seed of the draws.</param>
    /// <param name="Csv">Where every store-day goes, or null.</param>
    /// <param name="Json">Where the figures go, or null.</param>
    /// <param name="Report">Where the page goes, or null.</param>
    internal sealed record Asked(
        string Folder, int Weeks, int RefitWeeks, string? Stores, string Model, int Seed, string? Csv, string? Json,
        string? Report);

    internal static int Run(ParseResult parsed, Asked asked, CancellationToken cancellation)
    {
        var (target, newest) = (parsed.GetValue(StockPlan.Target), parsed.GetValue(NewestFirst));
        if (asked.Weeks is < 1 or > 52 || asked.RefitWeeks < 1 || target is not (> 0 and < 1)
            || newest is not (>= 0 and <= 1) || parsed.GetValue(ForecastDays) is < 1 or > 7)
        {
            throw new WrongUsageException(
                $"--weeks is 1 to 52, --refit-weeks 1 or more, --target between 0 and 1, --newest-first 0 to 1, "
                + $"--forecast-days 1 to 7; given are {asked.Weeks}, {asked.RefitWeeks}, {target}, {newest} and "
                + $"{parsed.GetValue(ForecastDays)}.");
        }

        var figures = new Figures();
        var orders = VerbOptions.Model(asked.Model, Grain.Daily);
        var skus = StockPlan.SkuModelOf(parsed.GetRequiredValue(StockPlan.SkuModel));
        var (matter, reading, span) = Read(asked, figures, cancellation);
        var replay = new StockReplay(matter, orders, skus, StockPolicy.Usual with { LostLineShare = target });
        var result = figures.Stage("replay", () => ProgressLines.Show("replay", progress => replay.Run(
            span with { NewestFirstShare = newest, ForecastDays = parsed.GetValue(ForecastDays) },
            (done, all, doing) => progress.Report(new WorkProgress(done, all, doing)),
            cancellation)));
        var summary = new StockReplaySummary(result);
        Console.Out.Write(summary.Text());
        if (asked.Csv is { } csv)
        {
            WholeFile.WriteText(csv, summary.Csv());
        }

        if (asked.Report is { } report)
        {
            var page = StockReplayReport.Html(summary, target, CommandText.Of(Environment.GetCommandLineArgs()[1..]));
            WholeFile.WriteText(report, page);
        }

        if (asked.Json is { } json)
        {
            summary.AddTo(figures);
            figures.WriteTo(json);
        }

        OrdersSource.Warn(reading.Warnings, reading.Rejects);
        return reading.Rejects.Count > 0 || reading.FellBack ? ExitCode.DoneWithWarnings : ExitCode.Done;
    }

    private static (StockReplayMatter Matter, FolderReading Reading, StockReplaySpan Span) Read(
        Asked asked, Figures figures, CancellationToken cancellation)
    {
        var (folder, future) = (asked.Folder, LaterDays.OfReplay(asked.Folder));
        var reading = figures.Stage("read", () => DemandHistoryFolder.ReadTogether(folder, future, cancellation));
        var first = ReplayVerb.FirstDayOf(folder, reading.History, asked.Weeks, cancellation);
        var goods = figures.Stage(
            "read goods", () => SkuHistoryFolder.Read([folder, future], null, cancellation));
        if (goods.History.Days == 0)
        {
            throw new WrongUsageException($"{folder} has no sku-daily.csv; 'simulate --skus 300' writes it.");
        }

        var from = StockReplay.FirstWanted(first);
        if (from < goods.History.FirstDay.AddDays(28))
        {
            throw new WrongUsageException(
                $"{folder} begins on {goods.History.FirstDay:yyyy-MM-dd}; a replay from {first:yyyy-MM-dd} needs "
                + $"sales from {from.AddDays(-28):yyyy-MM-dd} on. Simulate more days.");
        }

        var wanted = figures.Stage("read what was wanted", () => WantedGoods.Read(
            folder, from, goods.History.Origin.LastDay.DayNumber - from.DayNumber + 1, goods.Log, cancellation))
            ?? throw new WrongUsageException(
                $"{folder} has no truth/sku-days.csv, which tells what was wanted; only a simulated chain has it.");
        var stores = ReplayVerb.StoresOf(asked.Stores, reading.History).Select(s => s.Id).ToHashSet();
        var matter = new StockReplayMatter(
            goods.History.OfStores(stores), reading.History, reading.Manual, wanted,
            [.. goods.Deliveries.Where(d => stores.Contains(d.StoreId))]);
        return (matter, reading, new StockReplaySpan(first, asked.Weeks, asked.RefitWeeks, asked.Seed));
    }
}
