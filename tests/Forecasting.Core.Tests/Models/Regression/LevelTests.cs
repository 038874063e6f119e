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

        LevelTrack.Of(risen, 7)[^1].Should().BeApproximately(3.1, 0.005);
        LevelTrack.Of(wild, 7)[^1].Should().BeInRange(3, 3.1);
        LevelTrack.Of([float.NaN, 2f, float.NaN], 7).Should().Equal(double.NaN, 2, 2);
    }

    [Fact]
    public void The_loss_is_that_of_levels_some_days_old()
    {
        // Levels after days 0 to 2 are 1, 1.5, 2 with an endless half-life: errors 3 - 1 and 4 - 1.5, on days 2, 3.
        LevelTrack.Loss([1, 2, 3, 4], 1e9, 2, 99).Should().BeApproximately(4.5, 1e-6);
    }
}
