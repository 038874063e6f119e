using Forecasting.Core.Evaluation;

namespace Forecasting.Core.Tests.Evaluation;

public sealed class SeasonalNaiveErrorTests
{
    [Fact]
    public void It_is_the_mean_change_over_a_season() =>
        SeasonalNaiveError.Of([1, 2, 4, 8], 1).Should().BeApproximately(7 / 3.0, 1e-12);

    [Fact]
    public void Unknown_steps_leave_their_pairs_out() =>
        SeasonalNaiveError.Of([1, double.NaN, 4, 8], 1).Should().Be(4);

    [Fact]
    public void A_constant_series_has_no_scale() => SeasonalNaiveError.Of([3, 3, 3], 1).Should().Be(double.NaN);

    [Fact]
    public void A_series_shorter_than_a_season_has_no_scale() => SeasonalNaiveError.Of([3, 4], 7).Should().Be(double.NaN);

    [Fact]
    public void A_season_of_no_steps_is_refused() =>
        FluentActions.Invoking(() => SeasonalNaiveError.Of([1], 0)).Should().Throw<ArgumentOutOfRangeException>();
}
