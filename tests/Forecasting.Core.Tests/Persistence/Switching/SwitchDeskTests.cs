using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Forecasting.Core.Evaluation.Switching;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Switching;
using Forecasting.Core.Simulation;
using Forecasting.Core.Tests.History;

namespace Forecasting.Core.Tests.Persistence.Switching;

/// <summary>Manual forecasts, proposals, decisions and the ledger, over both engines.</summary>
[Collection(EngineCollection.Name)]
public abstract class SwitchDeskTests(DatabaseEngine engine, PostgresServer postgres) : IDisposable
{
    private const int Days = 70;

    private static readonly DateOnly FirstDay = new(2025, 3, 3);

    private readonly EmptyDatabase _place = new(engine, postgres);

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_corrected_manual_forecast_keeps_what_it_said_before()
    {
        using var folder = Stores().With("manual-forecasts.csv",
            "store_id,date,orders,made_on,planner\nA,2025-03-10,100,2025-03-03,Li\nA,2025-03-10,110.5,2025-03-05,Li\n");
        Import(folder);
        folder.With("manual-forecasts.csv", "store_id,date,orders,made_on\nA,2025-03-10,120,2025-03-03\n");
        var outcome = Import(folder);

        outcome.Files.Single(f => f.File == "manual-forecasts.csv").Changed.Should().Be(1);
        var manual = ManualForecastsTable.Scored(_place.Database);
        manual.At("A", new DateOnly(2025, 3, 10), 7).Should().Be(120);
        manual.At("A", new DateOnly(2025, 3, 10), 5).Should().Be(110.5);
        manual.At("A", new DateOnly(2025, 3, 10), 8).Should().Be(double.NaN);
        manual.PlannerAt("A", new DateOnly(2025, 3, 10), 7).Should().Be("Li");
        using var connection = _place.Database.Open();
        var before = ManualForecastsTable.ReplacedOf(connection, "A", FirstDay, FirstDay.AddDays(30)).Single();
        before.Forecast.Orders.Should().Be(100);
        before.ReplacedBy.Should().Be(outcome.ImportId);
    }

    [Fact]
    public void A_number_known_before_its_day_is_scored_as_it_stood_when_the_day_began()
    {
        var day = new DateOnly(2025, 3, 10);
        ImportManual(new DateTimeOffset(2025, 3, 3, 9, 0, 0, default), "A,2025-03-10,100,2025-03-03\n");
        ImportManual(
            new DateTimeOffset(2025, 3, 9, 22, 0, 0, default),
            "A,2025-03-10,110,2025-03-03\nA,2025-03-09,80,2025-03-02\n");
        ImportManual(
            new DateTimeOffset(2025, 3, 10, 1, 0, 0, default),
            "A,2025-03-10,130,2025-03-03\nA,2025-03-09,90,2025-03-02\n");
        ImportManual(new DateTimeOffset(2025, 3, 11, 1, 0, 0, default), "A,2025-03-10,140,2025-03-03\n");

        var scored = ManualForecastsTable.Scored(_place.Database);
        scored.At("A", day, 7).Should().Be(110, "corrections after the day began are hindsight");
        scored.At("A", day.AddDays(-1), 7).Should().Be(90, "nothing of it was known in time");
        using var connection = _place.Database.Open();
        ManualForecastsTable.Of(connection, "A", day, day).Single().Orders.Should().Be(140);
        ManualForecastsTable.ReplacedOf(connection, "A", day, day).Select(r => r.Forecast.Orders)
            .Should().Equal(100, 110, 130);
    }

    [Fact]
    public async Task Overrides_are_scored_where_they_stood_when_their_day_began()
    {
        Import(Stores());
        await using (var connection = _place.Database.Open())
        {
            await AddAsync(connection, "kept", "2025-03-09T20:00:00.000000Z", null);
            await AddAsync(connection, "late", "2025-03-10T00:00:01.000000Z", null);
            await AddAsync(connection, "taken back", "2025-03-08T20:00:00.000000Z", "2025-03-09T20:00:00.000000Z");
            await AddAsync(connection, "regretted", "2025-03-08T20:00:00.000000Z", "2025-03-11T08:00:00.000000Z");
        }

        var (changes, late) = OverridesTable.Scored(_place.Database);

        changes.Select(c => c.Reason).Should().Equal("regretted", "kept");
        late.Should().Be(1);
    }

