using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Features;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;
using Microsoft.Data.Sqlite;

namespace Forecasting.Api.Tests;

/// <summary>
/// A real database file with runs of a small chain: S001 by hour through two channels, S002 by day only, and one store
/// whose id and channel need quoting. All means of a run are its level plus a part that differs by series and step.
/// </summary>
internal sealed class ChainOfRuns : IDisposable
{
    public const string OddStore = "Store 3, \"Süd\"";
    public const string OddRegion = "North / 1";
    public const int DailyDays = 6;
    public const int HourlyDays = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-api-").FullName;
    private int _runs;

    public ChainOfRuns()
    {
        Connection = Path.Combine(_folder, "rtmart.db");
        Database = Database.At(Connection);
        Migrator.Run(Database);
        Publication = new RunPublication(Database, TimeProvider.System);
    }

    public static DateOnly Origin { get; } = new(2024, 4, 7);

    public string Connection { get; }

    public Database Database { get; }

    public RunPublication Publication { get; }

    /// <summary>Writes a run and publishes it; every mean lies in [level, level + 1) times 24 or so.</summary>
    /// <param name="level">Of the means.</param>
    /// <param name="explained">Whether it has explanations.</param>
    /// <param name="trained">What the training found that something else stands in for.</param>
    /// <param name="failures">What the forecast found; where not given, it kept only the training's count, as older
    /// versions did.</param>
    public async Task<Run> PublishAsync(
        int level,
        bool explained = true,
        IReadOnlyList<(Grain, FitFailure)>? trained = null,
        IReadOnlyList<(Grain, FitFailure)>? failures = null)
    {
        var run = await WriteAsync(level, explained, trained, failures);
        return await Publication.PublishAsync(run, 3, CancellationToken.None);
    }

    /// <summary>Writes a run as far as a crash before the publication would leave it.</summary>
    public async Task<Run> WriteAsync(
        int level,
        bool explained = true,
        IReadOnlyList<(Grain, FitFailure)>? trained = null,
        IReadOnlyList<(Grain, FitFailure)>? failures = null)
    {
        var number = Interlocked.Increment(ref _runs);
        var started = new DateTimeOffset(2024, 4, 8, 1, 30, 0, TimeSpan.Zero).AddMinutes(number);
        var training = await TrainAsync(started, trained ?? []);
        var run = new Run
        {
            RunId = Run.IdOf(RunKind.Forecast, Origin, started),
            Kind = RunKind.Forecast,
            Model = "champion",
            Origin = Origin,
            DailyDays = DailyDays,
            HourlyDays = HourlyDays,
            Started = Run.Instant(started),
            TrainedBy = training.RunId,
            Failures = (failures ?? trained)?.Count ?? 0,
        };
        await Publication.StartAsync(run, CancellationToken.None);
        var forecasts = Forecasts(level);
        forecasts = explained ? forecasts with { Explanations = Reasoned(forecasts.Daily) } : forecasts;
        await Publication.WriteAsync(
            run, forecasts with { Failures = failures ?? [] }, CancellationToken.None);
        return run with { Stores = 3, Series = 8 };
    }

    public static RunForecasts Forecasts(int level)
    {
        RoundedForecast youxian = Hours("youxian", level, 7), eleme = Hours("eleme", level, 11);
        var all = Sum(youxian, eleme, Channel.AllId);
        var days = Sum(Days(youxian, level), Days(eleme, level), Channel.AllId);
        RoundedForecast[] plain =
            [Plain(new SeriesKey("S002", Channel.AllId), level), Plain(new SeriesKey(OddStore, Channel.AllId), level)];
        return new RunForecasts([Days(youxian, level), Days(eleme, level), days, .. plain], [youxian, eleme, all])
        {
            Weekly = [Week(days)],
            Areas = new AreaForecasts(
                [
                    In(OddRegion, Days(youxian, level)), In(OddRegion, Days(eleme, level)), In(OddRegion, days),
                    In(AreaForecasts.Chain, Sum(Sum(days, plain[0], Channel.AllId), plain[1], Channel.AllId)),
                ],
                [In(OddRegion, all)],
                [In(AreaForecasts.Chain, Week(days))]),
        };
    }

