using Forecasting.Core.Models.Regression;

namespace Forecasting.Core.Tests.Models.Regression;

public sealed class LevelTests
{
    // With a gain of a half: levels 4, 6 (the mean of two), then 6 + (2 - 6) / 2 = 4.
    [Fact]
    public void Filtered_rows_are_one_step_errors_and_unknown_days_move_nothing()
    {
        float[] rows = [4, 8, 99, 2, 5];

        LevelFilter.Apply(rows, 1, [true, true, false, true, true], 0.5);

        rows.Should().Equal(4, 4, 0, -4, 1);
    }

    [Fact]
    public void The_filter_is_linear_so_that_effects_pass_through_it()
    {
        float[] one = [1, 3, 2, 5], two = [0, 1, 0, 1], sum = [1, 5, 2, 7];
        bool[] known = [true, true, true, true];
        LevelFilter.Apply(one, 1, known, 0.3);
        LevelFilter.Apply(two, 1, known, 0.3);
        LevelFilter.Apply(sum, 1, known, 0.3);

        for (var day = 0; day < sum.Length; day++)
        {
            sum[day].Should().BeApproximately(one[day] + (2 * two[day]), 1e-5f);
        }
    }

    [Fact]
    public void A_level_follows_with_its_half_life_and_hears_little_of_a_wild_day()
    {
        float[] steady = [.. Enumerable.Repeat(3f, 60)];
        float[] risen = [.. steady, .. Enumerable.Repeat(3.2f, 7)];
        float[] wild = [.. steady, 9f];

        OfOne(risen, 7)[^1].Should().BeApproximately(3.1, 0.005);
        OfOne(wild, 7)[^1].Should().BeInRange(3, 3.1);
        OfOne([float.NaN, 2f, float.NaN], 7).Should().Equal(double.NaN, 2, 2);
    }

    [Fact]
    public void What_channels_err_in_common_moves_them_at_one_speed_and_what_each_errs_alone_at_another()
    {
        float[] steady = [.. Enumerable.Repeat(3f, 200)];
        float[] risen = [.. steady, .. Enumerable.Repeat(3.1f, 7)];
        float[] fallen = [.. steady, .. Enumerable.Repeat(2.9f, 7)];
        float[] unknown = [.. steady, .. Enumerable.Repeat(float.NaN, 7)];
        double[] Last(float[] one, float[] other, double shared, double own) =>
            [.. LevelTrack.Of([one, other], new LevelSpeed(shared, own)).Select(l => l[^1] - 3)];

        Last(risen, risen, 7, 1e9).Should().AllSatisfy(l => l.Should().BeApproximately(0.05, 0.001));
        Last(risen, risen, 1e9, 7).Should().AllSatisfy(l => l.Should().BeApproximately(0, 0.005));
        Last(risen, fallen, 1e9, 7)[0].Should().BeApproximately(0.05, 0.005);
        Last(risen, fallen, 7, 1e9)[0].Should().BeApproximately(0, 0.005);
        Last(risen, unknown, 7, 1e9)[1].Should().BeApproximately(0.05, 0.001);
    }

    [Fact]
    public void A_channel_that_begins_takes_its_first_day_as_level_and_does_not_move_the_others()
    {
        float[] old = [.. Enumerable.Repeat(3f, 60), 3.2f];
        float[] young = [.. Enumerable.Repeat(float.NaN, 60), 5f];

        var levels = LevelTrack.Of([old, young], new LevelSpeed(7, 20));

        levels[0][^1].Should().BeApproximately(OfOne(old, 7)[^1], 1e-9).And.BeGreaterThan(3.01);
        levels[1][^2].Should().Be(double.NaN);
        levels[1][^1].Should().BeApproximately(5, 1e-6);
    }

    [Fact]
    public void The_loss_is_that_of_levels_some_days_old()
    {
        // Levels after days 0 to 2 are 1, 1.5, 2 with an endless half-life: errors 3 - 1 and 4 - 1.5, on days 2, 3.
        LevelTrack.Loss([[1, 2, 3, 4]], new LevelSpeed(1e9, 3), 2, 99).Should().BeApproximately(4.5, 1e-6);
    }

    private static double[] OfOne(float[] values, double halfLifeDays) =>
        LevelTrack.Of([values], new LevelSpeed(halfLifeDays, 40)).Single();
}
