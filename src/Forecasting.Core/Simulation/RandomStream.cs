using System.Numerics;

namespace Forecasting.Core.Simulation;

/// <summary>
/// A seeded stream of random numbers for one purpose and one item, independent of every other stream: adding a store or
/// a purpose changes no number elsewhere. xoshiro256** (Blackman and Vigna 2018) seeded by SplitMix64 from seed,
/// purpose and item. Not thread-safe: one stream belongs to one piece of work.
/// </summary>
public sealed class RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareGaussian = double.NaN;

    /// <summary>Opens a stream.</summary>
    /// <param name="seed">The chain's seed.</param>
    /// <param name="purpose">What the numbers are for, such as "weather".</param>
    /// <param name="item">Which one, such as a store's number; 0 for the chain.</param>
    public RandomStream(long seed, string purpose, int item = 0)
    {
        // FNV-1a over the purpose, then SplitMix64 over the three parts.
        var hash = 14695981039346656037UL;
        foreach (var letter in purpose)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        var state = unchecked((ulong)seed);
        state = SplitMix(ref state) ^ hash;
        state = SplitMix(ref state) ^ unchecked((ulong)item);
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double Uniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on [<paramref name="low"/>, <paramref name="high"/>).</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public double Between(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, at least <paramref name="low"/>.</param>
    public int Whole(int low, int high) => low + (int)(Uniform() * (high - low + 1));

    /// <summary>True with the given probability.</summary>
    /// <param name="probability">0 to 1.</param>
    public bool Happens(double probability) => Uniform() < probability;

    /// <summary>Standard normal, by the polar method (Marsaglia and Bray 1964).</summary>
    public double Gaussian()
    {
        if (!double.IsNaN(_spareGaussian))
        {
            var spare = _spareGaussian;
            _spareGaussian = double.NaN;
            return spare;
        }

        while (true)
        {
            var x = (2 * Uniform()) - 1;
            var y = (2 * Uniform()) - 1;
            var squared = (x * x) + (y * y);
            if (squared is > 0 and < 1)
            {
                var scale = Math.Sqrt(-2 * Math.Log(squared) / squared);
                _spareGaussian = y * scale;
                return x * scale;
            }
        }
    }

    /// <summary>Log-normal with mean 1.</summary>
    /// <param name="deviation">Standard deviation of the logarithm, 0 or more.</param>
    public double LogNormal(double deviation) => Math.Exp((deviation * Gaussian()) - (deviation * deviation / 2));

    /// <summary>Gamma with scale 1, by Marsaglia and Tsang (2000).</summary>
    /// <param name="shape">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shape"/> is below 1.</exception>
    public double Gamma(double shape)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shape, 1);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Gaussian();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            var u = Uniform();
            var square = x * x;
            if (u < 1 - (0.0331 * square * square) || Math.Log(u) < (0.5 * square) + (d * (1 - v + Math.Log(v))))
            {
                return d * v;
            }
        }
    }

    /// <summary>
    /// Poisson: products of uniforms below 10, transformed rejection (PTRS, Hörmann 1993) from 10 on.
    /// </summary>
    /// <param name="mean">0 or more, finite.</param>
    public int Poisson(double mean) => mean < 10 ? SmallPoisson(mean) : LargePoisson(mean);

    /// <summary>Negative binomial count, variance = mean + mean² / <paramref name="size"/>.</summary>
    /// <param name="mean">0 or more, finite.</param>
    /// <param name="size">At least 1; larger means nearer to Poisson.</param>
    public int NegativeBinomial(double mean, double size) => mean > 0 ? Poisson(mean * Gamma(size) / size) : 0;

    private int SmallPoisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = Uniform();
        var count = 0;
        while (product > limit)
        {
            product *= Uniform();
            count++;
        }

        return count;
    }

    private int LargePoisson(double mean)
    {
        var b = 0.931 + (2.53 * Math.Sqrt(mean));
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var vr = 0.9277 - (3.6224 / (b - 2));
        var logMean = Math.Log(mean);
        while (true)
        {
            var u = Uniform() - 0.5;
            var v = Uniform();
            var us = 0.5 - Math.Abs(u);
            var k = (int)Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && v <= vr)
            {
                return k;
            }

            if (k >= 0 && (us >= 0.013 || v <= us)
                && Math.Log(v * inverseAlpha / ((a / (us * us)) + b)) <= (k * logMean) - mean - LogFactorial(k))
            {
                return k;
            }
        }
    }

    // Stirling's series, exact to 1e-9 from 10 on.
    private static double LogFactorial(int k)
    {
        if (k < 10)
        {
            double product = 1;
            for (var i = 2; i <= k; i++)
            {
                product *= i;
            }

            return Math.Log(product);
        }

        double n = k + 1;
        var inverse = 1 / n;
        var square = inverse * inverse;
        return ((n - 0.5) * Math.Log(n)) - n + 0.91893853320467274
            + (inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square / 1260)))));
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
