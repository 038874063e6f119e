using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Tests.Contracts;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class StaffingWhatIfTests
{
    private const int Courses = 30;
    private const int Seed = 1;

    private static readonly (StaffPlan Plan, StaffingWhatIf WhatIf) Made = Make();

    private static StaffPlan Plan => Made.Plan;

    [Fact]
    public void Nothing_changes_when_nothing_is_asked()
    {
        var answer = Ask(new StaffingQuestion());

        answer.Then.Should().BeEquivalentTo(Plan.Outlook);
        answer.Needed.Should().BeSameAs(Plan.Requirement);
        answer.Pickers.There.Should().Equal(Plan.Pickers.Cover);
        answer.Riders.Away.Should().BeEmpty();
    }

    [Fact]
    public void What_is_kept_between_questions_changes_no_number()
    {
        var asked = new StaffingQuestion
        {
            Targets = StaffTargets.Usual with { PickMinutes = 15, DeliveryMinutes = 50 },
        };

        var (first, again) = (Ask(asked), Ask(asked));
        var afresh = Make().WhatIf.Ask(asked);

        foreach (var other in (StaffingAnswer[])[again, afresh])
        {
            other.Then.Should().BeEquivalentTo(first.Then);
            other.Needed.Pickers.Should().Equal(first.Needed.Pickers);
            other.Needed.Riders.Should().Equal(first.Needed.Riders);
        }
    }

    [Theory]
    [InlineData(1.2, 60)]
    [InlineData(1, 40)]
    public void An_answer_is_the_same_on_any_number_of_threads(double ordersFactor, double deliveryMinutes)
    {
        var asked = new StaffingQuestion
        {
            OrdersFactor = ordersFactor,
            PickersAway = new Absence(2, []),
            RidersAway = new Absence(3, []),
            Targets = StaffTargets.Usual with { DeliveryMinutes = deliveryMinutes },
        };

        var onOne = OnThreads.Run(1, () => Make().WhatIf.Ask(asked));
        var onEight = OnThreads.Run(8, () => Make().WhatIf.Ask(asked));

        (StaffThen Eight, StaffThen One)[] roles =
            [(onEight.Pickers, onOne.Pickers), (onEight.Riders, onOne.Riders)];
        foreach (var (eight, one) in roles)
        {
            eight.Away.Should().Equal(one.Away);
            eight.Needed.Should().Equal(one.Needed);
            eight.There.Should().Equal(one.There);
        }

        onEight.Then.Slots.Should().Equal(onOne.Then.Slots);
        onEight.Repaired.Slots.Should().Equal(onOne.Repaired.Slots);
        onEight.Plan.Outlook.Slots.Should().Equal(onOne.Plan.Outlook.Slots);
        onEight.RepairCost.Should().Be(onOne.RepairCost);
    }

    [Fact]
    public void More_orders_and_rain_make_things_worse_and_who_is_lacking_repairs_them()
    {
        var answer = Ask(new StaffingQuestion { OrdersFactor = 1.2, Rain = true });

        answer.Then.Orders.Should().BeApproximately(1.2 * Plan.Outlook.Orders, 0.02 * Plan.Outlook.Orders);
        answer.Then.PickInTime.Should().BeLessThan(Plan.Outlook.PickInTime);
        answer.Then.LateOrders.Should().BeGreaterThan(2 * Plan.Outlook.LateOrders);
        answer.Repaired.OnTime.Should().BeGreaterThan(0.985);
        answer.RepairCost.Should().BeApproximately(
            25 * (answer.Pickers.LackingHours + answer.Riders.LackingHours), 1e-9);
        answer.RepairCost.Should().BePositive();
    }

    [Fact]
    public void Two_who_are_ill_take_two_whole_shifts_with_them()
    {
        var answer = Ask(new StaffingQuestion { PickersAway = new Absence(2, []) });

        answer.Pickers.Away.Sum(s => s.People).Should().Be(2);
        var gone = Plan.Pickers.Cover.Zip(answer.Pickers.There, (planned, there) => planned - there).ToList();
        gone.Sum().Should().Be(answer.Pickers.Away.Sum(s => s.People * s.Shift.PaidSlots));
        gone.Should().OnlyContain(g => g >= 0 && g <= 2).And.Contain(0);
        answer.Riders.There.Should().Equal(Plan.Riders.Cover);

        // Orders are later where those are missing, and hardly where nobody is.
        var later = answer.Then.Slots.Zip(Plan.Outlook.Slots, (then, before) => then.LatePicks - before.LatePicks)
            .ToList();
        Enumerable.Range(0, gone.Count).Where(slot => gone[slot] > 0).Sum(slot => later[slot])
            .Should().BeGreaterThan(0.8 * later.Sum());
        answer.Then.LateOrders.Should().BeGreaterThan(Plan.Outlook.LateOrders);
        answer.Repaired.PickInTime.Should().BeGreaterThanOrEqualTo(Plan.Outlook.PickInTime - 0.002);
    }

    [Fact]
    public void Those_who_matter_most_matter_more_than_others()
    {
        var worst = Ask(new StaffingQuestion { PickersAway = new Absence(1, []) });
        var times = Plan.Pickers.Shifts.Select(s => Clock(s.Shift)).Distinct().ToList();
        var each = times.Select(from => Ask(new StaffingQuestion { PickersAway = new Absence(1, [from]) })).ToList();

        each.Should().HaveCountGreaterThan(2);
        LatePicks(worst).Should().BeGreaterThan(1.2 * each.Average(LatePicks));

        static double LatePicks(StaffingAnswer answer) => answer.Then.Slots.Sum(s => s.LatePicks);
    }

    [Fact]
    public void Shifts_can_be_named_by_their_beginning()
    {
        var last = Clock(Plan.Riders.Shifts[^1].Shift);

        var answer = Ask(new StaffingQuestion { RidersAway = new Absence(2, [last]) });

        answer.Riders.Away.Should().Contain(s => Clock(s.Shift) == last);
        answer.Riders.Away.Sum(s => s.People).Should().Be(2);
        var unknown = () => Ask(new StaffingQuestion { RidersAway = new Absence(1, [new TimeOnly(3, 15)]) });
        unknown.Should().Throw<ArgumentException>().WithMessage("*03:15*");
        var many = new Absence(0, [.. Enumerable.Repeat(last, 1 + Plan.Riders.Shifts.Sum(s => s.People))]);
        many.Unknown(Plan.Requirement.Day, Plan.Riders).Should().Be(last);
    }

    [Fact]
    public void Nobody_is_left_where_more_stay_away_than_there_are()
    {
        var answer = Ask(new StaffingQuestion { PickersAway = new Absence(1000, []) });

        answer.Pickers.There.Should().OnlyContain(p => p == 0);
        answer.Then.PickInTime.Should().Be(0);
        answer.Then.LateOrders.Should().BeApproximately(answer.Then.Orders, 1e-6);
    }

    [Fact]
    public void A_promise_of_thirty_minutes_needs_more_riders_than_one_of_sixty_and_says_what_it_can_keep()
    {
        StaffingAnswer Promised(double minutes) =>
            Ask(new StaffingQuestion { Targets = StaffTargets.Usual with { DeliveryMinutes = minutes } });
        var (short30, usual, long90) = (Promised(30), Promised(60), Promised(90));

        short30.Targets.DeliveryMinutes.Should().Be(30);
        short30.Needed.Targets.DeliveryMinutes.Should().BeInRange(30, 60);
        short30.Needed.RiderHours.Should().BeGreaterThan(usual.Needed.RiderHours);
        usual.Needed.RiderHours.Should().BeGreaterThan(long90.Needed.RiderHours);
        long90.Needed.Targets.DeliveryMinutes.Should().Be(90);
        short30.Then.OnTime.Should().BeLessThan(usual.Then.OnTime);
        short30.Repaired.OnTime.Should().BeGreaterThan(short30.Then.OnTime);

        var impossible = Promised(5);
        impossible.Needed.Targets.DeliveryMinutes.Should().BeGreaterThan(20);
        impossible.Then.OnTime.Should().BeLessThan(0.1);
    }

    [Fact]
    public void Shares_and_picking_minutes_that_are_asked_about_have_effect()
    {
        var eased = Ask(new StaffingQuestion
        {
            Targets = new StaffTargets { PickMinutes = 25, PickShare = new(0.95), OnTimeShare = new(0.9) },
        });

        eased.Needed.PickerHours.Should().BeLessThan(Plan.Requirement.PickerHours);
        eased.Needed.RiderHours.Should().BeLessThan(Plan.Requirement.RiderHours);
        eased.Needed.Targets.PickMinutes.Should().Be(25);
        eased.Pickers.LackingHours.Should().BeLessThan(2);
    }

    private static TimeOnly Clock(Shift shift) => Plan.Requirement.Day.Slots[shift.From].Clock;

    private static StaffingAnswer Ask(StaffingQuestion question) => Made.WhatIf.Ask(question);

    private static (StaffPlan Plan, StaffingWhatIf WhatIf) Make()
    {
        var (trips, mix) = StaffDays.Riding();
        ChannelDemand[] channels =
            [new(DeliveryPromise.OneHour, StaffDays.Hours(h => StaffDays.DayCurve[h], spread: 0.1, paths: 30))];
        var shifts = ShiftRules.Usual with { BreakMinutes = 0 };
        var options = new StaffPlanOptions
        {
            Trips = trips,
            PickerShifts = shifts,
            RiderShifts = shifts,
            Economises = false,
        };
        var plan = StaffPlanner.Plan(StaffDays.Day(), channels, mix, Courses, Seed, options);
        return (plan, new StaffingWhatIf(plan, channels, mix, options, Courses, Seed));
    }
}
