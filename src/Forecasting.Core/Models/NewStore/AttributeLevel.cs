namespace Forecasting.Core.Models.NewStore;

/// <summary>
/// What a store's attributes say of its level before it sells: ridge regression (Hoerl and Kennard 1970) of log levels
/// on standardised attributes. The penalty is the one with the least leave-one-out error (Allen 1974); the largest
/// leaves the plain mean.
/// </summary>
public sealed class AttributeLevel
{
    /// <summary>Variance of a log level about which nothing is known: between half and double, two times in
    /// three.</summary>
    public const double UnknownVariance = 0.5;

    private const double SmallestVariance = 0.01;

    /// <summary>Variance counts as if so many stores more had been seen that scatter as
    /// <see cref="UnknownVariance"/>.</summary>
    private const double UnknownStores = 1;

    /// <summary>A smaller penalty must lower the error by more than this leaves: between ties the mean wins.</summary>
    private const double LargestGainlessShare = 0.99;

    private static readonly double[] Penalties = [1e9, 300, 100, 30, 10, 3, 1, 0.3];

    private readonly double _mean;
    private readonly double[] _slopes;

    private AttributeLevel(double mean, double[] slopes, double variance) =>
        (_mean, _slopes, Variance) = (mean, slopes, variance);

    /// <summary>Variance of a new store's log level about what its attributes say.</summary>
    public double Variance { get; }

    /// <summary>Learns from stores whose level is known.</summary>
    /// <param name="rows">[store][column] attributes, each column about 0.</param>
    /// <param name="levels">[store] log levels, at least one.</param>
    /// <exception cref="ArgumentException">There is no store, or the shapes do not fit.</exception>
    public static AttributeLevel Learn(IReadOnlyList<double[]> rows, IReadOnlyList<double> levels)
    {
        if (levels.Count == 0 || rows.Count != levels.Count)
        {
            throw new ArgumentException(
                $"{rows.Count} rows of attributes for {levels.Count} levels; give one row for each of at least one.",
                nameof(rows));
        }

        var columns = rows[0].Length;
        var mean = levels.Average();
        double[] means = [.. Enumerable.Range(0, columns).Select(c => rows.Average(r => r[c]))];
        double[][] centred = [.. rows.Select(r => r.Select((v, c) => v - means[c]).ToArray())];
        double[] targets = [.. levels.Select(l => l - mean)];
        var best = new double[columns];
        var least = double.PositiveInfinity;
        foreach (var penalty in Penalties)
        {
            var (slopes, error) = Fit(centred, targets, penalty);
            if (error < LargestGainlessShare * least)
            {
                (best, least) = (slopes, error);
            }
        }

        var squares = levels.Count > 1 ? least : 0;
        var variance = (squares + (UnknownStores * UnknownVariance)) / (Math.Max(0, levels.Count - 1) + UnknownStores);
        var offset = best.Select((s, c) => s * means[c]).Sum();
        return new AttributeLevel(mean - offset, best, Math.Max(SmallestVariance, variance));
    }

    /// <summary>The log level that attributes promise.</summary>
    /// <param name="row">The store's attributes.</param>
    public double At(ReadOnlySpan<double> row)
    {
        var level = _mean;
        for (var column = 0; column < _slopes.Length; column++)
        {
            level += _slopes[column] * row[column];
        }

        return level;
    }

    /// <summary>Slopes and the sum of squared leave-one-out errors, e / (1 - leverage) each.</summary>
    private static (double[] Slopes, double Error) Fit(double[][] rows, double[] targets, double penalty)
    {
        var columns = rows[0].Length;
        var system = new PositiveSystem(columns);
        for (var a = 0; a < columns; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                system[a, b] = rows.Sum(r => r[a] * r[b]) + (a == b ? penalty : 0);
            }
        }

        system.Factorise();
        var slopes = system.Solve(
            [.. Enumerable.Range(0, columns).Select(c => rows.Select((r, i) => r[c] * targets[i]).Sum())]);
        double error = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var leverage = (1.0 / rows.Length) + Product(rows[i], system.Solve([.. rows[i]]));
            var residual = (targets[i] - Product(rows[i], slopes)) / Math.Max(0.01, 1 - leverage);
            error += residual * residual;
        }

        return (slopes, error);
    }

    private static double Product(double[] a, double[] b) => a.Select((v, i) => v * b[i]).Sum();

    /// <summary>A symmetric positive definite system by Cholesky's method.</summary>
    private sealed class PositiveSystem(int size)
    {
        private readonly double[] _lower = new double[size * size];

        public double this[int row, int column]
        {
            get => _lower[(row * size) + column];
            set => _lower[(row * size) + column] = value;
        }

        public void Factorise()
        {
            for (var column = 0; column < size; column++)
            {
                for (var row = column; row < size; row++)
                {
                    var sum = this[row, column];
                    for (var k = 0; k < column; k++)
                    {
                        sum -= this[row, k] * this[column, k];
                    }

                    this[row, column] = row == column ? Math.Sqrt(sum) : sum / this[column, column];
                }
            }
        }

        public double[] Solve(double[] right)
        {
            for (var row = 0; row < size; row++)
            {
                for (var k = 0; k < row; k++)
                {
                    right[row] -= this[row, k] * right[k];
                }

                right[row] /= this[row, row];
            }

            for (var row = size - 1; row >= 0; row--)
            {
                for (var k = row + 1; k < size; k++)
                {
                    right[row] -= this[k, row] * right[k];
                }

                right[row] /= this[row, row];
            }

            return right;
        }
    }
}
