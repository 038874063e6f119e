using CsCheck;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class RosterTests
{
    private static readonly DateOnly Monday = new(2025, 6, 2);

    private static readonly RosterOptions Quick = new() { SolverSeconds = 0.3 };

    [Fact]
    public void No_random_roster_breaks_a_rule() =>
        Problems.Sample(problem =>
        {
            var roster = RosterPlanner.Plan(problem, Quick);

            RosterRules.Check(roster).Should().BeEmpty();
            Filled(roster).Should().Equal(problem.Shifts.Select((s, i) => s.People - Missing(roster, i)));
        }, threads: 1);

    [Fact]
    public void A_store_week_of_60_people_is_filled_within_half_a_percent()
    {
        var problem = StoreWeek();
        var roster = RosterPlanner.Plan(problem);

        RosterRules.Check(roster).Should().BeEmpty();
        roster.Unfilled.Should().BeEmpty();
        roster.Gap.Should().BeLessThanOrEqualTo(0.005);
    }

    [Fact]
    public void Equal_input_gives_the_equal_roster() =>
        RosterPlanner.Plan(Small(), Quick).Assignments.Should().Equal(RosterPlanner.Plan(Small(), Quick).Assignments);

    [Fact]
    public void Without_staff_every_shift_is_unfilled_and_priced()
    {
        var roster = RosterPlanner.Plan(Small() with { Staff = [] });

        roster.Assignments.Should().BeEmpty();
        roster.Unfilled.Should().HaveCount(7);
        roster.Unfilled[0].Conflict.Should().Equal("number of people");
        roster.Cost.Should().Be(7 * 2 * 8 * 500);
    }

    [Fact]
    public void When_nobody_is_available_the_conflict_says_so()
    {
        var roster = RosterPlanner.Plan(Small(s => s with { Available = [] }));

        roster.Unfilled.Should().HaveCount(7);
        roster.Unfilled[0].Conflict.Should().Equal("availability");
    }

    [Fact]
    public void People_without_roles_get_no_shift()
    {
        var roster = RosterPlanner.Plan(Small(s => s with { Roles = [] }));

        roster.Assignments.Should().BeEmpty();
        roster.Unfilled[0].Conflict.Should().Equal("role");
    }

    [Fact]
    public void Two_people_cannot_fill_seven_days_because_of_their_rest()
    {
        // Two pickers a day for seven days of six hours: hours would do, the day of rest does not.
        var problem = Small(s => s, paidMinutes: 360) with { Staff = [Picker(0), Picker(1)] };
        var roster = RosterPlanner.Plan(problem);

        roster.Unfilled.Sum(u => u.People).Should().Be(2);
        roster.Unfilled[0].Conflict.Should().ContainSingle().Which.Should().BeOneOf("weekly rest day", "days in a row");
    }

    [Fact]
    public void A_published_shift_stays_unless_it_breaks_a_rule()
    {
        var problem = Small();
        var first = RosterPlanner.Plan(problem, Quick);
        var published = first.Assignments
            .Select(a => a with { Person = (a.Person + 1) % problem.Staff.Count }).ToList();
        var second = RosterPlanner.Plan(problem with { Published = published }, Quick);

        RosterRules.Check(second).Should().BeEmpty();
        second.Changed.Should().BeEmpty();

        var ill = problem.Staff.Select((s, i) => i == published[0].Person ? s with { Available = [] } : s).ToList();
        var third = RosterPlanner.Plan(problem with { Published = published, Staff = ill }, Quick);
        third.Changed.Should().NotBeEmpty().And.OnlyContain(a => a.Person == published[0].Person);
        third.Unfilled.Should().BeEmpty();
    }

    [Fact]
    public void Overtime_is_worked_only_by_those_who_accept_it_and_costs_more()
    {
        // One picker, six days of eight hours: 48 hours.
        var problem = Small() with
        {
            Shifts = [.. Small().Shifts.Take(6).Select(s => s with { People = 1 })],
            Staff = [Picker(0)],
        };
        var without = RosterPlanner.Plan(problem);
        var with = RosterPlanner.Plan(problem with { Staff = [Picker(0) with { AcceptsOvertime = true }] });

        without.HoursOf(0).Should().Be(40);
        with.HoursOf(0).Should().Be(48);
        with.Cost.Should().BeApproximately((48 * 25) + (4 * 25 * 0.5), 10);
    }

    [Fact]
    public void Overtime_of_every_week_is_paid()
    {
        // One picker, twelve shifts of eight hours in two weeks: four hours of overtime in each.
        var problem = Small() with
        {
            Days = 14,
            Shifts = [.. Enumerable.Range(0, 14).Where(d => d % 7 < 6).Select(d =>
                new RosterShift(Monday.AddDays(d), StaffRole.Picker, 480, 960, 480, 1))],
            Staff = [Picker(0) with { AcceptsOvertime = true }],
        };
        var roster = RosterPlanner.Plan(problem);

        roster.Unfilled.Should().BeEmpty();
        roster.Cost.Should().BeApproximately((96 * 25) + (8 * 25 * 0.5), 15);
    }

    [Fact]
    public void A_shift_through_the_hour_that_comes_twice_is_rostered()
    {
        // Clocks in Berlin go back from 3 to 2 on 26 October: four hours of work from midnight end at 3.
        var day = StaffDay.Of(StaffDays.Store(0, 24, "Europe/Berlin"), new DateOnly(2025, 10, 26));
        var days = day.Date.DayNumber - StaffDays.Sunday.LastDay.DayNumber + 1;
        var requirement = StaffRequirement.Of(
            StaffDays.Scenarios(day, StaffDays.Hours(_ => 0, days, paths: 5)), StaffTargets.Usual, null);
        var needed = new int[day.Slots.Count];
        Array.Fill(needed, 1, 0, 16);
        var pickers = ShiftCover.Solve(needed, ShiftRules.Usual);
        var nobody = ShiftCover.Solve(new int[day.Slots.Count], ShiftRules.Usual);
        var shift = RosterShifts.Of([new StaffPlan(requirement, pickers, nobody, StaffOutlook.Of(
            requirement.Scenarios, pickers.Cover, nobody.Cover, null, StaffTargets.Usual))])
            .Should().ContainSingle().Which;

        (shift.FromMinute, shift.UntilMinute, shift.PaidMinutes).Should().Be((0, 180, 240));
        RosterPlanner.Plan(new RosterProblem { FirstDay = day.Date, Shifts = [shift], Staff = [Picker(0)] })
            .Assignments.Should().ContainSingle();
    }

    [Fact]
    public void Shifts_over_midnight_leave_time_to_rest()
    {
        var late = new RosterShift(Monday, StaffRole.Picker, 18 * 60, 26 * 60, 480, 1);
        var early = new RosterShift(Monday.AddDays(1), StaffRole.Picker, 8 * 60, 16 * 60, 480, 1);
        var roster = RosterPlanner.Plan(new RosterProblem
        {
            FirstDay = Monday,
            Shifts = [late, early],
            Staff = [Picker(0)],
        });

        roster.Assignments.Should().ContainSingle();
        roster.Unfilled.Should().ContainSingle().Which.Conflict.Should().Equal("rest between shifts");
    }

    [Fact]
    public void A_wish_is_met_where_someone_else_can_work()
    {
        var wish = new StaffWish(Monday.AddDays(2), WantsToWork: false);
        var roster = RosterPlanner.Plan(Small(s => s.Id is "P0" or "P1" ? s with { Wishes = [wish] } : s), Quick);

        roster.Assignments.Where(a => roster.Problem.Shifts[a.Shift].Date == wish.Date).Select(a => a.Person)
            .Should().NotContain([0, 1]);
    }

    [Fact]
    public void A_law_with_a_number_missing_is_refused() =>
        FluentActions.Invoking(() => LabourLaw.Read(new MemoryStream("{\"name\":\"x\"}"u8.ToArray())))
            .Should().Throw<ArgumentException>();

    [Fact]
    public void The_built_in_law_is_as_published()
    {
        LabourLaw.China.HoursAWeek.Should().Be(44);
        LabourLaw.China.OvertimeHoursAMonth.Should().Be(36);
        LabourLaw.China.HolidayPay.Should().Be(3);
    }

    [Fact]
    public void The_calendar_holds_every_assignment_in_utc()
    {
        var roster = RosterPlanner.Plan(Small(s => s with { Name = "王芳" }), Quick);
        var shifts = NamedShifts.Of(roster, StaffDays.Store(), []);
        var text = RosterCalendar.Text(shifts, "S001", DateTimeOffset.UnixEpoch);

        text.Split("BEGIN:VEVENT").Should().HaveCount(1 + roster.Assignments.Count);
        text.Should().Contain("DTSTART:20250602T000000Z\r\n").And.Contain("SUMMARY:Picker: 王芳\r\n")
            .And.EndWith("END:VCALENDAR\r\n");
    }

    /// <summary>Two pickers for eight hours on each of seven days, and five pickers.</summary>
    private static RosterProblem Small(Func<StaffMember, StaffMember>? change = null, int paidMinutes = 480) => new()
    {
        FirstDay = Monday,
        Shifts = [.. Enumerable.Range(0, 7).Select(d =>
            new RosterShift(Monday.AddDays(d), StaffRole.Picker, 480, 480 + paidMinutes, paidMinutes, 2))],
        Staff = [.. Enumerable.Range(0, 5).Select(i => (change ?? (s => s))(Picker(i)))],
    };

    private static StaffMember Picker(int i) => new() { Id = $"P{i}", Roles = [StaffRole.Picker] };

    /// <summary>60 people, of whom a third rides, with free days, and shifts for nine tenths of their hours.</summary>
    private static RosterProblem StoreWeek()
    {
        (int From, int Paid)[] kinds = [(480, 480), (540, 360), (600, 480), (720, 480), (840, 480), (1020, 300)];
        var shifts = new List<RosterShift>();
        for (var day = 0; day < 7; day++)
        {
            foreach (var (from, paid) in kinds)
            {
                var pause = paid >= 360 ? 30 : 0;
                shifts.Add(new(Monday.AddDays(day), StaffRole.Picker, from, from + paid + pause, paid, 5));
                shifts.Add(new(Monday.AddDays(day), StaffRole.Rider, from, from + paid + pause, paid, 2));
            }
        }

        var staff = Enumerable.Range(0, 60).Select(i => new StaffMember
        {
            Id = $"E{i:00}",
            Roles = i % 10 == 9
                ? [StaffRole.Picker, StaffRole.Rider]
                : i % 3 == 0 ? [StaffRole.Rider] : [StaffRole.Picker],
            CostPerHour = 24 + (i % 5 * 0.5),
            Available = [.. Enumerable.Range(0, 7).Where(d => (i + d) % 7 != 0)
                .Select(d => new AvailableHours(Monday.AddDays(d), i % 4 == 1 ? 600 : 420, 1440))],
        });
        return new RosterProblem { FirstDay = Monday, Shifts = shifts, Staff = [.. staff] };
    }

    private static IEnumerable<int> Filled(Roster roster) =>
        Enumerable.Range(0, roster.Problem.Shifts.Count).Select(s => roster.Assignments.Count(a => a.Shift == s));

    private static int Missing(Roster roster, int shift) =>
        roster.Unfilled.Where(u => u.Shift == shift).Sum(u => u.People);

    private static Gen<RosterProblem> Problems =>
        from people in Gen
            .Select(Gen.Int[0, 3], Gen.Int[10, 44], Gen.Int[0, 6], Gen.Int[0, 800], Gen.Bool, Gen.Int[0, 9])
            .Array[0, 6]
        from shifts in Gen
            .Select(Gen.Int[0, 6], Gen.Int[0, 1], Gen.Int[0, 20], Gen.Int[3, 10], Gen.Int[1, 3])
            .Array[1, 10]
        from weekday in Gen.Int[0, 6]
        from week in Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3000])
        let first = Monday.AddDays(weekday)
        select new RosterProblem
        {
            FirstDay = first,
            Shifts = [.. shifts.Select(s => new RosterShift(first.AddDays(s.Item1), (StaffRole)s.Item2,
                s.Item3 * 60, (s.Item3 + s.Item4) * 60, s.Item4 * 60, s.Item5))],
            Staff = [.. people.Select((p, i) => new StaffMember
            {
                Id = $"E{i}",
                Roles = [.. Enum.GetValues<StaffRole>().Where(r => (p.Item1 & (1 << (int)r)) != 0)],
                HoursAWeek = p.Item2,
                DaysInARowBefore = p.Item3,
                RestMinutesBefore = p.Item4,
                AcceptsOvertime = p.Item5,
                OvertimeHoursBefore = p.Item2 % 37,
                WeekDaysBefore = Math.Min(weekday, week.Item1),
                WeekMinutesBefore = weekday * week.Item2 / 6,
                Available = p.Item6 > 6 ? null : [.. Enumerable.Range(0, 7).Where(d => d != p.Item6)
                    .Select(d => new AvailableHours(first.AddDays(d), 240, 1800))],
            })],
        };
}
