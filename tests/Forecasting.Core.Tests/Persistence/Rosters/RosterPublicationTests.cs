using Forecasting.Core.Domain;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Rosters;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Persistence.Rosters;

[Collection(EngineCollection.Name)]
public sealed class RosterPublicationTests(PostgresServer postgres)
{
    private static readonly DateOnly Monday = new(2025, 6, 2);

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_roster_is_read_as_it_was_published(DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        var planned = RosterDays.Planned("S1", Monday, 2, "E1", "E2");
        await PublishAsync(place.Database, planned);

        var whole = Read(place.Database, "S1", Monday, Monday.AddDays(9));
        (whole.Roster.FirstDay, whole.Roster.LastDay, whole.Roster.Origin, whole.Roster.Model)
            .Should().Be((Monday, Monday.AddDays(1), Monday.AddDays(-1), "weekday-mean"));
        whole.Roster.RosterId.Should().StartWith("roster-20250601-");
        whole.Roster.TimeZone.Should().Be("Asia/Shanghai");
        whole.Roster.Cost.Should().BeGreaterThan(0);
        whole.People.Select(p => (p.StaffId, p.ContractHours)).Should().Equal(("E1", 44), ("E2", 44));
        whole.People.Sum(p => p.PlannedHours).Should().Be(whole.Shifts.Sum(s => s.PaidMinutes) / 60.0);
        var roster = planned.Roster!;
        whole.Shifts.Select(s => (s.StaffId, s.Date, s.FromMinute, s.UntilMinute, s.PaidMinutes)).Should()
            .BeEquivalentTo(roster.Assignments.Select(a => (roster.Problem.Staff[a.Person].Id,
                roster.Problem.Shifts[a.Shift].Date, roster.Problem.Shifts[a.Shift].FromMinute,
                roster.Problem.Shifts[a.Shift].UntilMinute, roster.Problem.Shifts[a.Shift].PaidMinutes)));
        var shift = whole.Shifts[0];
        shift.Should().Be(shift with
        {
            StoreId = "S1",
            Role = "picker",
            Breaks = "720-750",
            StartsAt = "2025-06-02T00:00:00Z",
            EndsAt = "2025-06-02T08:30:00Z",
            Cost = 25 * 8,
        });
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task What_could_not_be_met_is_read_as_it_was_published(DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        await PublishAsync(place.Database, RosterDays.Planned("S1", Monday, 2, "E1", "E2") with
        {
            Changes = [new RosterChange(new StaffMember { Id = "E9", Name = "老" },
                new RosterShift(Monday, StaffRole.Rider, 540, 780, 240, 1), false, 60, "role: E9 does not ride")],
        });

        var whole = Read(place.Database, "S1", Monday, Monday.AddDays(9));
        whole.Open.Should().HaveCount(2).And.OnlyContain(
            o => o.People == 1 && o.Cost == 500 * 8 && o.Conflict == "number of people");
        whole.Uncovered.Should().Contain(new StoredUncoveredHour
        {
            Date = Monday,
            Role = "picker",
            Hour = 20,
            MissingHours = 0.5,
            Cost = 35,
        });
        whole.Wishes.Should().ContainSingle().Which.Should().Be(new StoredUnmetWish
        {
            Date = Monday,
            StaffId = "E1",
            WantsToWork = 0,
            Name = "王E1",
            Cost = 20,
        });
        whole.Changes.Should().ContainSingle().Which.Should().Be(new StoredRosterChange
        {
            Date = Monday,
            StaffId = "E9",
            IsAdded = 0,
            FromMinute = 540,
            UntilMinute = 780,
            Name = "老",
            Role = "rider",
            PaidMinutes = 240,
            Cost = 60,
            Reason = "role: E9 does not ride",
        });
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_later_plan_replaces_all_from_its_first_day_and_leaves_days_before_and_other_stores(
        DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        await PublishAsync(
            place.Database, RosterDays.Planned("S1", Monday, 3, "E1"), RosterDays.Planned("S2", Monday, 3, "E2"));

        await PublishAsync(place.Database, RosterDays.Planned("S1", Monday.AddDays(1), 3, "E3"));

        var whole = Read(place.Database, "S1", Monday, Monday.AddDays(9));
        whole.Shifts.Select(s => (s.Date.Day, s.StaffId)).Should()
            .Equal((2, "E1"), (3, "E3"), (4, "E3"), (5, "E3"));
        whole.People.Select(p => p.StaffId).Should().Equal("E1", "E3");
        whole.Open.Should().HaveCount(4);
        whole.Wishes.Should().HaveCount(2, "E1 on the first day, and E3 on the second");
        using var rosters = new ServedRosters(place.Database);
        rosters.Of("S1", Monday, Monday.AddDays(9)).Select(r => (r.FirstDay.Day, r.LastDay.Day)).Should()
            .Equal((2, 2), (3, 5));
        rosters.Of("S1", Monday.AddDays(4), Monday.AddDays(9)).Should().BeEmpty();
        rosters.Newest.Select(r => (r.StoreId, r.FirstDay.Day, r.LastDay.Day)).Should()
            .Equal(("S1", 3, 5), ("S2", 2, 4));
        rosters.Shifts(Monday, Monday.AddDays(9)).Count(s => s.StoreId == "S2").Should().Be(3);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task What_fails_on_the_way_leaves_every_store_as_it_was(DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        await PublishAsync(
            place.Database, RosterDays.Planned("S1", Monday, 1, "E1"), RosterDays.Planned("S2", Monday, 1, "E2"));
        var change = new RosterChange(
            new StaffMember { Id = "E9" }, new RosterShift(Monday, StaffRole.Rider, 540, 780, 240, 1), true, 0, "");

        // The second store's changes have the same key twice, which the database refuses.
        var broken = () => PublishAsync(
            place.Database,
            RosterDays.Planned("S1", Monday, 1, "E3"),
            RosterDays.Planned("S2", Monday, 1, "E4") with { Changes = [change, change] });

        await broken.Should().ThrowAsync<DatabaseException>();
        Read(place.Database, "S1", Monday, Monday).Shifts.Should().ContainSingle().Which.StaffId.Should().Be("E1");
        Read(place.Database, "S2", Monday, Monday).Shifts.Should().ContainSingle().Which.StaffId.Should().Be("E2");
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Who_planned_from_an_older_state_or_too_few_days_is_refused(DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        var older = RosterBasis.Read(place.Database, Monday, Monday.AddDays(1));
        await PublishAsync(place.Database, RosterDays.Planned("S1", Monday, 2, "E1"));

        var late = () => PublishAsync(place.Database, older, RosterDays.Planned("S1", Monday, 2, "E2"));
        var shorter = () => PublishAsync(place.Database, RosterDays.Planned("S1", Monday, 1, "E2"));

        (await late.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*got another roster*Run it again*");
        (await shorter.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*up to 2025-06-03*");
        Read(place.Database, "S1", Monday, Monday).Shifts.Should().ContainSingle().Which.StaffId.Should().Be("E1");
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task What_is_published_is_the_basis_of_the_next_plan(DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        var planned = RosterDays.Planned("S1", Monday, 3, "E1");
        await PublishAsync(place.Database, planned);

        var basis = RosterBasis.Read(place.Database, Monday.AddDays(1), Monday.AddDays(1));

        basis.LastDayOf("S1").Should().Be(Monday.AddDays(2));
        basis.LastDayOf("S2").Should().BeNull();
        basis.Published.Of("S1").Select(p => (p.StaffId, p.Name, p.Shift.Date.Day)).Should()
            .Equal([("E1", "王E1", 2), ("E1", "王E1", 3)], "later days are not planned");
        basis.Published.Of("S1")[0].Breaks.Should().Equal(new ShiftBreak(720, 750));
        basis.Published.Of("S1")[0].Shift.Should().Be(planned.Roster!.Problem.Shifts[0] with { People = 1 });
        RosterBasis.Read(place.Database, Monday.AddDays(70), Monday.AddDays(76)).Published.Of("S1")
            .Should().BeEmpty("that is too long ago to count");
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Published_shifts_stay_with_their_people_though_others_are_cheaper(DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        await PublishAsync(place.Database, RosterDays.Planned("S1", Monday, 1, "E1", "E2", "E3"));
        var problem = RosterDays.Planned("S1", Monday, 1, "E1", "E2", "E3").Roster!.Problem;
        var cheaper = problem with
        {
            Staff = [.. problem.Staff, .. Enumerable.Range(4, 3).Select(i => new StaffMember
            {
                Id = $"E{i}", Roles = [StaffRole.Picker], CostPerHour = 24,
            })],
        };

        var week = PublishedWeek.Of(
            RosterBasis.Read(place.Database, Monday, Monday).Published, "S1", cheaper);
        var pinned = RosterPlanner.Plan(cheaper with
        {
            Staff = week.Staff,
            Published = week.Assignments(cheaper.Shifts),
        });

        People(pinned).Should().Equal("E1", "E2", "E3");
        week.Changes(pinned, cheaper.Prices, []).Should().BeEmpty();
        People(RosterPlanner.Plan(cheaper)).Should().Equal("E4", "E5", "E6");

        static IEnumerable<string> People(Roster roster) =>
            roster.Assignments.Select(a => roster.Problem.Staff[a.Person].Id).Order();
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task What_a_person_worked_in_another_store_counts_after_a_move(DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        await PublishAsync(place.Database, RosterDays.Planned("S1", Monday.AddDays(-5), 5, "E1"));
        var problem = RosterDays.Planned("S2", Monday, 2, "E1").Roster!.Problem;

        var week = PublishedWeek.Of(
            RosterBasis.Read(place.Database, Monday, Monday.AddDays(1)).Published, "S2", problem);

        week.Staff.Single().DaysInARowBefore.Should().Be(5);
        week.Staff.Single().RestMinutesBefore.Should().Be((7 * 60) + 30, "the last shift ended at 16:30");
        RosterPlanner.Plan(problem with { Staff = week.Staff }).Assignments.Should()
            .ContainSingle("a seventh day in a row is one too many");
    }

    private static Task<string> PublishAsync(Database database, params PlannedRoster[] rosters) => PublishAsync(
        database,
        RosterBasis.Read(database, rosters[0].Days[0].Requirement.Day.Date, rosters[0].Days[^1].Requirement.Day.Date),
        rosters);

    private static Task<string> PublishAsync(Database database, RosterBasis basis, params PlannedRoster[] rosters) =>
        RosterPublication.PublishAsync(
            database,
            rosters,
            basis,
            new Origin(rosters[0].Days[0].Requirement.Day.Date.AddDays(-1)),
            "weekday-mean",
            TimeProvider.System.GetUtcNow(),
            TestContext.Current.CancellationToken);

    private static StoredRosterWhole Read(Database database, string storeId, DateOnly from, DateOnly to)
    {
        using var rosters = new ServedRosters(database);
        return rosters.Whole(rosters.Of(storeId, from, to), from, to);
    }
}
