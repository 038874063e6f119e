using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.History;

/// <summary>What reading a folder of contract files gave.</summary>
/// <param name="History">The history.</param>
/// <param name="Rejects">Rows that could not be used.</param>
/// <param name="Warnings">Sentences about what was ignored or replaced by a fall-back.</param>
public sealed record FolderReading(
    DemandHistory History, IReadOnlyList<RejectedRow> Rejects, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether something had to be replaced by a fall-back.</summary>
    public bool FellBack { get; init; }

    /// <summary>The planners' own forecasts.</summary>
    public ManualForecasts Manual { get; init; } = ManualForecasts.None;
}

/// <summary>Reads a folder of contract files into a <see cref="DemandHistory"/>, without a database.</summary>
public static class DemandHistoryFolder
{
    /// <summary>Reads the folder. Without stores.csv, every store that the orders name is a store in UTC.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ContractViolationException">
    /// There is no such folder, no orders, or a file that cannot be used.
    /// </exception>
    public static FolderReading Read(string folder, CancellationToken cancellation = default) =>
        Read(folder, [folder], cancellation);

    /// <summary>
    /// Reads a folder together with one of the days after it, to compare forecasts with what came: orders, calendar,
    /// covariates and manual forecasts of both.
    /// </summary>
    /// <param name="folder">The folder of contract files; its stores and channels hold for both.</param>
    /// <param name="later">The folder of the days after.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ContractViolationException">As for <see cref="Read(string, CancellationToken)"/>, or there is
    /// no folder of later days.</exception>
    public static FolderReading ReadTogether(string folder, string later, CancellationToken cancellation = default) =>
        Directory.Exists(later)
            ? Read(folder, [folder, later], cancellation)
            : throw new ContractViolationException(
                later, "there is no such folder, so that there is nothing to compare with.");

    private static FolderReading Read(string folder, string[] parts, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw new ContractViolationException(
                folder, "there is no such folder. Give one that holds the contract's CSV files.");
        }

        var log = new ReadingLog();
        var stores = StoresReader.Read(folder, log);
        var channels = ChannelsReader.Read(folder, log);
        var directory = new SeriesDirectory(stores, channels);
        var builder = new DemandHistoryBuilder();
        var orders = parts.Sum(part => ReadOrders(part, directory, log, builder, cancellation));
        if (orders == 0)
        {
            throw new ContractViolationException(
                folder, "there is no usable row of orders. Give orders-daily.csv, orders-hourly.csv or orders.csv.");
        }

        ReadCalendar(parts, directory, log, builder, cancellation);
        foreach (var part in parts)
        {
            ReadCovariates(part, Grain.Daily, directory, log, builder, cancellation);
            ReadCovariates(part, Grain.Hourly, directory, log, builder, cancellation);
        }

        var manual = parts.SelectMany(part => ReadManual(part, directory, log, cancellation)).Distinct().ToList();
        foreach (var channel in channels ?? [])
        {
            builder.Add(channel);
        }

        foreach (var store in directory.Stores)
        {
            builder.Add(store);
        }

        if (stores is null)
        {
            log.WarnFallBack(
                $"stores.csv is missing: {directory.Stores.Count} stores are taken from the orders, in UTC.");
        }

        return new FolderReading(builder.Build(), log.Rejects, log.Warnings)
        {
            FellBack = log.FellBack,
            Manual = new ManualForecasts(manual),
        };
    }

    private static int ReadOrders(
        string folder,
        SeriesDirectory directory,
        ReadingLog log,
        DemandHistoryBuilder builder,
        CancellationToken cancellation)
    {
        var rows = 0;
        using (var daily = OrdersDailyReader.Open(folder, log))
        {
            foreach (var day in daily is null ? [] : OrdersDailyReader.Rows(daily, directory))
            {
                cancellation.ThrowIfCancellationRequested();
                builder.AddDay(day.Key, day.Date, day.Orders);
                rows++;
            }
        }

        var hours = 0;
        using (var hourly = OrdersHourlyReader.Open(folder, log))
        {
            foreach (var hour in hourly is null ? [] : OrdersHourlyReader.Rows(hourly, directory))
            {
                cancellation.ThrowIfCancellationRequested();
                builder.AddHour(hour.Key, hour.Date, hour.Hour, hour.Orders);
                hours++;
            }
        }

        using var raw = OrdersReader.OpenBeside(folder, hours, log);
        return rows + hours + (raw is null || hours > 0 ? 0 : CountRaw(raw, directory, builder, cancellation));
    }

    private static int CountRaw(
        ContractFile raw, SeriesDirectory directory, DemandHistoryBuilder builder, CancellationToken cancellation)
    {
        var counts = new HourCounts();
        var rows = 0;
        foreach (var order in OrdersReader.Rows(raw, directory))
        {
            cancellation.ThrowIfCancellationRequested();
            counts.Add(order);
            rows++;
        }

        foreach (var hour in counts.Hours())
        {
            builder.AddHour(hour.Key, hour.Date, hour.Hour, hour.Orders);
        }

        return rows;
    }

    // Both parts list what is known ahead of the future.
    private static void ReadCalendar(
        string[] parts,
        SeriesDirectory directory,
        ReadingLog log,
        DemandHistoryBuilder builder,
        CancellationToken cancellation)
    {
        var seen = new HashSet<CalendarEntry>();
        foreach (var part in parts)
        {
            using var file = CalendarReader.Open(part, log);
            foreach (var entry in file is null ? [] : CalendarReader.Rows(file, directory))
            {
                cancellation.ThrowIfCancellationRequested();
                if (parts.Length == 1 || seen.Add(entry))
                {
                    builder.Add(entry);
                }
            }
        }
    }

    private static List<ManualForecast> ReadManual(
        string folder, SeriesDirectory directory, ReadingLog log, CancellationToken cancellation)
    {
        var forecasts = new List<ManualForecast>();
        using var file = ManualForecastsReader.Open(folder, log);
        foreach (var row in file is null ? [] : ManualForecastsReader.Rows(file, directory))
        {
            cancellation.ThrowIfCancellationRequested();
            forecasts.Add(row);
        }

        return forecasts;
    }

    private static void ReadCovariates(
        string folder,
        Grain grain,
        SeriesDirectory directory,
        ReadingLog log,
        DemandHistoryBuilder builder,
        CancellationToken cancellation)
    {
        using var file = CovariatesReader.Open(folder, grain, log);
        foreach (var row in file is null ? [] : CovariatesReader.Rows(file, grain, directory))
        {
            cancellation.ThrowIfCancellationRequested();
            builder.AddCovariate(row.Name, row.StoreId, row.KnownAhead, row.Date, row.Hour, row.Value);
        }
    }
}
