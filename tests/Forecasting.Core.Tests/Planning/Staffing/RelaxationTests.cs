using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class RelaxationTests
{
    private static readonly Probability Target = new(0.99);

    private static readonly int Last = Relaxation.Multiples.Count - 1;

    [Fact]
    public void The_most_relaxed_cover_that_meets_the_target_is_found_from_any_first_guess() =>
        Gen.Select(Gen.Int[-1, Last], Gen.Int[0, Last]).Sample((lastThatMeets, first) =>
        {
            var tried = new List<int>();
            var cheapest = Search(first, tried, of => of <= lastThatMeets);

            // Shifts cost the less, the more is relaxed; the strict ones cost 1000.
            cheapest.Cost.Should().Be(lastThatMeets < 0 ? 1000 : 100 - lastThatMeets);
            tried.Should().OnlyHaveUniqueItems();
            tried.Count.Should().BeLessThanOrEqualTo(8);
        });

    [Fact]
    public void The_cheaper_of_two_that_meet_the_target_is_kept()
    {
        // Relaxing further costs more here, as where other shifts happen to fit worse.
        var cheapest = Search(0, [], of => of <= 3, cost: of => 10 + of);

        cheapest.Cost.Should().Be(10);
    }

    private static ShiftPlan Search(int first, List<int> tried, Func<int, bool> meets, Func<int, double>? cost = null)
    {
        int IndexOf(Probability share) => Relaxation.Multiples.Index()
            .MinBy(m => Math.Abs((m.Item * (1 - Target.Value)) - (1 - share.Value))).Index;
        return Relaxation.Cheapest(
            Target, first, () => Shifts(1000),
            share =>
            {
                tried.Add(IndexOf(share));
                return Shifts(cost?.Invoke(tried[^1]) ?? 100 - tried[^1]);
            },
            _ => meets(tried[^1]) ? 0.995 : 0.9);
    }

    private static ShiftPlan Shifts(double cost) =>
        new() { Shifts = [], Cover = [], Uncovered = [], Cost = cost, LowerBound = cost };
}
