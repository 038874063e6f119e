using System.CommandLine;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Stock;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Planning.Stock.QuickPick;
using Forecasting.Training.Pipeline;
using Forecasting.Training.Reports;
using Forecasting.Training.Reports.Stock;

namespace Forecasting.Training.Verbs;

/// <summary>The part of plan that is asked for with --stock: one evening's orders of every store.</summary>
internal static class StockPlan
{
    internal static readonly Option<bool> Stock = new("--stock")
    {
        Description = "Plans what to order instead: stock-orders.csv, stock-notes.csv, expected-orders.csv and .json.",
    };

    internal static readonly Option<double> Target = new("--target")
    {
        HelpName = "SHARE",
        Description = "With --stock: share of online order lines that may find nothing.",
        DefaultValueFactory = _ => StockPolicy.Usual.LostLineShare,
    };

    internal static readonly Option<double?> Budget = new("--budget")
    {
        HelpName = "AMOUNT",
        Description = "With --stock: what each store may spend this evening, unless stock-limits.csv says.",
    };

    internal static readonly Option<int> ExpectedDays = VerbOptions.Number(
        "--expected-days", 14, "With --stock: days for which suppliers are told expected orders, 0 to 14.");

    internal static readonly Option<bool> AfterCutOff = new("--after-cut-off")
    {
        Description = "With --stock: the suppliers' cut-off hour has passed, so that orders count as the next day's.",
    };

    internal static readonly Option<string> SkuModel = new("--sku-model")
    {
        HelpName = "NAME",
        Description = "With --stock: a forecaster of SKUs.",
        DefaultValueFactory = _ => SkuForecasters.Served.Name,
    };

    internal static readonly Option<bool> QuickPick = new("--quick-pick")
    {
        Description = "With --stock: plans the quick-pick rooms as well (quick-pick.csv); once a week.",
    };

    internal static readonly Option<string?> Db = new("--db")
    {
        Description = "SQLite path or PostgreSQL connection string to publish rosters to, or with --stock orders, for "
            + "the API.",
    };

    /// <summary>What plan says in any case.</summary>
    /// <param name="Folder">The folder of contract files.</param>
    /// <param name="Out">Where files go.</param>
    /// <param name="AsOf">The last day that may be known; null for the last with sales.</param>
    /// <param name="Model">A daily model of the list.</param>
    /// <param name="Report">Where the page goes, or null.</param>
    /// <param name="Json">Where the figures go, or null.</param>
    internal sealed record Asked(
        string Folder, string Out, DateOnly? AsOf, string Model, string? Report, string? Json);

    internal static async Task<int> RunAsync(ParseResult parsed, Asked asked, CancellationToken cancellation)
    {
        var figures = new Figures();
        var policy = PolicyOf(parsed);
        var orders = VerbOptions.Model(asked.Model, Grain.Daily);
        var skus = SkuModelOf(parsed.GetRequiredValue(SkuModel));
        var reading = figures.Stage("read", () => DemandHistoryFolder.Read(asked.Folder, cancellation));
        var goods = figures.Stage("read goods", () => SkuHistoryFolder.Read([asked.Folder], null, cancellation));
        if (goods.History.Days == 0)
        {
            throw new WrongUsageException($"{asked.Folder} has no sku-daily.csv, which stock is planned from.");
        }

        var origin = OriginOf(goods.History, asked.AsOf);
        var limits = StockLimitsReader.Read(asked.Folder, goods.History, goods.Log);
        var matter = new StockPlanMatter(
            reading.History.UpTo(origin), goods.History.UpTo(origin), goods.Levels, goods.Deliveries, limits);
        var handled = parsed.GetValue(QuickPick)
            ? figures.Stage("read single orders", () => HandledOrders.Read(
                reading.History.Stores, reading.History.Channels, asked.Folder))
            : null;
        var stage = new StockPlanStage(
            matter, orders, skus, policy, parsed.GetValue(ExpectedDays), parsed.GetValue(AfterCutOff))
        {
            Rooms = handled is null ? null : new QuickPickPlanner(
                QuickPickRooms.Read(asked.Folder, goods.History, goods.Log), QuickPickCosts.Usual),
            Handled = handled?.ByStore ?? new Dictionary<string, IReadOnlyList<HandledOrder>>(),
        };
        var stores = ProgressLines.Show("plan", progress => stage.Run(figures, progress, cancellation));
        var byId = goods.History.Skus.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var files = new StockPlanFiles(stores, byId, origin);
        files.WriteTo(asked.Out);
        Console.Out.Write(files.Text());
        if (handled is not null)
        {
            var rooms = new QuickPickFile(stores, byId);
            rooms.WriteTo(asked.Out);
            rooms.AddTo(figures);
            Console.Out.Write(rooms.Text());
        }

        if (parsed.GetValue(Db) is { } connection)
        {
            await PublishAsync(Database.At(connection), stores, byId, handled is not null, cancellation);
        }

        if (asked.Report is { } report)
        {
            var page = StockReport.Html(stores, CommandText.Of(Environment.GetCommandLineArgs()[1..]));
            WholeFile.WriteText(report, page);
        }

        if (asked.Json is { } json)
        {
            files.AddTo(figures);
            figures.WriteTo(json);
        }

        return Warn(reading, handled, goods.Log, files);
    }

