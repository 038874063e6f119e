using Forecasting.Core.Models.Ssa;

namespace Forecasting.Core.Tests.Models.Ssa;

public sealed class GapFillingTests
{
    private const double Gap = double.NaN;

    [Fact]
    public void A_gap_gets_the_mean_of_the_same_weekday_around_it()
    {
        double[] values = [10, 2, 3, 4, 5, 6, 7, Gap, 2, 3, 4, 5, 6, 7, 20, 2, 3, 4, 5, 6, 7];

        GapFilling.Fill(values, 1);

        values[7].Should().Be(15);
    }

    [Fact]
    public void A_nearer_week_weighs_more()
    {
        double[] values = [1, 1, 1, 1, 1, 1, 1, 10, 1, 1, 1, 1, 1, 1, Gap, 1, 1, 1, 1, 1, 1];

        GapFilling.Fill(values, 1);

        values[14].Should().BeApproximately((10 + (1 / 2.0)) / (1 + (1 / 2.0)), 1e-12);
    }

    [Fact]
    public void A_weekday_that_is_never_open_gets_the_days_beside_it()
    {
        double[] values = [1, 2, 3, 4, 5, 9, Gap, 7, 2, 3, 4, 5, 9, Gap, 7];

        GapFilling.Fill(values, 1);

        values[6].Should().Be(8);
    }

    [Fact]
    public void Known_values_stay_as_they_are()
    {
        double[] values = [3, Gap, 1];

        GapFilling.Fill(values, 1);

        values.Should().Equal(3, 2, 1);
    }

    [Fact]
    public void Nothing_known_is_refused()
    {
        var fill = () => GapFilling.Fill(new double[] { Gap, Gap }, 1);

        fill.Should().Throw<ArgumentException>();
    }
}
