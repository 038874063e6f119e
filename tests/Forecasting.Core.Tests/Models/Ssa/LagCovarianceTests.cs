using CsCheck;
using Forecasting.Core.Models.Ssa;

namespace Forecasting.Core.Tests.Models.Ssa;

public sealed class LagCovarianceTests
{
    private static readonly Gen<double[]> Values = Gen.Double[-100, 100].Array[5, 80];

    [Fact]
    public void It_is_the_product_of_the_trajectory_matrix_with_itself()
    {
        var covariance = new double[9];

        LagCovariance.Compute([1, 2, 3, 4, 5], 3, covariance);

        // Rows of X are (1 2 3), (2 3 4), (3 4 5).
        covariance.Should().Equal(14, 20, 26, 20, 29, 38, 26, 38, 50);
    }

    [Fact]
    public void The_recursion_agrees_with_the_plain_sum() =>
        Gen.Select(Values, Gen.Int[2, 5]).Sample((series, window) =>
        {
            var covariance = new double[window * window];
            LagCovariance.Compute(series, window, covariance);
            var columns = series.Length - window + 1;
            for (var i = 0; i < window; i++)
            {
                for (var j = 0; j < window; j++)
                {
                    var plain = Enumerable.Range(0, columns).Sum(k => series[i + k] * series[j + k]);
                    covariance[(i * window) + j].Should().BeApproximately(plain, 1e-12 * 1e4 * series.Length);
                    covariance[(i * window) + j].Should().BeApproximately(covariance[(j * window) + i], 1e-9);
                }
            }
        });

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void A_window_that_does_not_fit_is_refused(int window)
    {
        var compute = () => LagCovariance.Compute([1, 2, 3, 4, 5], window, new double[window * window]);

        compute.Should().Throw<ArgumentOutOfRangeException>().Which.ActualValue.Should().Be(window);
    }

    [Fact]
    public void Too_few_places_are_refused()
    {
        var compute = () => LagCovariance.Compute([1, 2, 3, 4, 5], 3, new double[8]);

        compute.Should().Throw<ArgumentException>().WithMessage("*9 places, not 8*");
    }
}
