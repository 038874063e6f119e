using Dapper;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Reconciliation;
using Microsoft.Data.Sqlite;

namespace Forecasting.Api.Tests;

/// <summary>
/// A real database file with a run of a chain that is known by hour throughout: stores of three regions, one of which
/// has no name, through two channels, through one, or with orders that carry no channel. Means and reasons are random,
/// so that every sum has another rest.
/// </summary>
internal sealed class ChainByHour : IDisposable
{
    public const int StoreCount = 30;
    public const int DailyDays = 20;
    public const int HourlyDays = 4;

    private static readonly string[] Regions = ["East", "West / 1", ""];

    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-api-").FullName;
    private readonly Random _random = new(5);

    public ChainByHour()
    {
        Connection = Path.Combine(_folder, "rtmart.db");
        Database = Database.At(Connection);
        Migrator.Run(Database);
    }

    /// <summary>A Wednesday, so that whole weeks begin later than the run.</summary>
    public static DateOnly Origin { get; } = new(2024, 4, 10);

    public string Connection { get; }

    public Database Database { get; }

    public async Task PublishAsync()
    {
        await using (var connection = await Database.OpenAsync(default))
        {
            await connection.ExecuteAsync(
                "insert into stores (store_id, name, region, city, timezone, attributes) "
                + "values (@id, @id, @region, '', 'Asia/Shanghai', '{}')",
                Enumerable.Range(0, StoreCount).Select(i => new { id = StoreId(i), region = RegionOf(i) }));
        }

        var run = new Run
        {
            RunId = Run.IdOf(RunKind.Forecast, Origin, DateTimeOffset.UnixEpoch),
            Kind = RunKind.Forecast,
            Model = "champion",
            Origin = Origin,
            DailyDays = DailyDays,
            HourlyDays = HourlyDays,
            Started = Run.Instant(DateTimeOffset.UnixEpoch),
        };
        var publication = new RunPublication(Database, TimeProvider.System);
        await publication.StartAsync(run, CancellationToken.None);
        await publication.WriteAsync(run, Forecasts(), CancellationToken.None);
        await publication.PublishAsync(run, 3, CancellationToken.None);
    }

    /// <summary>Moves a store to another region, as an import after the run may.</summary>
    public async Task MoveAsync(string storeId, string region)
    {
        await using var connection = await Database.OpenAsync(default);
        await connection.ExecuteAsync(
            "update stores set region = @region where store_id = @storeId", new { storeId, region });
    }

    public void Dispose()
    {
        using (var connection = (SqliteConnection)Database.Open())
        {
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string StoreId(int i) => $"S{i:000}";

    private static string RegionOf(int i) => Regions[i % Regions.Length];

    private RunForecasts Forecasts()
    {
        var own = Enumerable.Range(0, StoreCount).SelectMany(i => Channels(i).Select(c => Series(i, c))).ToList();
        var totals = own.GroupBy(s => s.Key.StoreId).Where(g => g.First().Key.ChannelId != Channel.AllId)
            .Select(g => Sum(new SeriesKey(g.Key, Channel.AllId), g)).ToList();
        var regions = Enumerable.Range(0, StoreCount).ToDictionary(StoreId, RegionOf);
        List<Part> stores = [.. own.Concat(totals).OrderBy(s => s.Key)];
        List<Part> areas =
        [
            .. Areas(own, _ => AreaForecasts.Chain),
            .. Areas(own, s => regions[s.Key.StoreId] is { Length: > 0 } region ? region : Hierarchy.NoRegion),
        ];
        return new RunForecasts([.. stores.Select(s => s.Days)], [.. stores.Select(s => s.Hours)])
        {
            Weekly = [.. stores.Select(s => Weeks(s.Days))],
            Explanations = [.. stores.Select(s => s.Reasons)],
            Areas = new AreaForecasts(
                [.. areas.Select(a => a.Days)],
                [.. areas.Select(a => a.Hours)],
                [.. areas.Select(a => Weeks(a.Days))]),
        };
    }

    private static string[] Channels(int store) => (store % 7) switch
    {
        0 => [Channel.AllId],
        1 => ["eleme"],
        _ => ["eleme", "youxian"],
    };

    private static IEnumerable<Part> Areas(List<Part> own, Func<Part, string> placeOf) => own
        .SelectMany(s => new[] { s.Key.ChannelId, Channel.AllId }.Distinct()
            .Select(channel => (Key: new SeriesKey(placeOf(s), channel), Series: s)))
        .GroupBy(s => s.Key, s => s.Series)
        .Select(area => Sum(area.Key, area));

    private Part Series(int store, string channel)
    {
        var key = new SeriesKey(StoreId(store), channel);
        long[] hours =
            [.. Enumerable.Range(0, HourlyDays * 24).Select(h => h % 24 < 7 ? 0 : _random.NextInt64(900_000))];
        long[] days = [.. Enumerable.Range(0, DailyDays).Select(day => day < HourlyDays
            ? hours.Skip(day * 24).Take(24).Sum() : _random.NextInt64(9_000_000))];
        var parts = new long[DailyDays * Reasons.Count];
        for (var day = 0; day < DailyDays; day++)
        {
            var ofDay = parts.AsSpan(day * Reasons.Count, Reasons.Count);
            ofDay[(int)Reason.Other] = days[day];
            for (var reason = 0; reason < (int)Reason.Other; reason++)
            {
                ofDay[reason] = _random.NextInt64(-2_000_000, 4_000_000);
                ofDay[(int)Reason.Other] -= ofDay[reason];
            }
        }

        return new Part(
            key,
            Means(key, Grain.Daily, Origin.AddDays(1), days),
            Means(key, Grain.Hourly, Origin.AddDays(1), hours),
            new RoundedExplanation(key, Origin.AddDays(1), parts));
    }

    private static Part Sum(SeriesKey key, IEnumerable<Part> series)
    {
        var parts = series.ToList();
        return new Part(
            key,
            Means(key, Grain.Daily, Origin.AddDays(1), Added(parts, p => p.Days)),
            Means(key, Grain.Hourly, Origin.AddDays(1), Added(parts, p => p.Hours)),
            RoundedExplanation.Sum(key, [.. parts.Select(p => p.Reasons)]));
    }

    private static long[] Added(List<Part> parts, Func<Part, RoundedForecast> of) =>
        [.. Enumerable.Range(0, of(parts[0]).Steps)
            .Select(step => parts.Sum(p => of(p).Units[step * RoundedForecast.NumbersPerStep]))];

    private static RoundedForecast Weeks(RoundedForecast days)
    {
        const int FirstMonday = 4;
        return Means(
            days.Key, Grain.Daily, days.FirstDay.AddDays(FirstMonday),
            [.. new[] { 0, 7 }.Select(day => Enumerable.Range(FirstMonday + day, 7).Sum(days.DayMeanUnits))], 7);
    }

    private static RoundedForecast Means(
        SeriesKey key, Grain grain, DateOnly firstDay, long[] means, int daysPerStep = 1)
    {
        var units = new long[means.Length * RoundedForecast.NumbersPerStep];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = means[i / RoundedForecast.NumbersPerStep];
        }

        return new RoundedForecast(key, grain, firstDay, units, daysPerStep);
    }

    private sealed record Part(
        SeriesKey Key, RoundedForecast Days, RoundedForecast Hours, RoundedExplanation Reasons);
}