    private static async Task PublishAsync(
        Database database,
        IReadOnlyList<StoreStockPlan> stores,
        IReadOnlyDictionary<string, Sku> skus,
        bool withRooms,
        CancellationToken cancellation)
    {
        Migrator.Run(database);
        var madeAt = TimeProvider.System.GetUtcNow();
        await StockPublication.PublishAsync(database, stores, skus, madeAt, cancellation);
        if (withRooms)
        {
            await QuickPickPublication.PublishAsync(database, stores, skus, madeAt, cancellation);
        }
    }

    private static StockPolicy PolicyOf(ParseResult parsed)
    {
        var (target, budget) = (parsed.GetValue(Target), parsed.GetValue(Budget));
        if (target is not (> 0 and < 1))
        {
            throw new WrongUsageException($"--target lies between 0 and 1; given is {target}.");
        }

        if (budget is not (null or >= 0) || parsed.GetValue(ExpectedDays) is < 0 or > 14)
        {
            throw new WrongUsageException("--budget is 0 or more, and --expected-days 0 to 14.");
        }

        return StockPolicy.Usual with { LostLineShare = target, Budget = budget };
    }

    internal static ISkuForecaster SkuModelOf(string name) =>
        SkuForecasters.All.FirstOrDefault(f => f.Name == name)
        ?? throw new WrongUsageException(
            $"there is no forecaster of SKUs {name}; there are "
            + $"{string.Join(", ", SkuForecasters.All.Select(f => f.Name))}.");

    private static Origin OriginOf(SkuHistory goods, DateOnly? asOf) => asOf is not { } date
        ? goods.Origin
        : date >= goods.FirstDay && date <= goods.Origin.LastDay
            ? new Origin(date)
            : throw new WrongUsageException(
                $"--as-of is {date:yyyy-MM-dd}; there are sales of SKUs from {goods.FirstDay:yyyy-MM-dd} "
                + $"to {goods.Origin}.");

    private static int Warn(FolderReading reading, HandledOrders? handled, ReadingLog goods, StockPlanFiles files)
    {
        var rejects = reading.Rejects.Concat(handled?.Rejects ?? []).Concat(goods.Rejects).Distinct().ToList();
        OrdersSource.Warn(
            reading.Warnings.Concat(handled?.Warnings ?? []).Concat(goods.Warnings).Distinct(), rejects);
        if (files.Notes > 0)
        {
            Console.Error.WriteLine(
                $"rtmart: there is something to know about {files.Notes} SKUs ({StockPlanFiles.NotesFile}).");
        }

        return rejects.Count > 0 || reading.FellBack || goods.FellBack || files.Notes > 0
            ? ExitCode.DoneWithWarnings
            : ExitCode.Done;
    }
}