    public void Dispose()
    {
        using (var connection = (SqliteConnection)Database.Open())
        {
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Run> TrainAsync(DateTimeOffset started, IReadOnlyList<(Grain, FitFailure)> failures)
    {
        var run = new Run
        {
            RunId = Run.IdOf(RunKind.Train, Origin, started),
            Kind = RunKind.Train,
            Model = "champion",
            Origin = Origin,
            DailyDays = DailyDays,
            HourlyDays = HourlyDays,
            Started = Run.Instant(started.AddSeconds(-30)),
        };
        await Publication.StartAsync(run, CancellationToken.None);
        return await Publication.FinishTrainingAsync(
            run, failures, [Figure(""), Figure("S001")], CancellationToken.None);
    }

    private static AccuracyFigure Figure(string storeId) => new()
    {
        StoreId = storeId,
        Grain = "daily",
        LeadDays = 7,
        Forecasts = 14,
        Orders = 1400,
        Wape = 0.0654321,
        Bias = -0.01,
        Cover80 = 0.79,
        StandInWape = 0.1,
    };

    private static RoundedForecast Hours(string channel, int level, int seed)
    {
        var units = new long[HourlyDays * 24 * RoundedForecast.NumbersPerStep];
        for (var step = 0; step < HourlyDays * 24; step++)
        {
            var mean = step % 24 < 7 ? 0 : (level * PrintedOrders.UnitsPerOrder) + (step * seed % 9973);
            Fill(units, step, mean);
        }

        return new RoundedForecast(new SeriesKey("S001", channel), Grain.Hourly, Origin.AddDays(1), units);
    }

    private static RoundedForecast Days(RoundedForecast hours, int level)
    {
        var units = new long[DailyDays * RoundedForecast.NumbersPerStep];
        for (var day = 0; day < DailyDays; day++)
        {
            Fill(units, day, day < HourlyDays ? hours.DayMeanUnits(day) : level * 17L * PrintedOrders.UnitsPerOrder);
        }

        return new RoundedForecast(hours.Key, Grain.Daily, hours.FirstDay, units);
    }

    private static List<RoundedExplanation> Reasoned(IReadOnlyList<RoundedForecast> days)
    {
        List<RoundedExplanation> channels = [Why(days[0]), Why(days[1])];
        return [.. channels, RoundedExplanation.Sum(days[2].Key, channels), Why(days[3]), Why(days[4])];
    }

    /// <summary>A quarter is the promotion's, and the weekday takes an eighth.</summary>
    private static RoundedExplanation Why(RoundedForecast days)
    {
        var units = new long[days.Days * Reasons.Count];
        for (var day = 0; day < days.Days; day++)
        {
            var mean = days.DayMeanUnits(day);
            var parts = units.AsSpan(day * Reasons.Count, Reasons.Count);
            parts[(int)Reason.Level] = 10_000 * (mean / 20_000);
            parts[(int)Reason.Promotion] = mean / 4;
            parts[(int)Reason.Weekday] = -mean / 8;
            parts[(int)Reason.Other] = mean - parts[0] - (mean / 4) + (mean / 8);
        }

        return new RoundedExplanation(days.Key, days.FirstDay, units);
    }

    private static RoundedForecast Plain(SeriesKey key, int level)
    {
        var units = new long[DailyDays * RoundedForecast.NumbersPerStep];
        for (var day = 0; day < DailyDays; day++)
        {
            Fill(units, day, (level * 24L * PrintedOrders.UnitsPerOrder) + day);
        }

        return new RoundedForecast(key, Grain.Daily, Origin.AddDays(1), units);
    }

    /// <summary>A week that reaches a day beyond the run, because its six days hold none.</summary>
    private static RoundedForecast Week(RoundedForecast days)
    {
        var units = new long[RoundedForecast.NumbersPerStep];
        Fill(units, 0, Enumerable.Range(0, DailyDays).Sum(days.DayMeanUnits));
        return new RoundedForecast(days.Key, Grain.Daily, days.FirstDay, units, daysPerStep: 7);
    }

    private static RoundedForecast In(string region, RoundedForecast forecast) => new(
        new SeriesKey(region, forecast.Key.ChannelId), forecast.Grain, forecast.FirstDay, [.. forecast.Units],
        forecast.DaysPerStep);

    private static RoundedForecast Sum(RoundedForecast left, RoundedForecast right, string channel)
    {
        var units = new long[left.Units.Length];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = left.Units[i] + right.Units[i];
        }

        return new RoundedForecast(left.Key with { ChannelId = channel }, left.Grain, left.FirstDay, units);
    }

    private static void Fill(long[] units, int step, long mean)
    {
        for (var i = 0; i < RoundedForecast.NumbersPerStep; i++)
        {
            units[(step * RoundedForecast.NumbersPerStep) + i] = i == 0 ? mean : mean * (50 + (i * 10)) / 100;
        }
    }
}
