using System.IO.Compression;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Simulation;

public sealed class ChainFolderTests : IDisposable
{
    private static readonly SimulationSettings Settings = new()
    {
        Stores = 7,
        Days = 120,
        FutureDays = 14,
        Skus = 4,
        OrderDays = 3,
        Seed = 5,
    };

    private readonly string _root = Directory.CreateTempSubdirectory("chain").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void One_and_eight_threads_write_the_same_bytes()
    {
        var one = Write("one", threads: 1);
        var eight = Write("eight", threads: 8);

        var files = Files(one);
        files.Should().Equal(Files(eight)).And.HaveCount(33);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(one, file));
            File.ReadAllBytes(Path.Combine(eight, file)).SequenceEqual(bytes).Should().BeTrue(file);
        }
    }

    [Fact]
    public void The_history_ends_on_its_last_day_and_the_future_begins_after_it()
    {
        var folder = Write("chain", threads: 2);

        var history = Lines(folder, "orders-hourly.csv.gz").Skip(1).Select(Date).ToList();
        var future = Lines(folder, "future/orders-hourly.csv.gz").Skip(1).Select(Date).ToList();

        history.Min().Should().Be(Settings.FirstDay.ToString("O"));
        history.Max().Should().Be(Settings.LastDay.ToString("O"));
        future.Min().Should().Be(Settings.LastDay.AddDays(1).ToString("O"));
        future.Max().Should().Be(Settings.LastDay.AddDays(14).ToString("O"));
    }

    [Fact]
    public void Only_what_is_known_ahead_reaches_past_the_history()
    {
        var folder = Write("chain", threads: 2);

        var late = Lines(folder, "covariates-daily.csv.gz").Skip(1)
            .Where(line => string.CompareOrdinal(Date(line), Settings.LastDay.ToString("O")) > 0).ToList();

        late.Should().NotBeEmpty().And.OnlyContain(line => line.EndsWith(",1", StringComparison.Ordinal));
        Lines(folder, "calendar.csv").Should()
            .Contain(line => line.StartsWith("2025-10-01,public_holiday", StringComparison.Ordinal));
        Lines(folder, "manual-forecasts.csv").Skip(1).Select(line => line.Split(',')[3]).Max()
            .Should().Be(Settings.LastDay.ToString("O"));
    }

    [Fact]
    public void Every_row_has_as_many_fields_as_its_header()
    {
        var folder = Write("chain", threads: 2);

        foreach (var file in Files(folder))
        {
            var lines = Lines(folder, file);
            var columns = lines[0].Split(',').Length;
            lines.Should().OnlyContain(line => line.Split(',', StringSplitOptions.None).Length == columns, file);
        }
    }

    [Fact]
    public void No_hour_is_written_twice_and_lines_and_units_grow_with_orders()
    {
        var rows = Lines(Write("chain", threads: 2), "orders-hourly.csv.gz").Skip(1)
            .Select(line => line.Split(',')).ToList();

        rows.Select(r => string.Join(',', r[..4])).Should().OnlyHaveUniqueItems();
        rows.Should().OnlyContain(r => int.Parse(r[5]) >= int.Parse(r[4]) && int.Parse(r[6]) >= int.Parse(r[5]));
    }

    [Fact]
    public void A_chain_without_goods_leaves_none_of_an_earlier_one_behind()
    {
        var folder = Write("chain", threads: 2);

        new ChainFolder(new ChainSimulator(Settings with { Skus = 0, OrderDays = 0 }))
            .Write(folder, 2, null, CancellationToken.None);

        Files(folder).Should().HaveCount(18).And.NotContain(f => f.Contains("sku") || f.EndsWith("orders.csv.gz"));
    }

    [Fact]
    public void Goods_and_single_orders_change_no_count()
    {
        var with = Write("with", threads: 2);
        var without = Path.Combine(_root, "without");
        new ChainFolder(new ChainSimulator(Settings with { Skus = 0, OrderDays = 0 }))
            .Write(without, 2, null, CancellationToken.None);

        foreach (var file in Files(without))
        {
            File.ReadAllBytes(Path.Combine(with, file)).SequenceEqual(File.ReadAllBytes(Path.Combine(without, file)))
                .Should().BeTrue(file);
        }
    }

    [Fact]
    public void A_cancelled_run_leaves_the_folder_as_it_was()
    {
        var folder = Write("chain", threads: 1);
        var before = Files(folder).ToDictionary(f => f, f => File.ReadAllBytes(Path.Combine(folder, f)));
        var other = new ChainFolder(new ChainSimulator(Settings with { Seed = 6 }));

        FluentActions.Invoking(() => other.Write(folder, 1, null, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();

        Files(folder).Should().Equal(before.Keys);
        before.Should().OnlyContain(f => File.ReadAllBytes(Path.Combine(folder, f.Key)).SequenceEqual(f.Value));
    }

    [Fact]
    public void History_and_future_are_read_back_without_a_reject()
    {
        var folder = Write("chain", threads: 2);
        var chain = new ChainSimulator(Settings);
        var demand = chain.Simulate(chain.Stores[0]);

        var reading = DemandHistoryFolder.Read(folder);
        var future = DemandHistoryFolder.Read(Path.Combine(folder, "future"));

        reading.Rejects.Concat(future.Rejects).Should().BeEmpty();
        reading.Warnings.Concat(future.Warnings).Should().BeEmpty();
        reading.History.LastDay.Should().Be(Settings.LastDay);
        future.History.FirstDay.Should().Be(Settings.LastDay.AddDays(1));
        reading.History.Stores[0].Should().BeEquivalentTo(chain.Stores[0].Store);
        var series = reading.History.Find(new SeriesKey("S001", "eleme"), Grain.Daily)!;
        var eleme = demand.Store.Ports.ToList().FindIndex(p => p.Channel.Id == "eleme");
        for (var day = 0; day < Settings.Days; day++)
        {
            var orders = Enumerable.Range(0, 24).Sum(hour => demand.Orders[demand.Cell(day, hour, eleme)]);
            var isWhole = demand.State[day] == DayState.Open;
            (isWhole ? series.Values[day] : orders).Should().Be(orders);
        }
    }

    private string Write(string name, int threads)
    {
        var folder = Path.Combine(_root, name);
        new ChainFolder(new ChainSimulator(Settings)).Write(folder, threads, null, CancellationToken.None);
        return folder;
    }

    private static List<string> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f)).Order()];

    private static string Date(string line) => line.Split(',')[1];

    private static List<string> Lines(string folder, string file)
    {
        using Stream bytes = File.OpenRead(Path.Combine(folder, file));
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(bytes, CompressionMode.Decompress)
            : bytes);
        return [.. text.ReadToEnd().TrimEnd('\n').Split('\n')];
    }
}
