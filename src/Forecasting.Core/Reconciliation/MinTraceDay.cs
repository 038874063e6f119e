using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Reconciliation;

/// <summary>One day of <see cref="MinTrace"/>.</summary>
internal static class MinTraceDay
{
    private const double Ridge = 1e-9;
    private const double SmallestShare = 0.01;

    /// <summary>Paths take the rank order of the errors from a few dozen past origins, most of which overlap, so that
    /// however many there are they tell no more about correlations than about so many would.</summary>
    private const int MostIndependentPaths = 20;

    /// <summary>Nodes from which the shrinkage is estimated at most; pairs of a few hundred tell it well.</summary>
    private const int MostShrinkageNodes = 200;

    /// <summary>Changes the bottom paths.</summary>
    /// <param name="forecasts">For the hierarchy.</param>
    /// <param name="weights">What is taken for W.</param>
    /// <param name="bottom">[bottom][path]; changed. A series without spread, as on a closed day, stays.</param>
    /// <param name="totals">[total][path].</param>
    public static void Reconcile(
        BaseForecasts forecasts, MinTraceWeights weights, double[][] bottom, double[][] totals)
    {
        var rows = new Rows(forecasts);
        double[] variance = [.. bottom.Select(Variance)];
        var isStructural = weights == MinTraceWeights.Structural;
        var own = isStructural ? [.. variance.Select(v => v > 0 ? 1.0 : 0)] : variance;
        var ofTotals = VariancesOfTotals(forecasts, own, isStructural ? [] : [.. totals.Select(Variance)]);
        var shrinkage = weights == MinTraceWeights.Shrunk ? Shrinkage([.. bottom, .. totals]) : 1;
        var gaps = Gaps(rows, bottom, totals);
        var centred = shrinkage < 1 ? Centred(gaps) : [];
        var m = Matrix(rows, own, ofTotals, shrinkage, centred);
        var factor = Cholesky.Factor(m, gaps.Length);
        var bottomCentred = shrinkage < 1 ? Centred(bottom) : [];
        var paths = bottom[0].Length;
        var z = new double[gaps.Length];
        var along = new double[shrinkage < 1 ? paths : 0];
        var changes = new double[bottom.Length];
        var changed = bottom.Select(b => (double[])b.Clone()).ToArray();
        for (var path = 0; path < paths; path++)
        {
            for (var k = 0; k < z.Length; k++)
            {
                z[k] = gaps[k][path];
            }

            Cholesky.Solve(factor, z);
            Along(centred, z, along);
            Changes(rows, own, shrinkage, bottomCentred, z, along, changes);
            for (var i = 0; i < changed.Length; i++)
            {
                changed[i][path] += own[i] > 0 ? changes[i] : 0;
            }
        }

        changed.CopyTo(bottom, 0);
    }

    /// <summary>
    /// Their own variances, or where there are none the sums of their members'. A total that never varies cannot be
    /// certain to the last order: it has a small part of that sum at least, which keeps the system solvable.
    /// </summary>
    private static double[] VariancesOfTotals(BaseForecasts forecasts, double[] own, double[] ofTotals) =>
        [.. forecasts.Sums.Select((sum, k) =>
        {
            var ofMembers = forecasts.Hierarchy.Sums[sum].Members.Sum(m => own[m]);
            return ofTotals.Length == 0 ? ofMembers : Math.Max(ofTotals[k], SmallestShare * ofMembers);
        })];

    /// <summary>[total][path] of base totals less the sums of their members.</summary>
    private static double[][] Gaps(Rows rows, double[][] bottom, double[][] totals)
    {
        double[][] gaps = [.. totals.Select(t => (double[])t.Clone())];
        for (var i = 0; i < bottom.Length; i++)
        {
            foreach (var row in rows.Above[i])
            {
                for (var path = 0; path < bottom[i].Length; path++)
                {
                    gaps[row][path] -= bottom[i][path];
                }
            }
        }

        return gaps;
    }

