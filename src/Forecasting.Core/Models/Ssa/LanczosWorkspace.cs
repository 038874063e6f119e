using System.Numerics.Tensors;

namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// Scratch space of <see cref="Lanczos"/>: the basis, the tridiagonal matrix and its eigenpairs. Not for two threads.
/// </summary>
public sealed class LanczosWorkspace
{
    private double[] _basis = [];
    private double[] _ritz = [];
    private double[] _beside = [];
    private double[] _components = [];
    private double[] _negated = [];
    private int[] _order = [];

    /// <summary>α: the diagonal of the tridiagonal matrix.</summary>
    internal double[] Diagonal { get; private set; } = [];

    /// <summary>β: what couples step i to step i + 1; 0 where the process began anew.</summary>
    internal double[] Coupling { get; private set; } = [];

    /// <summary>Makes room for a matrix of that size.</summary>
    internal void Reserve(int size)
    {
        if (Diagonal.Length < size)
        {
            Diagonal = new double[size];
            Coupling = new double[size];
            _ritz = new double[size];
            _beside = new double[size];
            _negated = new double[size];
            _order = new int[size];
        }
    }

    /// <summary>One basis vector; the basis grows as it is asked for.</summary>
    internal Span<double> Basis(int step, int size)
    {
        var needed = (step + 1) * size;
        if (_basis.Length < needed)
        {
            Array.Resize(ref _basis, Math.Max(needed, 2 * _basis.Length));
        }

        return _basis.AsSpan(step * size, size);
    }

    /// <summary>Puts a fixed unit vector that is orthogonal to all before it into the basis.</summary>
    internal void Start(int step, int size)
    {
        var vector = Basis(step, size);
        for (var attempt = 0; ; attempt++)
        {
            for (var i = 0; i < size; i++)
            {
                // A fixed sequence, orthogonal to nothing smooth or periodic: multiples of the golden ratio.
                vector[i] = 0.5 + ((i + 1 + (attempt * size)) * (0.6180339887498949 + (0.1 * step)) % 1);
            }

            TensorPrimitives.Divide(vector, TensorPrimitives.Norm<double>(vector), vector);
            var left = Orthogonalise(step, size);
            if (left > 1e-6 || attempt == size)
            {
                TensorPrimitives.Divide(vector, Math.Max(left, double.Epsilon), vector);
                return;
            }
        }
    }

    /// <summary>
    /// Takes from one vector its part in the span of those before it, twice, and gives the norm of what is left.
    /// </summary>
    internal double Orthogonalise(int step, int size)
    {
        var vector = Basis(step, size);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var earlier = 0; earlier < step; earlier++)
            {
                var other = _basis.AsSpan(earlier * size, size);
                TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot<double>(other, vector), vector, vector);
            }
        }

        return TensorPrimitives.Norm<double>(vector);
    }

    /// <summary>
    /// Eigenvalues of the tridiagonal matrix, and of each eigenvector all components or only the last.
    /// </summary>
    internal (double[] Ritz, double[] Components) SolveTridiagonal(int steps, int width)
    {
        if (_components.Length < steps * width)
        {
            _components = new double[steps * width];
        }

        Diagonal.AsSpan(0, steps).CopyTo(_ritz);
        Coupling.AsSpan(0, steps).CopyTo(_beside);
        var components = _components.AsSpan(0, steps * width);
        components.Clear();
        for (var step = 0; step < steps; step++)
        {
            components[(step * width) + Math.Min(step, width - 1)] = width > 1 || step == steps - 1 ? 1 : 0;
        }

        TridiagonalEigen.Solve(_ritz.AsSpan(0, steps), _beside.AsSpan(0, steps), components, width);
        _ritz.AsSpan(steps).Fill(double.NegativeInfinity);
        return (_ritz, _components);
    }

    /// <summary>Places of the eigenvalues, the largest first.</summary>
    internal int[] Order(ReadOnlySpan<double> ritz)
    {
        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
            _negated[i] = -ritz[i];
        }

        Array.Sort(_negated, _order);
        return _order;
    }
}
