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
    [InlineData(1, 25)]
    [InlineData(7, 54)]
    [InlineData(14, 54)]
    [InlineData(28, 54)]
    public void Nearly_all_days_that_are_held_out_are_forecast_whatever_the_horizon(int horizon, int fewest) =>
        CalibrationFold.For(800, 7, new Horizon(horizon)).SelectMany(f => f.Origins.Concat(f.LaterOrigins))
            .SelectMany(o => Enumerable.Range(o + 1, horizon)).Where(day => day < 800).Distinct()
            .Should().HaveCountGreaterThanOrEqualTo(fewest);

    [Fact]
    public void Later_origins_follow_the_first_week_and_forecast_no_further_than_the_next_fit() =>
        Gen.Select(Gen.Int[2, 1500], Gen.Int[1, 500], Gen.Int[1, 61]).Sample((days, series, horizon) =>
        {
            foreach (var fold in CalibrationFold.For(days, series, new Horizon(horizon)))
            {
                fold.LaterOrigins.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems()
                    .And.OnlyContain(o => o > fold.FitDays + 5 && o < days - 1 && o + horizon < fold.FitDays + 30);
            }
        });

    [Fact]
    public void Chains_of_many_series_are_forecast_from_fewer_origins() =>
        Gen.Select(Gen.Int[30, 1500], Gen.Int[1, 6000], Gen.Int[1, 61]).Sample((days, series, horizon) =>
        {
            var few = CalibrationFold.For(days, 1, new Horizon(horizon));
            var many = CalibrationFold.For(days, series, new Horizon(horizon));
            many.Select(f => f.FitDays).Should().Equal(few.Select(f => f.FitDays));
            foreach (var (all, some) in few.Zip(many))
            {
                some.LaterOrigins.Should().BeSubsetOf(all.LaterOrigins);
                var count = some.Origins.Length + some.LaterOrigins.Length;
                count.Should().BeLessThanOrEqualTo(Math.Max(4, 30_000 / series / many.Count));
                some.Origins.Length.Should().BeGreaterThanOrEqualTo(Math.Min(4, all.Origins.Length));
            }
        });

    [Fact]
    public void Origins_meet_every_weekday() =>
        Gen.Select(Gen.Int[120, 1500], Gen.Int[1, 500], Gen.Int[1, 61]).Sample((days, series, horizon) =>
            CalibrationFold.For(days, series, new Horizon(horizon)).SelectMany(f => f.Origins).Select(o => o % 7)
                .Distinct().Should().HaveCount(7));

    [Fact]
    public void A_young_chain_keeps_most_of_its_days_for_the_fit() =>
        CalibrationFold.For(100, 3, new Horizon(61))[0].FitDays.Should().Be(60);
}
