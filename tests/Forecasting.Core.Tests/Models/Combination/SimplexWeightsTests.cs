using CsCheck;
using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Tests.Models.Combination;

public sealed class SimplexWeightsTests
{
    private static readonly Gen<double[]> Points = Gen.Double[-5, 5].Array[1, 8];

    [Fact]
    public void A_projection_lies_on_the_simplex_and_stays_where_it_is() => Points.Sample(point =>
    {
        var projected = Projected(point);
        projected.Should().OnlyContain(w => w >= 0);
        projected.Sum().Should().BeApproximately(1, 1e-12);
        Projected(projected).Zip(projected).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-12);
    });

    [Fact]
    public void No_other_point_of_the_simplex_is_nearer() =>
        Gen.Select(Points, Gen.Double[0.001, 1].Array[8]).Sample((point, parts) =>
    {
        var other = parts.Take(point.Length).Select(p => p / parts.Take(point.Length).Sum()).ToArray();
        Distance(Projected(point), point).Should().BeLessThanOrEqualTo(Distance(other, point) + 1e-12);
    });

    [Fact]
    public void A_projection_by_hand() => Projected([0.9, 0.5, -1]).Zip([0.7, 0.3, 0.0])
        .Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-12);

    [Fact]
    public void Endless_shrinkage_gives_the_prior()
    {
        var weights = SimplexWeights.Minimise([1, 0.2, 0.2, 9], [0.3, 0.7], 1e9);
        weights[0].Should().BeApproximately(0.3, 1e-6);
        weights[1].Should().BeApproximately(0.7, 1e-6);
    }

    [Fact]
    public void Without_shrinkage_the_best_of_members_that_err_together_takes_all() =>
        SimplexWeights.Minimise([4, 2, 3, 2, 1, 1.5, 3, 1.5, 2.25], [0.8, 0.1, 0.1], 0)
            .Zip([0.0, 1.0, 0.0]).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-4);

    /// <summary>Bates and Granger (1969): independent errors of variance 1 and 3 are weighted 3 to 1.</summary>
    [Fact]
    public void Without_shrinkage_independent_members_weigh_by_inverse_variance()
    {
        var weights = SimplexWeights.Minimise([1, 0, 0, 3], [0.5, 0.5], 0);
        weights[0].Should().BeApproximately(0.75, 1e-9);
        weights[1].Should().BeApproximately(0.25, 1e-9);
    }

    [Fact]
    public void Nothing_learnt_leaves_the_prior() =>
        SimplexWeights.Minimise([0, 0, 0, 0], [0.4, 0.6], 0).Should().Equal(0.4, 0.6);

    [Fact]
    public void Products_of_another_number_of_members_are_refused()
    {
        var fit = () => SimplexWeights.Minimise([1, 2, 3], [0.5, 0.5], 0);
        fit.Should().Throw<ArgumentException>().WithParameterName("gram");
    }

    private static double[] Projected(double[] point)
    {
        var copy = point.ToArray();
        SimplexWeights.Project(copy);
        return copy;
    }

    private static double Distance(double[] a, double[] b) =>
        a.Zip(b).Sum(p => (p.First - p.Second) * (p.First - p.Second));
}
