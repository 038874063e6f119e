using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.HourShares;

namespace Forecasting.Core.Tests.Models.HourShares;

public sealed class EventHoursTests
{
    private const int Days = 300;
    private const string Worked = "makeup_workday";
    private static readonly DateOnly Monday = new(2024, 1, 1);
    private static readonly Horizon Horizon = new(14);
    private static readonly int[] Holidays = [30, 86, 128, 191, 240, Days + 2];
    private static readonly int[] WorkedSaturdays = [40, 96, 180, 250, Days + 4];

    [Fact]
    public void A_holiday_is_like_a_Sunday_and_a_worked_Saturday_like_a_working_day()
    {
        var history = History();
        var calendar = Calendar(history);
        var masks = calendar.Masks("s0");
        var learnt = EventHours.Of(history, calendar);

        learnt.Share(masks[Holidays[0]], 2).Should().BeGreaterThan(0.9);
        learnt.Share(masks[WorkedSaturdays[0]], 5).Should().BeGreaterThan(0.9);
        learnt.Share(masks[Holidays[0]], 5).Should().BeLessThan(0.2, "no holiday fell on a Saturday");
        learnt.Share(0, 2).Should().Be(0);
        EventHours.Of(history, calendar).Should().BeSameAs(learnt, "it is learnt once");
    }

    [Fact]
    public void A_kind_that_changes_nothing_leaves_the_weekday_and_an_unknown_one_lies_between()
    {
        var history = History(festival: 0);
        var calendar = Calendar(history);

        EventHours.Of(history, calendar).Share(calendar.Masks("s0")[Holidays[0]], 2).Should().BeLessThan(0.1);

        var few = History().UpTo(new Origin(Monday.AddDays(20)));
        var masks = Calendar(few).Masks("s0");
        EventHours.Of(few, Calendar(few)).Share(masks[Holidays[0]], 2).Should().Be(0.5);
    }

    [Fact]
    public void Profiles_of_days_ahead_follow()
    {
        var history = History();
        var calendar = Calendar(history);
        var (ahead, plain) = (new double[24], new double[24]);
        var (store, lead) = (history.Stores[0], Holidays[^1] - Days + 1);
        HourProfile.Fill(history.Hourly[0], calendar, EventHours.Of(history, calendar), store, lead, ahead);
        HourProfile.Fill(history.Hourly[0], calendar, null, store, lead, plain);

        ahead[10].Should().BeGreaterThan(0.7, "as on Sundays");
        plain[18].Should().BeGreaterThan(0.7, "as on its weekday");
    }

    [Fact]
    public void A_member_without_a_calendar_moves_its_hours_and_keeps_its_total()
    {
        var history = History();
        var member = new WithEventHours(new AllWeekdays());
        var days = member.Fit(history, Horizon, CancellationToken.None).Predict(history, Horizon);
        var (holiday, ordinary) = ((Holidays[^1] - Days) * 24, 24);

        days[0].AsSpan(holiday, 24).ToArray().Sum().Should().BeApproximately(220, 1e-9);
        days[0][holiday + 10].Should().BeGreaterThan(days[0][holiday + 18]);
        days[0].AsSpan(ordinary, 24).ToArray().Should().Equal(AllWeekdays.Day);
        member.Name.Should().Be("all-weekdays");
    }

    private static EventCalendar Calendar(DemandHistory history) => EventCalendar.For(history, Horizon);

    /// <summary>Working days at 18, weekends at 10; holidays on working days at 10, worked Saturdays at 18.</summary>
    private static DemandHistory History(double festival = 1)
    {
        List<Store> stores = [.. Enumerable.Range(0, 3).Select(i => new Store { Id = $"s{i}" })];
        var entries = Holidays.Select(d => new CalendarEntry
        {
            Date = Monday.AddDays(d),
            Kind = CalendarEntry.PublicHolidayKind,
        })
            .Concat(WorkedSaturdays.Select(d => new CalendarEntry { Date = Monday.AddDays(d), Kind = Worked }));
        double Orders(int day, int hour)
        {
            var isFree = day % 7 >= 5;
            isFree = festival > 0 && Holidays.Contains(day) ? true : WorkedSaturdays.Contains(day) ? false : isFree;
            return hour == (isFree ? 10 : 18) ? 200 : hour is 12 or 13 ? 10 : 0;
        }

        return new DemandHistory(
            stores, [new Channel { Id = Channel.AllId }], new TradingCalendar(entries), [], Monday, Days, [],
            [.. stores.Select(s => new Series(
                new SeriesKey(s.Id, Channel.AllId), Grain.Hourly, Monday,
                [.. Enumerable.Range(0, Days * 24).Select(i => Orders(i / 24, i % 24))]))]);
    }

    /// <summary>The same day for ever.</summary>
    private sealed class AllWeekdays : IPointForecaster, IFittedPointModel
    {
        public static double[] Day { get; } =
            [.. Enumerable.Range(0, 24).Select(h => h == 18 ? 150.0 : h == 10 ? 50 : h is 12 or 13 ? 10 : 0)];

        public string Name => "all-weekdays";

        public Grain Grain => Grain.Hourly;

        public IReadOnlyList<FitFailure> Failures => [];

        public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) => this;

        public IFittedPointModel Load(BinaryReader file) => this;

        public void Save(BinaryWriter file)
        {
        }

        public double[][] Predict(DemandHistory context, Horizon horizon) =>
            [.. context.Hourly.Select(_ => Enumerable.Range(0, horizon.Days).SelectMany(_ => Day).ToArray())];
    }
}
