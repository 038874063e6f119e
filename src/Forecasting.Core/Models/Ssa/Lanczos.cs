using System.Numerics.Tensors;

namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// Leading eigenpairs of a dense symmetric matrix by the Lanczos process with full reorthogonalisation
/// (Golub and Van Loan 2013, section 10.3).
/// </summary>
public static class Lanczos
{
    private const int StepsBetweenChecks = 6;

    /// <summary>
    /// Writes the largest eigenvalues, descending, and their unit eigenvectors. Deterministic: the start is fixed. A
    /// space that is exhausted early (low rank, repeated eigenvalues) is left by a new direction orthogonal to it.
    /// </summary>
    /// <param name="matrix">[n x n], row-major, symmetric and positive semidefinite, finite.</param>
    /// <param name="size">n, at least 1.</param>
    /// <param name="tolerance">Largest accepted residual |A u - λ u| as a share of the largest eigenvalue.</param>
    /// <param name="values">As many places as pairs are wanted, 1 to n.</param>
    /// <param name="vectors">[pair x n], row-major.</param>
    /// <param name="workspace">Scratch space, reused between calls; one per thread.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void LeadingPairs(
        ReadOnlySpan<double> matrix,
        int size,
        double tolerance,
        Span<double> values,
        Span<double> vectors,
        LanczosWorkspace workspace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (matrix.Length != size * size || values.IsEmpty || values.Length > size
            || vectors.Length != values.Length * size)
        {
            throw new ArgumentException(
                $"{matrix.Length} elements, {values.Length} values and {vectors.Length} components "
                + $"do not fit a size of {size}.");
        }

        workspace.Reserve(size);
        workspace.Start(0, size);
        var steps = 0;
        var nextCheck = Math.Min(size, values.Length + StepsBetweenChecks);
        while (true)
        {
            Step(matrix, size, steps++, workspace);
            if (steps == size)
            {
                break;
            }

            if (steps == nextCheck)
            {
                if (HasConverged(steps, values.Length, tolerance, workspace))
                {
                    break;
                }

                nextCheck = Math.Min(size, nextCheck + StepsBetweenChecks + (steps / 4));
            }
        }

        WriteRitzPairs(size, steps, values, vectors, workspace);
    }

    /// <summary>Extends the basis by one vector: β q(j+1) = A q(j) - its part in the basis so far.</summary>
    private static void Step(ReadOnlySpan<double> matrix, int size, int step, LanczosWorkspace workspace)
    {
        var current = workspace.Basis(step, size);
        var next = workspace.Basis(step + 1, size);
        for (var row = 0; row < size; row++)
        {
            next[row] = TensorPrimitives.Dot(matrix.Slice(row * size, size), current);
        }

        workspace.Diagonal[step] = TensorPrimitives.Dot<double>(next, current);
        var before = TensorPrimitives.Norm<double>(next);
        var after = workspace.Orthogonalise(step + 1, size);
        if (after > 1e-13 * Math.Max(before, Math.Abs(workspace.Diagonal[0])))
        {
            workspace.Coupling[step] = after;
            TensorPrimitives.Divide(next, after, next);
        }
        else
        {
            workspace.Coupling[step] = 0;
            workspace.Start(step + 1, size);
        }
    }

    private static bool HasConverged(int steps, int wanted, double tolerance, LanczosWorkspace workspace)
    {
        var (ritz, components) = workspace.SolveTridiagonal(steps, 1);
        var order = workspace.Order(ritz);
        var largest = ritz[order[0]];
        for (var pair = 0; pair < wanted; pair++)
        {
            if (workspace.Coupling[steps - 1] * Math.Abs(components[order[pair]]) > tolerance * largest)
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteRitzPairs(
        int size, int steps, Span<double> values, Span<double> vectors, LanczosWorkspace workspace)
    {
        var (ritz, components) = workspace.SolveTridiagonal(steps, steps);
        var order = workspace.Order(ritz);
        for (var pair = 0; pair < values.Length; pair++)
        {
            values[pair] = ritz[order[pair]];
            var vector = vectors.Slice(pair * size, size);
            vector.Clear();
            for (var step = 0; step < steps; step++)
            {
                var share = components[(order[pair] * steps) + step];
                TensorPrimitives.MultiplyAdd(workspace.Basis(step, size), share, vector, vector);
            }
        }
    }
}
