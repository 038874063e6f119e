using CsCheck;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class ShiftCoverTests
{
    private static readonly ShiftRules Contiguous = ShiftRules.Usual with { BreakMinutes = 0 };

    private static readonly Gen<int[]> Requirements = Gen.Int[0, 9].Array[16, 60];

    [Fact]
    public void Two_blocks_need_two_shifts()
    {
        // 16 slots of 2 people, then 16 of 3: 2 for four hours, 3 for four hours.
        int[] required = [.. Enumerable.Repeat(2, 16), .. Enumerable.Repeat(3, 16)];
        var plan = ShiftCover.Solve(required, Contiguous with { CostPerShift = 0 });

        plan.PaidHours.Should().Be(20);
        plan.Gap.Should().Be(0);
        plan.Cost.Should().Be(500);
    }

    [Fact]
    public void Contiguous_shifts_are_as_cheap_as_an_independent_search_finds() =>
        Requirements.Sample(required =>
        {
            var plan = ShiftCover.Solve(required, Contiguous);
            var searched = ShiftCover.Solve(required, Contiguous with { MostShifts = 1_000_000, Gap = 0 });

            Check(plan, required, Contiguous);
            plan.Gap.Should().BeLessThan(1e-6);
            plan.Cost.Should().BeApproximately(searched.Cost, 0.02);
        }, iter: 20, threads: 1);

    [Fact]
    public void With_breaks_the_gap_is_at_most_a_hundredth() =>
        Gen.Int[0, 9].Array[60].Sample(required =>
        {
            var plan = ShiftCover.Solve(required, ShiftRules.Usual);

            Check(plan, required, ShiftRules.Usual);
            plan.Gap.Should().BeLessThanOrEqualTo(0.01);
        }, iter: 5, threads: 1);

    [Fact]
    public void Split_shifts_are_used_where_they_are_allowed()
    {
        int[] required = [.. Enumerable.Repeat(4, 8), .. Enumerable.Repeat(0, 12), .. Enumerable.Repeat(4, 8)];
        var plan = ShiftCover.Solve(required, ShiftRules.Usual with { MaySplit = true });

        plan.PaidHours.Should().Be(16);
        plan.Shifts.Should().OnlyContain(s => s.Shift.Spans.Count == 2);
        ShiftCover.Solve(required, ShiftRules.Usual).PaidHours.Should().BeGreaterThan(16);
    }

    [Fact]
    public void Without_staff_all_is_uncovered_slot_by_slot_and_priced()
    {
        var plan = ShiftCover.Solve([0, 2, 3, 0, .. new int[28]], ShiftRules.Usual with { MostShifts = 0 });

        plan.Shifts.Should().BeEmpty();
        plan.Uncovered.Should().Equal(new UncoveredSlot(1, 2, 125), new UncoveredSlot(2, 3, 187.5));
        plan.Cost.Should().Be(312.5);
    }

    [Fact]
    public void A_day_shorter_than_any_shift_stays_uncovered() =>
        ShiftCover.Solve([1, 1, 1], ShiftRules.Usual).Uncovered.Should().HaveCount(3);

    [Fact]
    public void The_same_requirement_gives_the_same_shifts()
    {
        int[] required = [.. Enumerable.Range(0, 60).Select(i => (i * 7 % 5) + (i / 10))];

        ShiftCover.Solve(required, ShiftRules.Usual).Shifts.Should()
            .Equal(ShiftCover.Solve(required, ShiftRules.Usual).Shifts);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 1)]
    public void Shifts_that_stay_are_kept_and_the_rest_is_planned_around_them(int breakMinutes, int pauses)
    {
        // Two people for eight hours; one of them was promised to begin an hour late, and another is not needed.
        var rules = ShiftRules.Usual with { BreakMinutes = breakMinutes };
        int[] required = [.. Enumerable.Repeat(2, 36), .. new int[20]];
        KeptShift[] kept = [new(4, 36 + (2 * pauses), 32, 1), new(37, 56, 16, 2)];

        var plan = ShiftCover.Solve(required, rules with { Kept = kept });

        Check(plan, required, rules);
        plan.Gap.Should().BeLessThanOrEqualTo(0.01);
        plan.Shifts.Where(s => kept[0].Fits(s.Shift)).Sum(s => s.People).Should().BeGreaterThanOrEqualTo(1);
        plan.Shifts.Single(s => kept[1].Fits(s.Shift)).People.Should().Be(2);
        plan.Cover[46].Should().Be(0, "who rests there is not at work");
        ShiftCover.Solve(required, rules).Shifts.Should().NotContain(s => kept[1].Fits(s.Shift));
        plan.PaidHours.Should().BeLessThanOrEqualTo(ShiftCover.Solve(required, rules).PaidHours + 8 + 4);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(20)]
    [InlineData(24)]
    public void Shifts_that_stay_pause_as_people_were_told(int before)
    {
        // One person is needed but at half past the fourth hour, and another shift of these times pauses anywhere.
        var told = new Shift(new ShiftSpan(0, before), new ShiftSpan(before + 2, 34));
        int[] required = [.. Enumerable.Range(0, 56).Select(slot => slot is < 16 or (>= 18 and < 34) ? 1 : 0)];
        KeptShift[] kept = [new(0, 34, 32, 1) { Told = told }, new(0, 34, 32, 1)];

        var plan = ShiftCover.Solve(required, ShiftRules.Usual with { Kept = kept });

        plan.Shifts.Should().Contain(s => s.Shift.Equals(told));
        plan.Shifts.Where(s => kept[0].HasTimesOf(s.Shift)).Sum(s => s.People).Should().Be(2);
    }

    [Fact]
    public void Shifts_that_may_not_pause_as_was_told_pause_elsewhere_and_others_stay_as_they_were()
    {
        var early = new Shift(new ShiftSpan(0, 3), new ShiftSpan(5, 34));
        var odd = new Shift(new ShiftSpan(1, 3), new ShiftSpan(5, 20));
        KeptShift[] kept = [new(0, 34, 32, 1) { Told = early }, new(1, 20, 17, 1) { Told = odd }];

        var plan = ShiftCover.Solve(new int[56], ShiftRules.Usual with { Kept = kept });

        plan.Shifts.Should().HaveCount(2).And.Contain(new StaffedShift(odd, 1));
        plan.Shifts[0].Shift.Should().NotBe(early).And.Match<Shift>(s => kept[0].HasTimesOf(s));
    }

    [Fact]
    public void A_grid_that_is_no_multiple_of_a_slot_is_refused() =>
        FluentActions.Invoking(() => ShiftCover.Solve([1], ShiftRules.Usual with { StartGridMinutes = 20 }))
            .Should().Throw<ArgumentException>();

    /// <summary>Counts cover, gaps and cost again, from the shifts alone.</summary>
    private static void Check(ShiftPlan plan, int[] required, ShiftRules rules)
    {
        var cover = new int[required.Length];
        var cost = 0.0;
        foreach (var (shift, people) in plan.Shifts)
        {
            rules.WorkedMinutes.Should().Contain(shift.PaidSlots * StaffDay.SlotMinutes);
            cost += people * (rules.CostPerShift + (shift.PaidSlots * rules.CostPerHour / 4));
            foreach (var slot in shift.Spans.SelectMany(s => Enumerable.Range(s.From, s.Until - s.From)))
            {
                cover[slot] += people;
            }
        }

        var missing = required.Select((r, slot) => Math.Max(0, r - cover[slot])).ToArray();
        plan.Uncovered.Sum(u => u.People).Should().Be(missing.Sum());
        plan.Uncovered.Should().OnlyContain(u => u.People == missing[u.Slot]);
        plan.Cost.Should().BeApproximately(cost + (missing.Sum() * rules.UncoveredCostPerHour / 4), 1e-6);
    }
}
