using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Core.Persistence;

/// <summary>The reading of all files of one folder into one open transaction.</summary>
internal sealed class ImportRun(
    DbConnection connection,
    DbTransaction transaction,
    string importId,
    string folder,
    ReadingLog log,
    ImportSettings settings,
    DateTimeOffset now)
{
    private const int RowsPerReport = 100_000;

    private readonly List<ImportedFile> _files = [];
    private long _fileStart;

    /// <summary>Writes one row into a sink.</summary>
    private delegate void WriteRow<TRow>(RowSink sink, TRow row);

    /// <summary>The files that are done, in reading order.</summary>
    public IReadOnlyList<ImportedFile> Files => _files;

    /// <summary>Reads every file of the folder.</summary>
    /// <returns>The number of usable stores.</returns>
    public int ReadAll(CancellationToken cancellation)
    {
        Start();
        var stores = StoresReader.Read(folder, log) ?? throw new ContractViolationException(
            folder, "stores.csv is missing. Add it with at least the column store_id and a row per store.");
        var merged = Merge(StoresTable.Shape, StoresReader.FileName, stores, StoresTable.Write, cancellation);
        Done(StoresReader.FileName, merged);
        Start();
        var channels = ChannelsReader.Read(folder, log);
        if (channels is not null)
        {
            merged = Merge(ChannelsTable.Shape, ChannelsReader.FileName, channels, ChannelsTable.Write, cancellation);
            Done(ChannelsReader.FileName, merged);
        }

        var directory = new SeriesDirectory(stores, channels);
        ReadOrders(directory, cancellation);
        Read(CalendarReader.Open(folder, log), CalendarTable.Shape, CalendarTable.Write,
            f => CalendarReader.Rows(f, directory), cancellation);
        foreach (var grain in new[] { Grain.Daily, Grain.Hourly })
        {
            Read(
                CovariatesReader.Open(folder, grain, log),
                CovariatesTable.Shape,
                (s, r) => CovariatesTable.Write(s, r),
                f => CovariatesReader.Rows(f, grain, directory), cancellation);
        }

        ReadManual(directory, cancellation);
        return stores.Count;
    }

    private void ReadManual(SeriesDirectory directory, CancellationToken cancellation)
    {
        using var file = ManualForecastsReader.Open(folder, log);
        if (file is null)
        {
            return;
        }

        Start();
        var merge = new TableMerge(connection, transaction, ManualForecastsTable.Shape);
        Fill(
            merge,
            file.Name,
            ManualForecastsReader.Rows(file, directory),
            (sink, row) => ManualForecastsTable.Write(sink, row, now),
            cancellation);
        ManualForecastsTable.KeepReplaced(connection, transaction, merge, importId, now);
        Done(file.Name, merge.Merge(importId));
    }

    private void ReadOrders(SeriesDirectory directory, CancellationToken cancellation)
    {
        Read(OrdersDailyReader.Open(folder, log), OrdersDailyTable.Shape, (s, r) => OrdersDailyTable.Write(s, r),
            f => OrdersDailyReader.Rows(f, directory), cancellation);
        var hours = Read(
            OrdersHourlyReader.Open(folder, log), OrdersHourlyTable.Shape, (s, r) => OrdersHourlyTable.Write(s, r),
            f => OrdersHourlyReader.Rows(f, directory), cancellation);
        Start();
        using var raw = OrdersReader.OpenBeside(folder, hours, log);
        if (raw is not null)
        {
            Done(raw.Name, ReadRaw(raw, directory, countHours: hours == 0, cancellation));
        }
    }

    private MergeCounts ReadRaw(
        ContractFile raw, SeriesDirectory directory, bool countHours, CancellationToken cancellation)
    {
        var hours = new HourCounts();
        var merge = new TableMerge(connection, transaction, RawOrdersTable.Shape);
        Fill(merge, raw.Name, OrdersReader.Rows(raw, directory), Write, cancellation);
        if (!countHours)
        {
            return merge.Merge(importId);
        }

        foreach (var left in RawOrdersTable.NoteDays(connection, transaction, merge))
        {
            hours.Add(left);
        }

        var counts = merge.Merge(importId);
        foreach (var counted in RawOrdersTable.CountedHours(connection, transaction))
        {
            hours.Add(counted);
        }

        OrdersHourlyTable.Begin(connection, transaction, hours);
        Merge(OrdersHourlyTable.Shape, raw.Name, hours.Hours(), (s, r) => OrdersHourlyTable.Write(s, r), cancellation);
        return counts;

        void Write(RowSink sink, RawOrder order)
        {
            hours.Cover(order);
            RawOrdersTable.Write(sink, order);
        }
    }

    private int Read<TRow>(
        ContractFile? file,
        TableShape shape,
        WriteRow<TRow> write,
        Func<ContractFile, IEnumerable<TRow>> rows,
        CancellationToken cancellation)
    {
        using (file)
        {
            if (file is null)
            {
                return 0;
            }

            Start();
            var merge = new TableMerge(connection, transaction, shape);
            var written = Fill(merge, file.Name, rows(file), write, cancellation);
            Done(file.Name, merge.Merge(importId));
            return written;
        }
    }

    private MergeCounts Merge<TRow>(
        TableShape shape, string name, IEnumerable<TRow> rows, WriteRow<TRow> write, CancellationToken cancellation)
    {
        var merge = new TableMerge(connection, transaction, shape);
        Fill(merge, name, rows, write, cancellation);
        return merge.Merge(importId);
    }

    private int Fill<TRow>(
        TableMerge merge, string name, IEnumerable<TRow> rows, WriteRow<TRow> write, CancellationToken cancellation)
    {
        var written = 0;
        using var sink = merge.OpenSink();
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            write(sink, row);
            if (++written % RowsPerReport == 0)
            {
                settings.OnRows?.Invoke(name, written);
            }
        }

        sink.Complete();
        return written;
    }

    private void Start() => _fileStart = Stopwatch.GetTimestamp();

    private void Done(string name, MergeCounts merged)
    {
        var file = log.Files.Keys.First(f => f == name || f.StartsWith($"{name}.", StringComparison.Ordinal));
        var counts = log.Files[file];
        using var stream = File.OpenRead(Path.Combine(folder, file));
        var done = new ImportedFile
        {
            File = file,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(stream)),
            Rows = counts.Rows,
            Rejected = counts.Rejected,
            Added = merged.Added,
            Changed = merged.Changed,
        };
        _files.Add(done);
        settings.OnFile?.Invoke(done, Stopwatch.GetElapsedTime(_fileStart).TotalSeconds);
    }
}
