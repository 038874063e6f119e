using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Core.Tests.Reconciliation;

public sealed class MinTraceTests
{
    private static readonly SeriesKey[] Keys = [new("A", "app"), new("A", "web")];
    private static readonly Hierarchy Chain = Hierarchy.Of([new Store { Id = "A" }], Keys);
    private static readonly int ChainSum = Chain.Sums.Count - 1;

    /// <summary>
    /// By hand: total 10, parts 3 and 4. With W = diag(2, 1, 1), W C' (C W C')^-1 C y is a gap of 3 over 4, so each
    /// part takes 0.75 of an order and the total gives 1.5.
    /// </summary>
    [Fact]
    public void Structural_weights_share_a_gap_by_the_number_of_series()
    {
        var reconciled = Reconcile(MinTraceWeights.Structural, [3, 4], [4, 5], [10, 12]);

        reconciled[0][0].Should().BeApproximately(3.75, 1e-6);
        reconciled[1][0].Should().BeApproximately(4.75, 1e-6);
    }

    [Fact]
    public void The_part_that_is_less_certain_takes_more_of_the_gap()
    {
        var reconciled = Reconcile(MinTraceWeights.Diagonal, [100, 102], [100, 140], [220, 220]);

        (reconciled[1][0] - 100).Should().BeGreaterThan(10 * (reconciled[0][0] - 100));
    }

    /// <summary>S (S' W^-1 S)^-1 S' W^-1 y, as Wickramasuriya et al. (2019) have it, solved by elimination.</summary>
    [Fact]
    public void Diagonal_weights_give_the_generalised_least_squares_solution() =>
        Gen.Double[1, 50].Array[9].Sample(n =>
        {
            float[] a = [200 + (float)n[0], 200 + (float)n[1] + 3, 200 + (float)n[2]];
            float[] b = [200 + (float)n[3], 200 + (float)n[4] + 5, 200 + (float)n[5]];
            float[] total = [400 + (float)n[6], 400 + (float)n[7] + 7, 400 + (float)n[8]];
            // A total is taken for no more certain than a hundredth of what its parts scatter together.
            var (va, vb) = (Variance(a), Variance(b));
            var vt = Math.Max(Variance(total), 0.01 * (va + vb));
            var reconciled = Reconcile(MinTraceWeights.Diagonal, a, b, total);
            for (var path = 0; path < 3; path++)
            {
                // (S' W^-1 S) x = S' W^-1 y for two parts and their total, times all variances, so that one may be 0.
                var first = ((a[path] * (vb + vt)) + ((total[path] - b[path]) * va)) / (va + vb + vt);
                reconciled[0][path].Should().BeApproximately(first, 1e-3 * first);
            }
        });

    [Fact]
    public void Shrunk_weights_lie_between_no_covariance_and_all_of_it()
    {
        float[] a = [98, 99, 100, 101, 102, 103], b = [205, 203, 204, 201, 202, 200];
        float[] total = [310, 313, 309, 312, 311, 314];

        var shrunk = Reconcile(MinTraceWeights.Shrunk, a, b, total);
        var diagonal = Reconcile(MinTraceWeights.Diagonal, a, b, total);

        for (var path = 0; path < a.Length; path++)
        {
            var sum = shrunk[0][path] + shrunk[1][path];
            var parts = (double)a[path] + b[path];
            sum.Should().BeInRange(Math.Min(parts, total[path]) - 1, Math.Max(parts, total[path]));
        }

        shrunk[0].Should().NotBeEquivalentTo(diagonal[0]);
    }

    [Fact]
    public void What_would_fall_below_0_is_0()
    {
        var reconciled = Reconcile(MinTraceWeights.Structural, [1, 2], [50, 60], [10, 20]);

        reconciled[0].Should().OnlyContain(orders => orders == 0);
    }

    [Fact]
    public void A_factor_solves_its_system_and_a_singular_one_is_refused()
    {
        double[] b = [8, 7];
        Cholesky.Solve(Cholesky.Factor([4, 2, 2, 3], 2), b);
        b[0].Should().BeApproximately(1.25, 1e-12);
        b[1].Should().BeApproximately(1.5, 1e-12);

        var factoring = () => Cholesky.Factor([1, 1, 1, 1], 2);
        factoring.Should().Throw<ArgumentException>().WithMessage("*singular*");
    }

    private static double[][] Reconcile(MinTraceWeights weights, float[] a, float[] b, float[] total)
    {
        var forecasts = new BaseForecasts(
            Chain,
            [RandomChain.Daily(Keys[0], a), RandomChain.Daily(Keys[1], b)],
            [ChainSum],
            [RandomChain.Daily(new SeriesKey("", Channel.AllId), total)]);
        return [.. new MinTrace(weights).Reconcile(forecasts).Select(Column)];
    }

    private static double[] Column(ForecastDistribution daily) =>
        [.. Enumerable.Range(0, daily.PathCount).Select(p => (double)daily.Path(p)[0])];

    private static double Variance(float[] values)
    {
        var mean = values.Average(v => (double)v);
        return values.Sum(v => Math.Pow(v - mean, 2)) / (values.Length - 1);
    }
}
