using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class LevelShiftTests
{
    private const int Days = 210;
    private const int ShiftDay = 150;

    private static readonly double[] Weekdays = [0, -0.1, -0.1, 0, 0.1, 0.4, -0.3];
    private static readonly float Doubled = (float)Math.Log(2);

    [Theory]
    [InlineData(2.0)]
    [InlineData(0.5)]
    public void All_levels_stand_at_a_lasting_shift_within_nine_days_and_the_profile_stays(double factor)
    {
        var state = State(day => day >= ShiftDay ? factor : 1, snapshots: [ShiftDay - 1, ShiftDay + 8]);
        var shift = (float)Math.Log(factor);

        foreach (var level in (float[][])[state.Fast, state.Middle, state.Slow])
        {
            (level[ShiftDay + 8] - level[ShiftDay - 1]).Should().BeApproximately(shift, 0.03f);
        }

        (state.Slow[ShiftDay + 6] - state.Slow[ShiftDay - 1]).Should()
            .BeInRange(Math.Min(0, shift / 2), Math.Max(0, shift / 2), "seven days are not enough");
        state.Scale[ShiftDay + 8].Should().BeLessThan(0.03f, "a shift is no noise");
        for (var weekday = 0; weekday < 7; weekday++)
        {
            state.Snapshots[ShiftDay + 8][weekday].Should()
                .BeApproximately(state.Snapshots[ShiftDay - 1][weekday], 0.02f);
        }
    }

    [Fact]
    public void A_week_out_of_the_ordinary_is_no_shift()
    {
        var state = State(day => day is >= ShiftDay and < ShiftDay + 7 ? 2 : 1, snapshots: [Days - 1]);
        state.Slow.Max().Should().BeLessThan(state.Slow[ShiftDay - 1] + (Doubled / 3));
    }

    [Fact]
    public void A_season_in_the_calendar_explains_what_it_does()
    {
        CalendarEntry[] season = [.. DailyChain.Entries("fair", Enumerable.Range(ShiftDay, 12))];
        double Factor(int day) => day is >= ShiftDay and < ShiftDay + 12 ? 2 : 1;

        State(Factor, season).Slow.Max().Should().BeLessThan(State(Factor).Slow.Max() - 0.2f);
    }

    [Fact]
    public void A_noisy_series_shifts_only_beyond_its_noise()
    {
        var noise = new Random(5);
        double[] factors = [.. Enumerable.Range(0, Days).Select(day =>
            Math.Exp((0.5 * ((2 * noise.NextDouble()) - 1)) + (day >= ShiftDay ? 0.5 : 0)))];
        var state = State(day => factors[day]);
        (state.Slow[ShiftDay + 10] - state.Slow[ShiftDay - 1]).Should().BeLessThan(0.3f, "0.5 is within its noise");
    }

    [Fact]
    public void Small_movements_never_count_as_a_shift() =>
        Gen.Double[-0.13, 0.13].Array[Days].Sample(noise =>
        {
            var state = State(day => Math.Exp(noise[day] + (day >= ShiftDay ? 0.2 : 0)));
            for (var day = 40; day < Days; day++)
            {
                Math.Abs(state.Slow[day] - state.Slow[day - 1]).Should().BeLessThan(0.05f);
            }
        }, iter: 30);

    private static DemandState State(
        Func<int, double> factor, IReadOnlyList<CalendarEntry>? entries = null, int[]? snapshots = null)
    {
        var history = DailyChain.Make(
            [new Store { Id = "a" }], entries ?? [], Days,
            (_, day) => (Math.Exp(5 + Weekdays[day % 7]) * factor(day)) - 1);
        return new DemandState(history.Daily[0], EventCalendar.For(history, new Horizon(14)), snapshots ?? [Days - 1]);
    }
}
