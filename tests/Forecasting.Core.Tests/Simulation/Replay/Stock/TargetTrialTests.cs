using CsCheck;
using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Core.Tests.Simulation.Replay.Stock;

public sealed class TargetTrialTests
{
    private const double Target = 0.006;

    [Fact]
    public void A_plan_that_keeps_the_target_aims_at_it()
    {
        var trial = TargetTrial.Of(Tried(multiple => 0.8 * multiple * Target), Target);

        trial.Multiple.Should().BeApproximately(1, 1e-9);
        trial.LostOverPredicted.Should().BeApproximately(0.8, 1e-9);
    }

    [Fact]
    public void Where_a_power_of_the_target_is_lost_the_one_that_keeps_it_is_found() =>
        Gen.Select(Gen.Double[1.05, 8], Gen.Double[0.4, 1.5]).Sample((factor, power) =>
        {
            var trial = TargetTrial.Of(Tried(m => factor * Target * Math.Pow(m, power)), Target);

            var exact = Math.Max(TargetTrial.Multiples[^1], Math.Pow(factor, -1 / power));
            trial.Multiple.Should().BeApproximately(exact, 1e-6);
            trial.LostOverPredicted.Should().BeApproximately(factor * Math.Pow(exact, power - 1), 1e-6);
        });

    [Fact]
    public void The_more_was_lost_the_lower_plans_aim_within_what_was_tried()
    {
        var shares = Gen.Double[0, 0.05].Array[TargetTrial.Multiples.Count];
        Gen.Select(shares, Gen.Double[0, 0.02]).Sample((lost, more) =>
        {
            Array.Sort(lost);
            Array.Reverse(lost);
            var less = TargetTrial.Of([.. lost.Select(s => (s, 0.004))], Target);
            var worse = TargetTrial.Of([.. lost.Select(s => (s + more, 0.004))], Target);

            worse.Multiple.Should().BeLessThanOrEqualTo(less.Multiple + 1e-9);
            less.Multiple.Should().BeInRange(TargetTrial.Multiples[^1] - 1e-9, 1 + 1e-9);
            less.LostOverPredicted.Should().BePositive();
        });
    }

    [Fact]
    public void Where_nothing_keeps_the_target_plans_aim_as_low_as_was_tried() =>
        TargetTrial.Of(Tried(_ => 0.02), Target).Multiple.Should()
            .BeApproximately(TargetTrial.Multiples[^1], 1e-9);

    [Fact]
    public void Nothing_lost_and_nothing_predicted_is_no_error()
    {
        var trial = TargetTrial.Of([.. TargetTrial.Multiples.Select(_ => (0.0, 0.0))], Target);

        trial.Multiple.Should().BeApproximately(1, 1e-9);
        trial.LostOverPredicted.Should().BeApproximately(1, 1e-9);
    }

    private static (double Lost, double Predicted)[] Tried(Func<double, double> lost) =>
        [.. TargetTrial.Multiples.Select(m => (lost(m), m * Target))];
}
