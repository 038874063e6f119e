using Forecasting.Core.Models.Regression;

namespace Forecasting.Core.Tests.Models.Regression;

public sealed class NormalEquationsTests
{
    // Two unknowns by hand: (X'X + I) b = X'y with X = [1 0; 1 1; 0 2], y = 1, 2, 3: [3 1; 1 6] b = [3; 8].
    [Fact]
    public void Solves_a_ridge_regression_worked_by_hand()
    {
        var sums = Worked();

        var solution = sums.Solve([1, 1], 1);

        solution[0].Should().BeApproximately(10.0 / 17, 1e-12);
        solution[1].Should().BeApproximately(21.0 / 17, 1e-12);
    }

    [Fact]
    public void A_prior_about_the_answer_leaves_it_and_a_narrow_one_about_zero_holds_it_there()
    {
        var free = Worked().Solve([1e6, 1e6], 1);

        Worked().Solve([0.1, 0.1], 1, free).Should().Equal(free, (a, b) => Math.Abs(a - b) < 1e-9);
        Worked().Solve([1e-6, 1e-6], 1).Should().AllSatisfy(b => Math.Abs(b).Should().BeLessThan(1e-6));
    }

    // One row says b0 = 1; (1 + 1 + 100) b0 - 100 b1 = 1 and -100 b0 + (1 + 100) b1 = 0.
    [Fact]
    public void An_unknown_that_no_row_tells_of_is_near_the_one_before_it()
    {
        var sums = new NormalEquations(2);
        sums.Add([1, 0], 1, 1);

        var solution = sums.Solve([1, 1], 1, steps: [0, 0.1]);

        solution[0].Should().BeApproximately(101.0 / 302, 1e-12);
        solution[1].Should().BeApproximately(100.0 / 302, 1e-12);
        sums.Solve([1, 1], 1, steps: [0, 0]).Should().Equal(sums.Solve([1, 1], 1));
    }

    [Fact]
    public void Sums_of_parts_are_the_sums_of_the_whole()
    {
        var (first, second) = (new NormalEquations(2), new NormalEquations(2));
        first.Add([1, 0], 1, 1);
        second.Add([1, 1], 2, 1);
        second.Add([0, 2], 3, 1);
        first.Add(second);

        first.Solve([1, 1], 0.5).Should().Equal(Worked().Solve([1, 1], 0.5));
    }

    private static NormalEquations Worked()
    {
        var sums = new NormalEquations(2);
        sums.Add([1, 0], 1, 1);
        sums.Add([1, 1], 2, 1);
        sums.Add([0, 2], 3, 1);
        return sums;
    }
}
