using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Tests.Models.Calibration;

public sealed class CalibrationOriginsTests
{
    [Fact]
    public void Origins_lie_after_the_fit_and_strictly_before_the_real_origin() =>
        Gen.Select(Gen.Int[1, 1500], Gen.Int[1, 1200], Gen.Int[1, 61]).Sample((days, series, horizon) =>
        {
            var plan = CalibrationOrigins.For(days, series, new Horizon(horizon));
            plan.FitDays.Should().BeInRange(1, days);
            plan.Origins.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
            plan.Origins.Should().OnlyContain(origin => origin >= plan.FitDays - 1 && origin < days - 1);
            plan.Origins.Length.Should().BeLessThanOrEqualTo(60);
        });

    [Fact]
    public void The_last_origin_knows_all_but_one_day_and_the_first_sees_the_longest_lead()
    {
        var plan = CalibrationOrigins.For(800, 7, new Horizon(61));
        plan.Origins[^1].Should().Be(798);
        (plan.Origins[0] + 61).Should().BeLessThan(800);
        plan.FitDays.Should().Be(800 - 61 - 28);
    }

    [Fact]
    public void Origins_meet_every_weekday() => Gen.Select(Gen.Int[120, 1500], Gen.Int[1, 500]).Sample((days, series) =>
        CalibrationOrigins.For(days, series, new Horizon(14)).Origins.Select(o => o % 7).Distinct().Should()
            .HaveCount(7));

    [Fact]
    public void A_young_chain_keeps_most_of_its_days_for_the_fit() =>
        CalibrationOrigins.For(100, 3, new Horizon(61)).FitDays.Should().Be(60);
}
