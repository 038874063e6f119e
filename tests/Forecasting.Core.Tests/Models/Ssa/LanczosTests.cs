using CsCheck;
using Forecasting.Core.Models.Ssa;
using Forecasting.Core.Tests.References;

namespace Forecasting.Core.Tests.Models.Ssa;

public sealed class LanczosTests
{
    [Fact]
    public void Repeated_eigenvalues_are_found_as_often_as_they_occur()
    {
        double[] matrix = [5, 0, 0, 0, 0, 5, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2];
        var values = new double[4];
        var vectors = new double[16];

        Lanczos.LeadingPairs(matrix, 4, 1e-12, int.MaxValue, values, vectors, new LanczosWorkspace());

        values.Zip([5.0, 5, 2, 2]).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-12);
        ShouldBeOrthonormal(vectors, 4);
    }

    [Fact]
    public void A_zero_matrix_has_orthonormal_vectors_and_zero_values()
    {
        var values = new double[3];
        var vectors = new double[15];

        Lanczos.LeadingPairs(new double[25], 5, 1e-12, int.MaxValue, values, vectors, new LanczosWorkspace());

        values.Should().OnlyContain(v => v == 0);
        ShouldBeOrthonormal(vectors, 5);
    }

    [Fact]
    public void Any_gram_matrix_has_the_eigenvalues_that_jacobi_finds() =>
        Gen.Select(Gen.Double[-3, 3].Array[64], Gen.Int[1, 8]).Sample((factor, count) =>
        {
            var matrix = new double[64];
            for (var i = 0; i < 64; i++)
            {
                matrix[i] = Enumerable.Range(0, 8).Sum(k => factor[(i / 8 * 8) + k] * factor[(i % 8 * 8) + k]);
            }

            var values = new double[count];
            var vectors = new double[count * 8];
            Lanczos.LeadingPairs(matrix, 8, 1e-12, int.MaxValue, values, vectors, new LanczosWorkspace());

            var expected = JacobiEigen.Solve(matrix, 8).Values;
            values.Zip(expected).Should().OnlyContain(p => Math.Abs(p.First - p.Second) <= 1e-9 * (1 + expected[0]));
            ShouldBeOrthonormal(vectors, 8);
        });

    [Fact]
    public void A_workspace_that_served_another_matrix_changes_nothing()
    {
        double[] matrix = [4, 1, 0, 1, 3, 1, 0, 1, 2];
        var (fresh, used) = (new double[6], new double[6]);
        var workspace = new LanczosWorkspace();
        Lanczos.LeadingPairs(matrix, 3, 1e-12, int.MaxValue, new double[2], fresh, workspace);
        Lanczos.LeadingPairs(
            new double[100 * 100], 100, 1e-12, int.MaxValue, new double[9], new double[900], workspace);

        Lanczos.LeadingPairs(matrix, 3, 1e-12, int.MaxValue, new double[2], used, workspace);

        used.Should().Equal(fresh);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void More_pairs_than_rows_or_none_are_refused(int count)
    {
        var solve = () => Lanczos.LeadingPairs(
            new double[9], 3, 1e-12, int.MaxValue, new double[count], new double[count * 3], new LanczosWorkspace());

        solve.Should().Throw<ArgumentException>().WithMessage("*do not fit a size of 3*");
    }

    private static void ShouldBeOrthonormal(double[] vectors, int size)
    {
        var count = vectors.Length / size;
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var product = Enumerable.Range(0, size).Sum(k => vectors[(i * size) + k] * vectors[(j * size) + k]);
                product.Should().BeApproximately(i == j ? 1 : 0, 1e-9);
            }
        }
    }
}
