using Dapper;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Persistence;
using Forecasting.Core.Tests.History;

namespace Forecasting.Core.Tests.Persistence;

/// <summary>What an import leaves in the database, over both engines.</summary>
[Collection(EngineCollection.Name)]
public abstract class ImportTests(DatabaseEngine engine, PostgresServer postgres) : IDisposable
{
    private readonly EmptyDatabase _place = new(engine, postgres);

    private static readonly string[] Tables =
    [
        "stores", "channels", "orders_daily", "orders_hourly", "raw_orders", "calendar_entries", "covariates",
        "changes",
    ];

    public void Dispose() => _place.Dispose();

    [Fact]
    public void The_history_read_back_is_the_one_that_the_folder_gives()
    {
        using var folder = Everything();

        var outcome = Import(folder);

        outcome.Refusal.Should().BeNull();
        outcome.Stores.Should().Be(2);
        var (stored, read) = (StoredDemandHistory.Read(_place.Database), folder.Read().History);
        stored.Stores.Should().BeEquivalentTo(read.Stores);
        stored.Channels.Should().BeEquivalentTo(read.Channels);
        stored.Calendar.Entries.Should().BeEquivalentTo(read.Calendar.Entries);
        stored.FirstDay.Should().Be(read.FirstDay);
        foreach (var grain in new[] { Grain.Daily, Grain.Hourly })
        {
            stored.Of(grain).Select(s => s.Key).Should().Equal(read.Of(grain).Select(s => s.Key));
            stored.Of(grain).SelectMany(s => s.Values.ToArray()).Should()
                .Equal(read.Of(grain).SelectMany(s => s.Values.ToArray()));
        }

        stored.Covariates.Select(c => (c.Name, c.StoreId, c.KnownAhead)).Should()
            .BeEquivalentTo(read.Covariates.Select(c => (c.Name, c.StoreId, c.KnownAhead)));
        stored.Covariates.Single(c => c.Name == "rain").At(new DateOnly(2024, 1, 1), 5).Should().Be(1.25);
    }

    [Fact]
    public void Importing_the_same_folder_twice_changes_nothing()
    {
        using var folder = Everything();
        Import(folder);
        var before = Counts();

        var second = Import(folder);

        Counts().Should().Equal(before);
        second.Files.Should().OnlyContain(f => f.Added == 0 && f.Changed == 0 && f.Rows > 0);
        Count("imports").Should().Be(2);
    }

    [Fact]
    public void A_later_file_replaces_the_value_and_the_change_is_recorded()
    {
        using var folder = Everything();
        Import(folder);
        folder.With("orders-daily.csv", "store_id,channel_id,date,orders\nA,app,2024-01-01,77\nA,app,2024-01-09,1\n");

        var outcome = Import(folder);

        var daily = outcome.Files.Single(f => f.File == "orders-daily.csv");
        (daily.Added, daily.Changed).Should().Be((1, 1));
        using var connection = _place.Database.Open();
        var change = connection.QuerySingle<(string Key, string Old, string New)>(
            "select row_key, old_value, new_value from changes");
        change.Should().Be(("store_id=A channel_id=app date=2024-01-01", "orders=5", "orders=77"));
    }

    [Fact]
    public void A_file_without_an_optional_column_erases_nothing()
    {
        using var folder = Stores().With("orders-hourly.csv", "store_id,date,hour,orders,lines\nA,2024-01-01,5,2,9\n");
        Import(folder);
        folder.With("orders-hourly.csv", "store_id,date,hour,orders\nA,2024-01-01,5,3\n");

        Import(folder);

        using var connection = _place.Database.Open();
        connection.QuerySingle<(long, long)>("select orders, lines from orders_hourly").Should().Be((3L, 9L));
    }

    [Fact]
    public void Too_many_rejected_rows_change_nothing_and_every_one_is_reported()
    {
        using var folder = Everything();
        Import(folder);
        var before = Counts();
        folder.With("orders-daily.csv", "store_id,channel_id,date,orders\nA,app,2024-01-01,99\nA,app,2024-02-31,1\n");
        var rejects = new List<RejectedRow>();

        var outcome = Import(folder, new ImportSettings { OnReject = rejects.Add });

        outcome.Refusal.Should().Contain("orders-daily.csv: 1 of 2 rows");
        rejects.Should().ContainSingle().Which.Reason.Should().Contain("exists");
        Counts().Should().Equal(before);
        Count("imports").Should().Be(1);
        StoredDemandHistory.Read(_place.Database).Find(new("A", "app"), Grain.Daily)!.Values[0].Should().Be(5);
    }

    [Fact]
    public void Few_rejected_rows_are_kept_in_their_table_and_the_rest_is_imported()
    {
        using var folder = Stores().With("orders-daily.csv", "store_id,date,orders\nA,2024-01-01,99\nX,2024-01-01,1\n");

        var outcome = Import(folder, new ImportSettings { MaxRejectedShare = 0.5 });

        outcome.Rejected.Should().Be(1);
        using var connection = _place.Database.Open();
        const string Sql = "select file, line, column_name, value from rejected_rows";
        connection.QuerySingle<(string, long, string, string)>(Sql).Should()
            .Be(("orders-daily.csv", 3L, "store_id", "X"));
        Count("orders_daily").Should().Be(1);
    }

    [Theory]
    [InlineData("day,kind\n2024-01-01,closed\n", "*'date' is missing*")]
    [InlineData("date,kind\n2024-01-01,closed\n2024-01-02,\"closed\"?\n", "*at line 3*quotes do not match*")]
    public void A_broken_file_changes_nothing_of_the_files_before_it(string calendar, string message)
    {
        using var folder = Everything();
        folder.With("calendar.csv", calendar);

        folder.Invoking(f => Import(f)).Should().Throw<ContractViolationException>().WithMessage(message);

        Counts().Should().OnlyContain(rows => rows == 0);
    }