    [Fact]
    public void Each_switch_can_be_taken_back_from_the_last_to_the_first()
    {
        Prepare(ours: 0.03, manual: 0.15);
        var desk = new SwitchDesk(_place.Database, TimeProvider.System);
        desk.Approve(desk.Look(new SwitchTestOptions(), 7).First(p => p.StoreId == "A").ProposalId, "Wang", "better");
        using (var connection = _place.Database.Open())
        {
            connection.Execute(
                "update store_modes set evidence_from = @FirstDay where store_id = 'A'", new { FirstDay });
            connection.Execute("update kept_forecasts set median = median * 1.5 where store_id = 'A'");
        }

        var back = desk.Look(new SwitchTestOptions(), 7).First(p => p.StoreId == "A");
        back.Target.Should().Be(StoreMode.Shadow);
        desk.Approve(back.ProposalId, "Wang", "it got worse");

        desk.Undo("A", "Li", "the data were wrong").Mode.Should().Be(StoreMode.Live);
        desk.Undo("A", "Li", "not live after all").Mode.Should().Be(StoreMode.Shadow);
        desk.Invoking(d => d.Undo("A", "Li", "again")).Should().Throw<SwitchConflictException>();
    }

    [Fact]
    public void A_proposal_is_made_approved_undone_and_all_of_it_stands_in_the_ledger()
    {
        Prepare(ours: 0.03, manual: 0.15);
        var desk = new SwitchDesk(_place.Database, TimeProvider.System);

        var open = desk.Look(new SwitchTestOptions(), 7);

        open.Select(p => p.StoreId).Should().Contain("A");
        var proposal = open.First(p => p.StoreId == "A");
        proposal.Target.Should().Be(StoreMode.Live);
        proposal.Reference.Should().Be("manual");
        proposal.MeanDifference.Should().BePositive();
        desk.Look(new SwitchTestOptions(), 7).Should().HaveSameCount(open);

        desk.Approve(proposal.ProposalId, "Wang", "ten good weeks")!.State.Should().Be("approved");
        Mode("A").Should().Be(StoreMode.Live);
        desk.Invoking(d => d.Refuse(proposal.ProposalId, "Li", "too late")).Should().Throw<SwitchConflictException>();
        desk.Approve("unknown", "Li", "?").Should().BeNull();

        desk.Undo("A", "Wang", "the opening moved").Mode.Should().Be(StoreMode.Shadow);
        Mode("A").Should().Be(StoreMode.Shadow);
        desk.Invoking(d => d.Undo("A", "Wang", "again")).Should().Throw<SwitchConflictException>();
        using var connection = _place.Database.Open();
        var ledger = SwitchLedgerTable.Of(connection, "A");
        ledger.Select(e => e.Action).Should().Equal("undo", "approve", "propose");
        ledger.Select(e => (e.ModeBefore, e.ModeAfter)).Should()
            .Equal(("live", "shadow"), ("shadow", "live"), ("shadow", "shadow"));
        ledger[1].Who.Should().Be("Wang");
        ledger[1].Why.Should().Be("ten good weeks");
    }

    [Fact]
    public void After_a_refusal_evidence_starts_anew()
    {
        Prepare(ours: 0.03, manual: 0.15);
        var desk = new SwitchDesk(_place.Database, TimeProvider.System);
        foreach (var proposal in desk.Look(new SwitchTestOptions(), 7))
        {
            desk.Refuse(proposal.ProposalId, "Li", "not before the festival");
        }

        desk.Look(new SwitchTestOptions(), 7).Should().BeEmpty();
        Mode("A").Should().Be(StoreMode.Shadow);
    }

    [Fact]
    public void A_live_store_in_which_ours_got_worse_is_proposed_to_go_back()
    {
        Prepare(ours: 0.15, manual: 0.03);
        using (var connection = _place.Database.Open())
        {
            connection.Execute("insert into store_modes (store_id, mode, evidence_from) "
                + "select store_id, 'live', @FirstDay from stores", new { FirstDay });
        }

        var open = new SwitchDesk(_place.Database, TimeProvider.System).Look(new SwitchTestOptions(), 7);

        open.Should().NotBeEmpty().And.OnlyContain(p => p.Target == StoreMode.Shadow);
    }

    [Fact]
    public void Without_manual_forecasts_the_stand_in_is_compared_with_and_named()
    {
        Prepare(ours: 0.01, manual: null);

        var open = new SwitchDesk(_place.Database, TimeProvider.System).Look(new SwitchTestOptions(), 7);

        open.Should().NotBeEmpty().And.OnlyContain(p => p.Reference == "stand-in");
    }

