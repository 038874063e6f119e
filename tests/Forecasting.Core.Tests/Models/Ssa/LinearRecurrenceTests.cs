using Forecasting.Core.Models.Ssa;

namespace Forecasting.Core.Tests.Models.Ssa;

public sealed class LinearRecurrenceTests
{
    [Fact]
    public void A_constant_is_continued_by_the_mean_of_the_values_before()
    {
        var u = 1 / Math.Sqrt(4);
        var coefficients = new double[3];

        var verticality = LinearRecurrence.Coefficients([u, u, u, u], 4, coefficients);

        verticality.Should().BeApproximately(0.25, 1e-15);
        coefficients.Should().OnlyContain(a => Math.Abs(a - (1.0 / 3)) < 1e-15);
    }

    [Fact]
    public void A_vertical_subspace_has_no_recurrence()
    {
        double[] coefficients = [9, 9];

        LinearRecurrence.Coefficients([0, 0, 1], 3, coefficients).Should().Be(1);

        coefficients.Should().Equal(9, 9);
    }

    [Fact]
    public void Damping_multiplies_every_root()
    {
        // x(t) = 5 x(t-1) - 6 x(t-2) has the roots 2 and 3; half of them are 1 and 1.5: x(t) = 2.5 x(t-1) - 1.5 x(t-2).
        double[] coefficients = [-6, 5];

        LinearRecurrence.Damp(coefficients, 0.5);

        coefficients.Should().Equal(-1.5, 2.5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    public void A_damping_factor_outside_0_to_1_is_refused(double factor)
    {
        var damp = () => LinearRecurrence.Damp(new double[2], factor);

        damp.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Fibonacci_goes_on()
    {
        double[] path = [5, 8, 0, 0, 0];

        LinearRecurrence.Continue([1, 1], path);

        path.Should().Equal(5, 8, 13, 21, 34);
    }

    [Fact]
    public void A_path_shorter_than_the_recurrence_is_refused()
    {
        var go = () => LinearRecurrence.Continue([1, 1, 1], new double[2]);

        go.Should().Throw<ArgumentException>().WithMessage("3 coefficients need as many values, not 2*");
    }
}
