using CsCheck;
using Forecasting.Core.Models.Skus.Rates;

namespace Forecasting.Core.Tests.Models.Skus.Rates;

/// <summary>Values as in the tests of the Python package intermittent-forecast (P. Morgan), which follows the R package
/// tsintermittent: demand 0, 1, 0, 2 with weights 0.5 and 0.4.</summary>
public sealed class IntermittentRateTests
{
    private static readonly double[] Published = [0, 1, 0, 2];

    private static readonly Gen<double[]> Demand = Gen.Int[0, 4].Array[1, 60].Select(d => d.Select(u => (double)u)
        .ToArray());

    [Fact]
    public void Croston_has_its_published_value() =>
        IntermittentRate.Croston(Published, 0.5).Should().BeApproximately(0.75, 1e-12);

    [Fact]
    public void Syntetos_and_boylan_take_half_the_weight_off() =>
        IntermittentRate.SyntetosBoylan(Published, 0.5).Should().BeApproximately(0.75 * 0.75, 1e-12);

    [Fact]
    public void Teunter_syntetos_and_babai_have_their_published_values()
    {
        double[] published = [0.7, 0.42, 0.978];

        // The probability starts at the share of days with demand of the whole series, so only the end compares.
        IntermittentRate.TeunterSyntetosBabai(Published, 0.5, 0.4).Should().BeApproximately(published[^1], 1e-12);
        IntermittentRate.TeunterSyntetosBabai([0, 1], 0.5, 0.4).Should().BeApproximately(published[0], 1e-12);
    }

    [Fact]
    public void Demand_every_day_makes_all_rates_its_smoothed_size()
    {
        double[] demand = [4, 4, 4, 4];

        IntermittentRate.Croston(demand, 0.1).Should().Be(4);
        IntermittentRate.TeunterSyntetosBabai(demand, 0.1, 0.1).Should().Be(4);
    }

    [Fact]
    public void Rates_lie_between_nothing_and_the_largest_demand() => Demand.Sample(demand =>
    {
        var most = demand.Max();
        IntermittentRate.Croston(demand, 0.2).Should().BeInRange(0, most + 1e-9);
        IntermittentRate.SyntetosBoylan(demand, 0.2).Should().BeInRange(0, most + 1e-9);
        IntermittentRate.TeunterSyntetosBabai(demand, 0.2, 0.1).Should().BeInRange(0, most + 1e-9);
    });

    [Fact]
    public void Only_teunter_syntetos_and_babai_forget_a_sku_that_nobody_wants_any_more()
    {
        double[] demand = [5, 5, 5, .. new double[60]];

        IntermittentRate.TeunterSyntetosBabai(demand, 0.1, 0.1).Should().BeLessThan(0.02);
        IntermittentRate.Croston(demand, 0.1).Should().Be(5);
    }

    [Fact]
    public void A_sku_that_was_never_wanted_has_rate_zero()
    {
        IntermittentRate.Croston([0, 0], 0.1).Should().Be(0);
        IntermittentRate.TeunterSyntetosBabai([], 0.1, 0.1).Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_weight_outside_its_range_is_refused(double smoothing)
    {
        var act = () => IntermittentRate.Croston([1], smoothing);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }
}
