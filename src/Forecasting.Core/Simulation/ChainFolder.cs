using Forecasting.Core.Simulation.Goods;
using Forecasting.Core.Simulation.Handling;

namespace Forecasting.Core.Simulation;

/// <summary>
/// Writes a simulated chain as a folder in the data contract: the history, future/ with the days after it, and truth/.
/// The bytes depend on the settings alone. Files appear in the folder only once all of them are complete.
/// </summary>
public sealed class ChainFolder
{
    private const string PartialFolder = ".simulating";
    private readonly ChainSimulator _chain;
    private readonly StoreFile[] _storeFiles;
    private long _rows;

    /// <summary>Prepares a folder's files.</summary>
    /// <param name="chain">The chain to write.</param>
    public ChainFolder(ChainSimulator chain)
    {
        _chain = chain;
        var history = new DayRange(0, chain.Settings.Days);
        var future = new DayRange(chain.Settings.Days, chain.Settings.AllDays);
        var all = new DayRange(0, chain.Settings.AllDays);
        var plannedEnd = Math.Min(all.End, history.End + PlannerForecasts.LeadDays);
        var madeInHistory = new DayRange(0, plannedEnd);
        _storeFiles =
        [
            new("orders-hourly.csv.gz", StoreTables.OrdersColumns, t => t.Orders(history)),
            new("covariates-daily.csv.gz", StoreTables.CovariateColumns, t => t.Weather(history, all)),
            new("manual-forecasts.csv", StoreTables.ManualColumns, t => t.ManualForecasts(madeInHistory)),
            new("future/manual-forecasts.csv", StoreTables.ManualColumns, t => t.ManualForecasts(future)),
            new("truth/rates-hourly.csv.gz", StoreTables.RateColumns, t => t.Rates()),
            new("truth/days.csv.gz", StoreTables.TruthDayColumns, t => t.TruthDays()),
            new("future/orders-hourly.csv.gz", StoreTables.OrdersColumns, t => t.Orders(future)),
            new("future/covariates-daily.csv.gz", StoreTables.CovariateColumns, t => t.Weather(future, future)),
            new("staff.csv", StaffTables.StaffColumns, t => t.Staff()),
            new("availability.csv.gz", StaffTables.AvailabilityColumns, t => t.Availability()),
            new("truth/staff-pace.csv.gz", StaffTables.PaceColumns, t => t.Paces()),
            .. chain.Settings.Skus > 0 ? GoodsFiles : [],
            .. chain.Settings.OrderDays > 0 ? OrderFiles : [],
        ];
    }

    private static IEnumerable<StoreFile> GoodsFiles =>
    [
        new("sku-daily.csv.gz", GoodsTables.SalesColumns, t => t.Goods.Sales),
        new("stock.csv.gz", GoodsTables.StockColumns, t => t.Goods.Stock),
        new("deliveries.csv.gz", GoodsTables.DeliveryColumns, t => t.Goods.Deliveries),
        new("future/sku-daily.csv.gz", GoodsTables.SalesColumns, t => t.Goods.FutureSales),
        new("future/stock.csv.gz", GoodsTables.StockColumns, t => t.Goods.FutureStock),
        new("future/deliveries.csv.gz", GoodsTables.DeliveryColumns, t => t.Goods.FutureDeliveries),
        new("truth/sku-days.csv.gz", GoodsTables.TruthColumns, t => t.Goods.Truth),
    ];

    private static IEnumerable<StoreFile> OrderFiles =>
    [
        new("orders.csv.gz", OrderTables.OrderColumns, t => t.Singles.Orders),
        new("order-times.csv.gz", OrderTables.TimesColumns, t => t.Singles.Times),
        new("future/orders.csv.gz", OrderTables.OrderColumns, t => t.Singles.FutureOrders),
        new("future/order-times.csv.gz", OrderTables.TimesColumns, t => t.Singles.FutureTimes),
    ];

    private sealed record StoreFile(string Path, string Columns, Func<StoreTables, CsvText> Rows)
    {
        internal bool IsGzip => Path.EndsWith(".gz", StringComparison.Ordinal);
    }

