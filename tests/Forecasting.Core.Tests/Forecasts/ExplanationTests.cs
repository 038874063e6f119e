using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Tests.Forecasts;

public sealed class ExplanationTests
{
    private static readonly Explanation Day = new(12, [10, 1, 0, -2, 3, 0, 0]);

    [Fact]
    public void Parts_that_do_not_add_up_are_refused()
    {
        var make = () => new Explanation(12, [10, 1, 0, -2, 3, 0, 2e-6]);
        make.Should().Throw<ArgumentException>().WithMessage("*add up*");
        var unknown = () => new Explanation(12, [double.NaN, 1, 0, -2, 3, 0, 0]);
        unknown.Should().Throw<ArgumentException>();
        var few = () => new Explanation(12, [12]);
        few.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_hour_has_its_days_reasons_in_proportion()
    {
        var hour = Day.InProportion(3);
        hour.Parts.ToArray().Should().Equal(2.5, 0.25, 0, -0.5, 0.75, 0, 0);
        Explanation.None.InProportion(0).Number.Should().Be(0);
    }

    [Fact]
    public void A_sum_adds_up_reason_by_reason()
    {
        var sum = Explanation.Sum([Day, Day.InProportion(3), Explanation.Whole(1, Reason.Weather)]);
        (sum.Number, sum[Reason.Level], sum[Reason.Weather]).Should().Be((16, 12.5, 1));
    }
}