    [Fact]
    public void A_stray_manual_forecast_leaves_the_stand_in_on_all_other_days()
    {
        Prepare(ours: 0.01, manual: null);
        using var folder = Stores().With("manual-forecasts.csv",
            $"store_id,date,orders,made_on\nA,{FirstDay.AddDays(40):yyyy-MM-dd},500,{FirstDay:yyyy-MM-dd}\n");
        Import(folder);

        var open = new SwitchDesk(_place.Database, TimeProvider.System).Look(new SwitchTestOptions(), 7);

        open.Single(p => p.StoreId == "A").Should()
            .Match<SwitchProposal>(p => p.Reference == "manual and stand-in" && p.Days > 50);
    }

    [Fact]
    public void Evidence_starts_anew_after_the_stores_own_day()
    {
        Prepare(ours: 0.03, manual: 0.15, timeZone: "Asia/Shanghai");
        var desk = new SwitchDesk(_place.Database, new FixedClock(new DateTimeOffset(2025, 5, 12, 20, 0, 0, default)));

        var proposal = desk.Look(new SwitchTestOptions(), 7)[0];
        desk.Approve(proposal.ProposalId, "Wang", "ten good weeks");

        using var connection = _place.Database.Open();
        StoreModesTable.All(connection).Single().EvidenceFrom.Should().Be(new DateOnly(2025, 5, 14));
    }

    private string Mode(string store)
    {
        using var connection = _place.Database.Open();
        return StoreModesTable.All(connection).First(m => m.StoreId == store).Mode;
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private static ContractFolder Stores(string timeZone = "UTC") => new ContractFolder()
        .With("stores.csv", $"store_id,timezone\nA,{timeZone}\nB,{timeZone}\nC,{timeZone}\n")
        .With("orders-daily.csv", "store_id,date,orders\nA,2025-03-03,100\n");

    /// <summary>Ten weeks of three stores, with forecasts of both that err by so much.</summary>
    private void Prepare(double ours, double? manual, string timeZone = "UTC")
    {
        var orders = new StringBuilder("store_id,date,orders\n");
        var planned = new StringBuilder("store_id,date,orders,made_on,planner\n");
        var stream = new RandomStream(3, "desk");
        var kept = new List<object>();
        foreach (var store in (string[])["A", "B", "C"])
        {
            for (var day = 0; day < Days; day++)
            {
                var date = FirstDay.AddDays(day);
                var actual = Math.Round(500 * Math.Exp(0.1 * stream.Gaussian()));
                orders.Append(CultureInfo.InvariantCulture, $"{store},{date:yyyy-MM-dd},{actual}\n");
                kept.Add(new { store, date, expected = actual * Math.Exp(ours * stream.Gaussian()) });
                if (manual is { } error)
                {
                    planned.Append(CultureInfo.InvariantCulture,
                        $"{store},{date:yyyy-MM-dd},{actual * Math.Exp(error * stream.Gaussian()):F0},")
                        .Append(CultureInfo.InvariantCulture, $"{date.AddDays(-7):yyyy-MM-dd},P\n");
                }
            }
        }

        using var folder = Stores(timeZone).With("orders-daily.csv", orders.ToString())
            .With("manual-forecasts.csv", planned.ToString());
        Import(folder);
        using var connection = _place.Database.Open();
        connection.Execute(
            "insert into kept_forecasts (store_id, date, lead_days, median, mean, run_id) "
            + "values (@store, @date, 7, @expected, @expected, 'r')", kept);
    }

    private void ImportManual(DateTimeOffset now, string rows)
    {
        using var folder = Stores().With("manual-forecasts.csv", $"store_id,date,orders,made_on\n{rows}");
        Import(folder, new FixedClock(now));
    }

    private static Task<int> AddAsync(DbConnection connection, string reason, string recordedAt, string? withdrawnAt) =>
        connection.ExecuteAsync(
            """
            insert into overrides
                (override_id, store_id, date, orders, made_on, planner, reason, recorded_at, withdrawn_at)
            values (@reason, 'A', @date, 90, @madeOn, 'Li', @reason, @recordedAt, @withdrawnAt)
            """,
            new
            {
                reason,
                date = new DateOnly(2025, 3, 10),
                madeOn = new DateOnly(2025, 3, 8),
                recordedAt,
                withdrawnAt,
            });

    private ImportOutcome Import(ContractFolder folder, TimeProvider? clock = null)
    {
        var import = new FolderImport(_place.Database, clock ?? TimeProvider.System);
        return import.Run(import.NewId(), folder.Path, new ImportSettings());
    }
}

public sealed class SqliteSwitchDeskTests(PostgresServer postgres) : SwitchDeskTests(DatabaseEngine.Sqlite, postgres);

public sealed class PostgresSwitchDeskTests(PostgresServer postgres)
    : SwitchDeskTests(DatabaseEngine.Postgres, postgres);