    [Fact]
    public void A_folder_without_stores_is_an_error()
    {
        using var folder = new ContractFolder().With("orders-daily.csv", "store_id,date,orders\nA,2024-01-01,9\n");

        folder.Invoking(f => Import(f)).Should().Throw<ContractViolationException>()
            .WithMessage("*stores.csv is missing*");
    }

    [Fact]
    public void Raw_orders_of_overlapping_files_count_once()
    {
        using var folder = Raw("1,A,2024-06-01T10:00\n2,A,2024-06-01T10:30\n3,A,2024-06-01T12:00\n");
        Import(folder);
        Raw("3,A,2024-06-01T12:00\n4,A,2024-06-01T12:30\n5,A,2024-06-02T01:00\n", folder);

        Import(folder);
        var first = Hours();
        Import(folder);

        Hours().Should().Equal(first);
        Count("raw_orders").Should().Be(5);
        first[10..14].Should().Equal(2, 0, 2, 0);
        first[24..26].Should().Equal(0, 1);
    }

    [Fact]
    public void A_raw_order_with_another_time_moves_to_its_new_hour()
    {
        using var folder = Raw("1,A,2024-06-01T10:00\n2,A,2024-06-01T11:00\n");
        Import(folder);
        Raw("1,A,2024-06-02T15:00\n", folder);

        Import(folder);

        var hours = Hours();
        (hours[10], hours[11], hours[24 + 15]).Should().Be((0, 1, 1));
    }

    [Fact]
    public void A_channel_known_from_an_earlier_import_counts_0_where_a_later_file_has_none_of_it_yet()
    {
        const string Header = "order_id,store_id,placed_at,channel_id\n";
        using var folder = Stores().With(
            "orders.csv", Header + "1,A,2024-06-01T10:00,app\n2,A,2024-06-01T11:00,rare\n");
        Import(folder);
        folder.With(
            "orders.csv",
            Header + "3,A,2024-06-02T10:00,app\n4,A,2024-06-03T09:00,rare\n5,A,2024-06-03T10:00,new\n");

        Import(folder);

        var history = StoredDemandHistory.Read(_place.Database);
        history.Find(new SeriesKey("A", "rare"), Grain.Hourly)!.Day(1)[10..].ToArray()
            .Should().OnlyContain(orders => orders == 0);
        history.Find(new SeriesKey("A", "new"), Grain.Hourly)!.Day(1).ToArray()
            .Should().OnlyContain(orders => double.IsNaN(orders));
    }

    [Fact]
    public void A_stopped_import_changes_nothing()
    {
        using var folder = Everything();
        using var stop = new CancellationTokenSource();
        var settings = new ImportSettings { OnFile = (_, _) => stop.Cancel() };

        var import = new FolderImport(_place.Database, TimeProvider.System);
        folder.Invoking(f => import.Run("1", f.Path, settings, stop.Token)).Should()
            .Throw<OperationCanceledException>();

        Counts().Should().OnlyContain(rows => rows == 0);
    }

    private static ContractFolder Stores() => new ContractFolder().With("stores.csv", ContractFolder.SmallStores);

    private static ContractFolder Everything() => new ContractFolder()
        .With("stores.csv", "store_id,name,region,timezone,opened_on,open_hour,close_hour,area\n"
            + "A,\"Ä, \"\"x\"\"\",north,Europe/Berlin,2020-01-01,8,22,800\nB,,,Asia/Shanghai,,,,\n")
        .With("channels.csv", "channel_id,promise,radius_km\napp,half_day,5.5\nfax,scheduled,\n")
        .With("orders-daily.csv", "store_id,channel_id,date,orders\nA,app,2024-01-01,5\nB,fax,2024-01-03,0\n")
        .With("orders-hourly.csv", "store_id,channel_id,date,hour,orders,lines,units\n"
            + "A,app,2024-01-02,9,5,10,\nA,app,2024-01-02,10,4,,\n")
        .With("orders.csv", "order_id,channel_id,store_id,placed_at,promise,distance_km\n"
            + "1,app,A,2024-01-02T09:30,one_hour,2.5\n")
        .With("calendar.csv", "date,kind,name,store_id,region,value\n2024-01-01,closed,,A,,\n"
            + "2024-01-02,sale,Big,,north,0.25\n")
        .With("covariates-daily.csv", "store_id,date,name,value,known_ahead\n,2024-01-01,price,3,1\n")
        .With("covariates-hourly.csv", "store_id,date,hour,name,value\nA,2024-01-01,5,rain,1.25\n");

    private static ContractFolder Raw(string rows, ContractFolder? folder = null) =>
        (folder ?? Stores()).With("orders.csv", "order_id,store_id,placed_at\n" + rows);

    private ImportOutcome Import(ContractFolder folder, ImportSettings? settings = null)
    {
        var import = new FolderImport(_place.Database, TimeProvider.System);
        return import.Run(import.NewId(), folder.Path, settings ?? new ImportSettings());
    }

    private double[] Hours() => StoredDemandHistory.Read(_place.Database).Hourly.Single().Values.ToArray();

    private long Count(string table)
    {
        using var connection = _place.Database.Open();
        return connection.ExecuteScalar<long>($"select count(*) from {table}");
    }

    private List<long> Counts() => [.. Tables.Select(Count)];
}

public sealed class SqliteImportTests(PostgresServer postgres) : ImportTests(DatabaseEngine.Sqlite, postgres);

public sealed class PostgresImportTests(PostgresServer postgres) : ImportTests(DatabaseEngine.Postgres, postgres);
