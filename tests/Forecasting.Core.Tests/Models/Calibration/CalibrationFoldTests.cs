using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Tests.Models.Calibration;

public sealed class CalibrationFoldTests
{
    [Fact]
    public void Origins_lie_after_their_fit_and_strictly_before_the_real_origin() =>
        Gen.Select(Gen.Int[1, 1500], Gen.Int[1, 1200], Gen.Int[1, 366]).Sample((days, series, horizon) =>
        {
            var folds = CalibrationFold.For(days, series, new Horizon(horizon));
            folds.Should().OnlyContain(f => f.FitDays >= 1 && f.FitDays < days && f.Origins.Length > 0);
            folds.Should().OnlyContain(f => f.Origins.All(o => o >= f.FitDays - 1 && o < days - 1));
            var origins = folds.SelectMany(f => f.Origins).ToList();
            origins.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
            origins.Count.Should().BeLessThanOrEqualTo(60);
        });

    [Fact]
    public void No_fit_is_older_than_four_weeks() =>
        Gen.Select(Gen.Int[30, 1500], Gen.Int[1, 500], Gen.Int[1, 61]).Sample((days, series, horizon) =>
            CalibrationFold.For(days, series, new Horizon(horizon)).Should()
                .OnlyContain(f => f.Origins.All(o => o - (f.FitDays - 1) < 28)));

    [Fact]
    public void The_folds_share_what_is_held_out_and_the_first_sees_the_longest_lead()
    {
        var folds = CalibrationFold.For(800, 7, new Horizon(61));
        folds[^1].Origins.Should().Equal(775, 776, 777, 778, 779, 780, 781);
        (folds[0].Origins[^1] + 61).Should().BeLessThan(800);
        folds.Select(f => f.FitDays).Should().Equal(704, 728, 752, 776);
    }

    [Theory]
    [InlineData(1, 14)]
    [InlineData(7, 50)]
    [InlineData(14, 52)]
    public void A_short_horizon_leaves_few_days_that_are_held_out_unforecast(int horizon, int fewest) =>
        CalibrationFold.For(800, 7, new Horizon(horizon)).SelectMany(f => f.Origins)
            .SelectMany(o => Enumerable.Range(o + 1, horizon)).Where(day => day < 800).Distinct()
            .Should().HaveCountGreaterThanOrEqualTo(fewest);

    [Fact]
    public void Origins_meet_every_weekday() =>
        Gen.Select(Gen.Int[120, 1500], Gen.Int[1, 500], Gen.Int[1, 61]).Sample((days, series, horizon) =>
            CalibrationFold.For(days, series, new Horizon(horizon)).SelectMany(f => f.Origins).Select(o => o % 7)
                .Distinct().Should().HaveCount(7));

    [Fact]
    public void A_young_chain_keeps_most_of_its_days_for_the_fit() =>
        CalibrationFold.For(100, 3, new Horizon(61))[0].FitDays.Should().Be(60);
}
