using System.Net;
using System.Text.Json;
using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Persistence.Rosters;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Tests.Staffing;

public sealed class RosterApiTests : IAsyncLifetime
{
    private const string Path = "/stores/S001/staffing/roster";

    /// <summary>The clocks of Berlin go forward in the night after the second day.</summary>
    private static readonly DateOnly Friday = new(2025, 3, 28);

    private static readonly Store Night =
        new() { Id = "S001", OpenHour = 20, CloseHour = 8, TimeZoneId = "Europe/Berlin" };

    private readonly ChainOfRuns _chain = new();
    private ServedApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        await _chain.PublishAsync(level: 10);
        _api = new ServedApi(_chain);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        _chain.Dispose();
    }

    [Fact]
    public async Task A_store_is_told_who_works_when_and_what_could_not_be_met()
    {
        await PublishAsync();

        var answer = await _api.JsonAsync(Path);

        (Text(answer, "from"), Text(answer, "to"), Text(answer, "time_zone")).Should()
            .Be(("2025-03-28", "2025-03-30", "Europe/Berlin"));
        var source = answer.GetProperty("rosters").EnumerateArray().Single();
        (Text(source, "origin"), Text(source, "model"), source.GetProperty("cost").GetDouble()).Should()
            .Be(("2025-03-27", "weekday-mean", 4500));
        Text(source, "roster_id").Should().StartWith("roster-20250327-");
        var shifts = answer.GetProperty("shifts").EnumerateArray().ToList();
        shifts.Select(s => (Text(s, "date"), Text(s, "staff_id"))).Should()
            .Equal(("2025-03-28", "E1"), ("2025-03-29", "E1"), ("2025-03-30", "=2"));
        (Text(shifts[1], "from"), Text(shifts[1], "until"), Text(shifts[1], "starts_at"), Text(shifts[1], "ends_at"))
            .Should().Be(("22:00", "06:00", "2025-03-29T21:00:00Z", "2025-03-30T04:00:00Z"));
        var pause = shifts[1].GetProperty("breaks").EnumerateArray().Single();
        (Text(pause, "from"), Text(pause, "until")).Should().Be(("01:00", "01:30"));
        (shifts[1].GetProperty("paid_minutes").GetInt32(), shifts[1].GetProperty("cost").GetDouble())
            .Should().Be((390, 162.5));
        answer.GetProperty("hours").GetDouble().Should().Be(7.5 + 6.5 + 7.5);
        var open = answer.GetProperty("open_shifts").EnumerateArray().Single();
        (open.GetProperty("people").GetInt32(), open.GetProperty("cost").GetDouble()).Should().Be((1, 3750));
        open.GetProperty("conflict").EnumerateArray().Select(c => c.GetString()).Should()
            .Equal("availability", "role");
        var hour = answer.GetProperty("uncovered").EnumerateArray().First();
        (Text(hour, "date"), hour.GetProperty("hour").GetInt32(), hour.GetProperty("missing_hours").GetDouble())
            .Should().Be(("2025-03-29", 1, 0.25));
        var wish = answer.GetProperty("unmet_wishes").EnumerateArray().Single();
        (Text(wish, "staff_id"), Text(wish, "date"), Text(wish, "wish")).Should().Be(("E1", "2025-03-29", "day_off"));
        var change = answer.GetProperty("changes").EnumerateArray().Single();
        (Text(change, "change"), Text(change, "reason"), change.GetProperty("cost").GetDouble()).Should()
            .Be(("withdrawn", "availability: E3 is away", 60));
    }

    [Theory]
    [InlineData("?week=2025-03-26", 3)]
    [InlineData("?week=2025-03-30", 3)]
    [InlineData("?from=2025-03-29", 2)]
    [InlineData("?to=2025-03-28", 1)]
    [InlineData("?from=2025-03-29&to=2025-03-29&person=E1", 1)]
    [InlineData("?person=E3", 0)]
    public async Task Days_and_people_can_be_asked_for(string query, int shifts)
    {
        await PublishAsync();

        var answer = await _api.JsonAsync(Path + query);

        answer.GetProperty("shifts").GetArrayLength().Should().Be(shifts);
        answer.TryGetProperty("open_shifts", out _).Should().Be(!query.Contains("person", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?person=E1&format=ics", null)]
    [InlineData("?person=E1", "text/calendar")]
    public async Task A_persons_calendar_knows_nights_in_which_clocks_change(string query, string? accept)
    {
        await PublishAsync();

        using var response = await _api.SendAsync(Path + query, accept);

        response.Content.Headers.ContentType!.ToString().Should().Be("text/calendar; charset=utf-8");
        var text = await response.Content.ReadAsStringAsync();
        text.Split("BEGIN:VEVENT").Should().HaveCount(1 + 2);
        text.Should().StartWith("BEGIN:VCALENDAR\r\n").And.NotContain("DTSTART:20250330")
            .And.Contain("DTSTART:20250328T210000Z\r\nDTEND:20250329T050000Z\r\nSUMMARY:Picker: 王芳\r\n")
            .And.Contain("DTSTART:20250329T210000Z\r\nDTEND:20250330T040000Z\r\nSUMMARY:Picker: 王芳\r\n")
            .And.Contain("DESCRIPTION:Break: 01:00 to 01:30\r\n").And.Contain("DTSTAMP:20250327T180000Z\r\n");
    }

    [Fact]
    public async Task A_person_without_shifts_has_an_empty_calendar_and_the_store_has_all_shifts()
    {
        await PublishAsync();

        using var nothing = await _api.SendAsync($"{Path}?person=E3&format=ics");
        using var all = await _api.SendAsync($"{Path}?format=ics");

        nothing.StatusCode.Should().Be(HttpStatusCode.OK);
        (await nothing.Content.ReadAsStringAsync()).Should().NotContain("VEVENT").And.EndWith("END:VCALENDAR\r\n");
        (await all.Content.ReadAsStringAsync()).Split("BEGIN:VEVENT").Should().HaveCount(1 + 3);
    }

    [Fact]
    public async Task The_table_has_no_formula_and_the_columns_that_plan_takes_back()
    {
        await PublishAsync();

        using var response = await _api.SendAsync($"{Path}?format=csv");

        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        lines[0].Should().StartWith("store_id,staff_id,name,date,role,from,until,paid_minutes,");
        lines[1].Should().Be(
            "S001,E1,王芳,2025-03-28,picker,22:00,06:00,450,2025-03-28T21:00:00Z,2025-03-29T05:00:00Z,01:00-01:30,187.5");
        lines[3].Should().StartWith("S001,'=2,'=1+1,2025-03-30,");
    }

    [Fact]
    public async Task The_table_is_what_plan_reads_as_published()
    {
        await PublishAsync();
        using var response = await _api.SendAsync($"{Path}?person=E1&format=csv");
        var folder = Directory.CreateTempSubdirectory("rtmart-roster-").FullName;
        var file = System.IO.Path.Combine(folder, "roster.csv");
        await File.WriteAllTextAsync(file, await response.Content.ReadAsStringAsync());
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(folder, "staff.csv"), "staff_id,store_id,roles\nE1,S001,picker\n");
        var log = new ReadingLog();

        var told = PublishedRoster.Read(file, StaffFolder.Read(folder, log), [Night], log).Of("S001");

        Directory.Delete(folder, recursive: true);
        (log.Rejects.Count, log.Warnings.Count).Should().Be((0, 0));
        told.Should().BeEquivalentTo(
            RosterBasis.Read(_chain.Database, Friday, Friday.AddDays(2)).Published.Of("S001")
                .Where(s => s.StaffId == "E1").Select(s => s with { Name = "" }));
        told.Should().HaveCount(2).And.OnlyContain(s => s.Breaks!.Single() == new ShiftBreak(1500, 1530));
    }

    [Theory]
    [InlineData("/stores/S009/staffing/roster", HttpStatusCode.NotFound, "unknown-store")]
    [InlineData("/stores/S002/staffing/roster", HttpStatusCode.NotFound, "no-roster")]
    [InlineData($"{Path}?week=2025-04-07", HttpStatusCode.NotFound, "no-roster")]
    [InlineData($"{Path}?week=9999-12-31", HttpStatusCode.NotFound, "no-roster")]
    [InlineData($"{Path}?week=0001-01-01", HttpStatusCode.NotFound, "no-roster")]
    [InlineData($"{Path}?person=E9", HttpStatusCode.NotFound, "unknown-person")]
    [InlineData($"{Path}?week=2025-02-30", HttpStatusCode.BadRequest, "bad-date")]
    [InlineData($"{Path}?week=13", HttpStatusCode.BadRequest, "bad-date")]
    [InlineData($"{Path}?from=28.03.2025", HttpStatusCode.BadRequest, "bad-date")]
    [InlineData($"{Path}?from=2025-03-30&to=2025-03-29", HttpStatusCode.BadRequest, "from-after-to")]
    [InlineData($"{Path}?week=2025-03-28&from=2025-03-28", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData($"{Path}?format=pdf", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData($"{Path}?weak=2025-03-28", HttpStatusCode.BadRequest, "unknown-parameter")]
    public async Task What_cannot_be_answered_is_named(string path, HttpStatusCode status, string type)
    {
        await PublishAsync();

        await ShouldBeAsync(path, status, type);
    }

    [Fact]
    public async Task A_week_without_a_roster_names_the_days_that_have_one_and_what_to_do()
    {
        await PublishAsync();

        var problem = await ShouldBeAsync($"{Path}?week=2025-04-07", HttpStatusCode.NotFound, "no-roster");

        (Text(problem, "first_date"), Text(problem, "last_date")).Should().Be(("2025-03-28", "2025-03-30"));
        Text(problem, "detail").Should().Contain("./rtmart plan --data DIR --db CONNECTION");
    }

    [Fact]
    public async Task Before_the_first_roster_it_is_said_how_to_make_one()
    {
        var problem = await ShouldBeAsync(Path, HttpStatusCode.NotFound, "no-roster");

        Text(problem, "detail").Should().Contain("./rtmart plan --data DIR --db CONNECTION").And.Contain("staff.csv");
    }

    [Fact]
    public async Task A_format_that_is_not_offered_is_refused_with_those_that_are()
    {
        await PublishAsync();

        using var response = await _api.SendAsync(Path, "image/png");

        response.StatusCode.Should().Be(HttpStatusCode.NotAcceptable);
        (await response.Content.ReadAsStringAsync()).Should().Contain("text/calendar");
        using var elsewhere = await _api.SendAsync("/stores/S001/staffing/shifts", "text/calendar");
        elsewhere.StatusCode.Should().Be(HttpStatusCode.NotAcceptable);
    }

    private async Task<JsonElement> ShouldBeAsync(string path, HttpStatusCode status, string type)
    {
        using var response = await _api.SendAsync(path);

        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Text(problem, "type").Should().Be($"urn:rtmart-forecast:{type}");
        return problem;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private async Task PublishAsync()
    {
        List<StaffPlan> plans = [.. Enumerable.Range(0, 3).Select(d => Plan(Friday.AddDays(d)))];
        var shifts = RosterShifts.Of(plans);
        var roster = new Roster
        {
            Problem = new RosterProblem
            {
                FirstDay = Friday,
                Days = 3,
                Shifts = shifts,
                Staff =
                [
                    new StaffMember
                    {
                        Id = "E1",
                        Name = "王芳",
                        Wishes = [new StaffWish(Friday.AddDays(1), WantsToWork: false)],
                    },
                    new StaffMember { Id = "=2", Name = "=1+1" },
                    new StaffMember { Id = "E3", Name = "E3" },
                ],
            },
            Assignments = [new Assignment(0, 0), new Assignment(0, 1), new Assignment(1, 2)],
            Unfilled = [new UnfilledShift(2, 1, 3750, ["availability", "role"])],
            Cost = 4500,
            LowerBound = 4500,
        };
        RosterChange[] changes =
            [new(roster.Problem.Staff[2], shifts[2] with { People = 1 }, false, 60, "availability: E3 is away")];
        await RosterPublication.PublishAsync(
            _chain.Database,
            [new PlannedRoster(Night, plans, roster, changes)],
            RosterBasis.Read(_chain.Database, Friday, Friday.AddDays(2)),
            new Origin(Friday.AddDays(-1)),
            "weekday-mean",
            new DateTimeOffset(2025, 3, 27, 18, 0, 0, TimeSpan.Zero),
            CancellationToken.None);
    }

    /// <summary>One shift from 22 to 6 with a break at 1, where a picker is missing as well.</summary>
    private static StaffPlan Plan(DateOnly date)
    {
        var day = StaffDay.Of(Night, date);
        var until = day.Slots.Index().First(s => s.Item.Hour == 6).Index;
        var none = new int[day.Slots.Count];
        var nothing = new double[day.Slots.Count];
        var requirement = new StaffRequirement
        {
            Day = day,
            Scenarios = OrderScenarios.Sample(
                day, [], new OrderMix { PickMinutes = WorkTimes.LogNormal(8, 0.4) }, 1, 1),
            Deferred = null,
            Pickers = none,
            Riders = none,
            Targets = StaffTargets.Usual,
            Trips = null,
            Orders = nothing,
            LatePicks = nothing,
            LateRides = nothing,
            UnreachablePicks = [],
            UnreachableRides = [],
        };
        var riders = new ShiftPlan { Shifts = [], Cover = none, Uncovered = [], Cost = 0, LowerBound = 0 };
        var pickers = riders with
        {
            Shifts = [new StaffedShift(new Shift(new ShiftSpan(8, 20), new ShiftSpan(22, until)), 1)],
            Uncovered = [new UncoveredSlot(20, 1, 62.5)],
        };
        return new StaffPlan(requirement, pickers, riders, new StaffOutlook(0, 1, 1, 0, 0, 0, 0));
    }
}