    /// <summary>Writes the folder; existing files of the same names are replaced.</summary>
    /// <param name="folder">Path of the folder; made where it is missing.</param>
    /// <param name="threads">Stores worked on at once, at least 1; changes no byte.</param>
    /// <param name="progress">Told the number of finished stores; may be null.</param>
    /// <param name="cancellation">Stops the work and leaves the folder as it was.</param>
    /// <returns>Rows of the contract files, headers and truth/ not counted.</returns>
    public long Write(string folder, int threads, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var partial = Path.Combine(folder, PartialFolder);
        Directory.CreateDirectory(Path.Combine(partial, "future"));
        Directory.CreateDirectory(Path.Combine(partial, "truth"));
        _rows = 0;
        try
        {
            WriteChainTables(partial);
            WriteStoreTables(partial, threads, progress, cancellation);
            Publish(partial, folder);
        }
        finally
        {
            Directory.Delete(partial, recursive: true);
        }

        return _rows;
    }

    private void WriteChainTables(string partial)
    {
        var settings = _chain.Settings;
        foreach (var prefix in (string[])["", "future"])
        {
            var firstDay = prefix.Length > 0 ? settings.Days : 0;
            Save(Path.Combine(partial, prefix, "stores.csv"), ChainTables.Stores(_chain));
            Save(Path.Combine(partial, prefix, "channels.csv"), ChainTables.Channels());
            Save(Path.Combine(partial, prefix, "calendar.csv"),
                ChainTables.Calendar(_chain, new DayRange(firstDay, settings.AllDays)));
            if (settings.Skus > 0)
            {
                Save(Path.Combine(partial, prefix, "skus.csv"), AssortmentTables.Skus(_chain.Assortment));
                Save(Path.Combine(partial, prefix, "sku-promotions.csv"),
                    AssortmentTables.Promotions(_chain, firstDay));
            }
        }

        var failures = ChainTables.PortFailures(_chain).Encode(gzip: false);
        File.WriteAllBytes(Path.Combine(partial, "truth", "port-failures.csv"), failures);
    }

    private void Save(string path, CsvText text)
    {
        File.WriteAllBytes(path, text.Encode(gzip: false));
        _rows += text.Rows - 1;
    }

    private void WriteStoreTables(string partial, int threads, IProgress<int>? progress, CancellationToken cancellation)
    {
        var streams = _storeFiles.Select(f => File.Create(Path.Combine(partial, f.Path))).ToList();
        try
        {
            for (var i = 0; i < streams.Count; i++)
            {
                streams[i].Write(ChainTables.Header(_storeFiles[i].Columns).Encode(_storeFiles[i].IsGzip));
            }

            var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
            var batchSize = threads * 4;
            for (var first = 0; first < _chain.Stores.Count; first += batchSize)
            {
                var batch = new (byte[] Bytes, int Rows)[Math.Min(batchSize, _chain.Stores.Count - first)][];
                Parallel.For(0, batch.Length, options, i => batch[i] = Make(_chain.Stores[first + i]));
                foreach (var parts in batch)
                {
                    Append(streams, parts);
                }

                progress?.Report(first + batch.Length);
            }
        }
        finally
        {
            streams.ForEach(s => s.Dispose());
        }
    }

    private (byte[] Bytes, int Rows)[] Make(SimulatedStore store)
    {
        var tables = new StoreTables(_chain, _chain.Simulate(store));
        return [.. _storeFiles.Select(file =>
        {
            var text = file.Rows(tables);
            return (text.Encode(file.IsGzip), text.Rows);
        })];
    }

    private void Append(List<FileStream> streams, (byte[] Bytes, int Rows)[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            streams[i].Write(parts[i].Bytes);
            _rows += _storeFiles[i].Path.StartsWith("truth/", StringComparison.Ordinal) ? 0 : parts[i].Rows;
        }
    }

    private static void Publish(string partial, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "future"));
        Directory.CreateDirectory(Path.Combine(folder, "truth"));
        HashSet<string> written = [];
        foreach (var file in Directory.GetFiles(partial, "*", SearchOption.AllDirectories))
        {
            written.Add(Path.GetRelativePath(partial, file).Replace(Path.DirectorySeparatorChar, '/'));
            File.Move(file, Path.Combine(folder, Path.GetRelativePath(partial, file)), overwrite: true);
        }

        // What an earlier chain had and this one has not would not fit it.
        var optional = GoodsFiles.Concat(OrderFiles).Select(f => f.Path)
            .Concat(["skus.csv", "sku-promotions.csv", "future/skus.csv", "future/sku-promotions.csv"]);
        foreach (var path in optional.Where(path => !written.Contains(path)))
        {
            File.Delete(Path.Combine(folder, path));
        }
    }
}