    /// <summary>C W C', row-major.</summary>
    private static double[] Matrix(
        Rows rows, double[] own, double[] ofTotals, double shrinkage, double[][] centred)
    {
        var n = ofTotals.Length;
        var m = new double[n * n];
        for (var k = 0; k < n; k++)
        {
            m[(k * n) + k] = shrinkage * ofTotals[k];
        }

        for (var i = 0; i < own.Length; i++)
        {
            foreach (var row in rows.Above[i])
            {
                foreach (var column in rows.Above[i])
                {
                    m[(row * n) + column] += shrinkage * own[i];
                }
            }
        }

        for (var row = 0; row < centred.Length; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var covariance = (1 - shrinkage) * Dot(centred[row], centred[column]) / (centred[row].Length - 1);
                m[(row * n) + column] += covariance;
                m[(column * n) + row] += row == column ? 0 : covariance;
            }
        }

        var trace = 0.0;
        for (var k = 0; k < n; k++)
        {
            trace += m[(k * n) + k];
        }

        for (var k = 0; k < n; k++)
        {
            m[(k * n) + k] += Ridge * Math.Max(1, trace / n);
        }

        return m;
    }

    /// <summary>[path] sum over totals of centred gap x z.</summary>
    private static void Along(double[][] centred, double[] z, double[] along)
    {
        Array.Clear(along);
        for (var k = 0; k < centred.Length; k++)
        {
            for (var path = 0; path < along.Length; path++)
            {
                along[path] += centred[k][path] * z[k];
            }
        }
    }

    private static void Changes(
        Rows rows, double[] own, double shrinkage, double[][] centred, double[] z, double[] along, double[] changes)
    {
        for (var i = 0; i < changes.Length; i++)
        {
            double sum = 0;
            foreach (var row in rows.Above[i])
            {
                sum += z[row];
            }

            changes[i] = shrinkage * own[i] * sum;
            if (centred.Length > 0)
            {
                changes[i] -= (1 - shrinkage) * Dot(centred[i], along) / (along.Length - 1);
            }
        }
    }

    /// <summary>
    /// Schäfer and Strimmer (2005, table 1, target D in terms of correlations): sum of the correlations' variances over
    /// the sum of their squares, within 0 to 1. The variances are those of as many paths as are independent.
    /// </summary>
    private static double Shrinkage(double[][] nodes)
    {
        double[][] varying = [.. nodes.Where(n => Variance(n) > 0)];
        var step = Math.Max(1, varying.Length / MostShrinkageNodes);
        double[][] standard = [.. varying.Where((_, i) => i % step == 0).Select(Standardised)];
        double variances = 0, squares = 0;
        for (var i = 1; i < standard.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var n = standard[i].Length;
                var mean = Dot(standard[i], standard[j]) / n;
                double spread = 0;
                for (var path = 0; path < n; path++)
                {
                    var deviation = (standard[i][path] * standard[j][path]) - mean;
                    spread += deviation * deviation;
                }

                variances += spread * n / ((n - 1.0) * (n - 1.0) * (n - 1.0))
                    * n / Math.Min(n, MostIndependentPaths);
                squares += mean * mean * n * n / ((n - 1.0) * (n - 1.0));
            }
        }

        return squares > 0 ? Math.Clamp(variances / squares, 0.01, 1) : 1;
    }

    private static double[] Standardised(double[] values)
    {
        var deviation = Math.Sqrt(Variance(values));
        return [.. Centred([values])[0].Select(v => v / deviation)];
    }

    private static double[][] Centred(double[][] rows) => [.. rows.Select(row =>
    {
        var mean = row.Average();
        return row.Select(v => v - mean).ToArray();
    })];

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1);
    }

    private static double Dot(double[] a, double[] b) =>
        System.Numerics.Tensors.TensorPrimitives.Dot<double>(a, b);

    /// <summary>Which rows, one per total with a forecast, each bottom series is part of.</summary>
    private sealed class Rows
    {
        public Rows(BaseForecasts forecasts)
        {
            var place = forecasts.Sums.Select((s, k) => (s, k)).ToDictionary(p => p.s, p => p.k);
            Above = [.. forecasts.Hierarchy.Above.Select(a =>
                a.Where(place.ContainsKey).Select(s => place[s]).ToArray())];
        }

        public int[][] Above { get; }
    }
}
