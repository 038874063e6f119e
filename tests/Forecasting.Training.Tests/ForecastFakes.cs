using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Training.Pipeline;
using Microsoft.Data.Sqlite;

namespace Forecasting.Training.Tests;

/// <summary>Forecasts the last seven days again, times a factor; path i lies i thousandths above the first.</summary>
internal sealed class LastWeekForecaster(Grain grain, double factor = 1, int paths = 5) : IForecaster
{
    public string Name => "champion";

    public Grain Grain => grain;

    public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        new LastWeek(grain, factor, paths);

    public IFittedModel Load(Stream file)
    {
        using var reader = new BinaryReader(file);
        return new LastWeek((Grain)reader.ReadInt32(), reader.ReadDouble(), reader.ReadInt32());
    }

    private sealed class LastWeek(Grain grain, double factor, int paths) : IFittedModel
    {
        public IReadOnlyList<FitFailure> Failures => [];

        public IReadOnlyList<FitFailure> FailuresAt(DemandHistory context, Horizon horizon) =>
            [.. context.Of(grain).Where(s => s.FirstKnownStep() < 0)
                .Select(s => new FitFailure(s.Key, "champion", "no day of orders is known yet", "nothing"))];

        public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon) =>
            [.. context.Of(grain).Select(s => Of(s, context.Origin, horizon.Days * grain.StepsPerDay()))];

        public void Save(Stream file)
        {
            using var writer = new BinaryWriter(file);
            writer.Write((int)grain);
            writer.Write(factor);
            writer.Write(paths);
        }

        private ForecastDistribution Of(Series series, Origin origin, int steps)
        {
            var week = 7 * grain.StepsPerDay();
            var values = new float[paths * steps];
            for (var i = 0; i < values.Length; i++)
            {
                var past = series.Values[series.Values.Length - week + (i % steps % week)];
                values[i] = double.IsNaN(past) ? 0 : (float)(past * factor * (1 + (i / steps / 1000.0)));
            }

            return new ForecastDistribution(series.Key, origin, grain, paths, values);
        }
    }
}

/// <summary>A real database and model folder, and the stages over them with fakes for forecasters.</summary>
internal sealed class ForecastBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-stages-").FullName;

    public ForecastBench()
    {
        Database = Database.At(Path.Combine(_folder, "rtmart.db"));
        Migrator.Run(Database);
        Publication = new RunPublication(Database, TimeProvider.System);
    }

    public Database Database { get; }

    public RunPublication Publication { get; }

    public string ModelsFolder => Path.Combine(_folder, "models");

    public static Champions Good { get; } =
        new(new LastWeekForecaster(Grain.Daily), new LastWeekForecaster(Grain.Hourly, paths: 3));

    /// <summary>Two stores over 100 days: A by hour through two channels, B by day only.</summary>
    /// <param name="days">Days known.</param>
    /// <param name="opening">A third store, which opens on the day after the last.</param>
    public static DemandHistory History(int days = 100, string? opening = null)
    {
        var builder = new DemandHistoryBuilder();
        if (opening is not null)
        {
            builder.Add(new Store { Id = opening, OpenedOn = new DateOnly(2024, 1, 1).AddDays(days) });
        }

        builder.Add(new Store { Id = "A" });
        builder.Add(new Store { Id = "B" });
        var first = new DateOnly(2024, 1, 1);
        for (var day = 0; day < days; day++)
        {
            var date = first.AddDays(day);
            builder.AddDay(new SeriesKey("B", "all"), date, 100 + (10 * (day % 7)));
            for (var hour = 0; hour < 24; hour++)
            {
                builder.AddHour(new SeriesKey("A", "eleme"), date, hour, hour < 8 ? 0 : 5 + (day % 7));
                builder.AddHour(new SeriesKey("A", "youxian"), date, hour, hour < 8 ? 0 : (hour * (day % 7)) % 11);
            }
        }

        return builder.Build();
    }

    public Task<Run> TrainAsync(DemandHistory history, Champions? champions = null, int accuracyOrigins = 0) =>
        new TrainStage(Publication, TimeProvider.System, champions ?? Good, new TrainedModelFolder(ModelsFolder))
            .RunAsync(history, RunHorizon.Usual, accuracyOrigins, new Figures(), CancellationToken.None);

    public Task<Run> ForecastAsync(DemandHistory history, Run trained, Champions? champions = null) =>
        new ForecastStage(Publication, TimeProvider.System, champions ?? Good, new TrainedModelFolder(ModelsFolder))
            .RunAsync(history, trained, 5, new Figures(), CancellationToken.None);

    public async Task<string?> PublishedAsync()
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        return (await PublishedTable.ReadAsync(connection, CancellationToken.None))?.RunId;
    }

    public async Task<Run> NewestRunAsync()
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        return (await RunsTable.NewestAsync(connection, 1, CancellationToken.None))[0];
    }

    public void Dispose()
    {
        using (var connection = (SqliteConnection)Database.Open())
        {
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(_folder, recursive: true);
    }
}
