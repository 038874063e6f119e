using System.Numerics.Tensors;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Models.Regression;

/// <summary>Learns the effects: pooled over all series, then what channels and series have of their own.</summary>
internal sealed class RegressionFit
{
    /// <summary>How much of a day's error becomes level while effects are learnt.</summary>
    private const double Gain = 0.1;

    private const int FirstDays = 21;
    private const double LargestError = 1;
    private const double WeightHalfLifeDays = 730;

    /// <summary>How much channels differ, as a share of a usual effect.</summary>
    private const double ChannelShare = 0.5;

    private const int PartsPerChannel = 4;
    private static readonly double[] HalfLives = [4, 7, 12, 20, 40];
    private static readonly LevelSpeed[] Speeds = [.. HalfLives.SelectMany(
        shared => HalfLives.Select(own => new LevelSpeed(shared, own)))];

    private const int JudgedDays = 182;

    private readonly ChainState _chain;
    private readonly RegressionLayout _layout;
    private readonly RegressionDesign _design;
    private readonly int _step;
    private readonly CancellationToken _cancellation;

    private RegressionFit(ChainState chain, RegressionLayout layout, int rowBudget, CancellationToken cancellation)
    {
        (_chain, _layout, _cancellation) = (chain, layout, cancellation);
        _design = new RegressionDesign(chain, layout);
        var known = chain.States.Sum(s => (long)s.KnownDays[^1]);
        _step = (int)Math.Max(1, known / rowBudget);
    }

    /// <summary>Fits.</summary>
    /// <param name="chain">States at the origin of the fit.</param>
    /// <param name="horizon">The longest lead.</param>
    /// <param name="rowBudget">Days to learn pooled effects from at most, about.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <returns>The effects, and how fast levels move that forecast best with them.</returns>
    public static (RegressionEffects Effects, LevelSpeed Speed) Run(
        ChainState chain, Horizon horizon, int rowBudget, CancellationToken cancellation)
    {
        var layout = RegressionLayout.Of(chain, horizon);
        var fit = new RegressionFit(chain, layout, rowBudget, cancellation);
        var channels = fit.Channels();
        var ownRegressors = OwnRegressors.Of(chain);
        var (own, speed) = fit.Own(
            new RegressionEffects(layout, channels, ownRegressors, new Dictionary<SeriesKey, float[]>()),
            Math.Clamp(horizon.Days / 2, 1, 28));
        return (new RegressionEffects(layout, channels, ownRegressors, own), speed);
    }

    private Dictionary<string, float[]> Channels()
    {
        var series = Enumerable.Range(0, _chain.States.Count)
            .GroupBy(i => _chain.History.Daily[i].Key.ChannelId, StringComparer.Ordinal).ToList();
        var parts = series.SelectMany(g => g.Select((i, k) => (Series: i, Part: k % PartsPerChannel))
            .GroupBy(p => p.Part, p => p.Series).Select(p => (Channel: g.Key, Series: p.ToList()))).ToList();
        var sums = new NormalEquations[parts.Count];
        Parallel.For(0, parts.Count, Parallelism.Options(_cancellation), part =>
        {
            sums[part] = new NormalEquations(_design.Width);
            foreach (var i in parts[part].Series)
            {
                AddSeries(i, sums[part]);
            }
        });
        var all = new NormalEquations(_design.Width);
        foreach (var part in sums)
        {
            all.Add(part);
        }

        double[] sizes = [.. _layout.Regressors.Select(r => r.Size)];
        double[] steps = [.. _layout.Regressors.Select(r => r.Step)];
        double[] Solved(double shared) => all.Solve(sizes, Share(_chain.States.Count, shared), steps: steps);
        var pooled = Solved(SharedErrors.Most);
        var shared = Shared(pooled);
        pooled = shared < SharedErrors.Most ? Solved(shared) : pooled;
        var effects = new Dictionary<string, float[]>(StringComparer.Ordinal) { [""] = Single(pooled) };
        double[] differences = [.. sizes.Select(s => s * ChannelShare)];
        double[] changes = [.. steps.Select(s => s * ChannelShare)];
        foreach (var channel in series.Count > 1 ? series : [])
        {
            var ofChannel = new NormalEquations(_design.Width);
            for (var part = 0; part < parts.Count; part++)
            {
                if (parts[part].Channel == channel.Key)
                {
                    ofChannel.Add(sums[part]);
                }
            }

            effects[channel.Key] = Single(
                ofChannel.Solve(differences, Share(channel.Count(), shared), pooled, changes));
        }

        return effects;
    }

    // Series of one day err together, so that n of them say as much as fewer independent ones.
    private static double Share(int series, double shared) => 1 / (1 + ((series - 1) * shared));

    // By what is left when the effects are taken off.
    private double Shared(double[] effects)
    {
        var ofPool = Single(effects);
        var errors = new float[_chain.States.Count][];
        Parallel.For(0, errors.Length, Parallelism.Options(_cancellation), series =>
        {
            var (rows, all) = Filtered(series);
            errors[series] = [.. all.Select((error, day) => IsLearnt(series, day, all, _step)
                ? error - TensorPrimitives.Dot(rows.AsSpan(day * _design.Width, _design.Width), ofPool)
                : float.NaN)];
        });
        return SharedErrors.Of(errors);
    }

    private static float[] Single(double[] numbers) => [.. numbers.Select(n => (float)n)];

    private void AddSeries(int series, NormalEquations sums)
    {
        var (rows, errors) = Filtered(series);
        AddDays(series, rows, _design.Width, errors, _step, sums);
    }

    // Regressors [day x column] and orders [day], both less their level.
    private (float[] Rows, float[] Errors) Filtered(int series)
    {
        var known = Known(series);
        var rows = _design.Rows(series, 0, _chain.History.Days);
        LevelFilter.Apply(rows, _design.Width, known, Gain);
        return (rows, Errors(series, known));
    }

    /// <summary>Adds every so manieth day of a series that is fit to learn from.</summary>
    private void AddDays(int series, float[] rows, int width, float[] errors, int step, NormalEquations sums)
    {
        var variance = Variance(errors, series);
        for (var day = 0; day < errors.Length; day++)
        {
            if (IsLearnt(series, day, errors, step))
            {
                var weight = Math.Pow(0.5, (errors.Length - 1 - day) / WeightHalfLifeDays) / variance;
                sums.Add(rows.AsSpan(day * width, width), errors[day], weight);
            }
        }
    }

    private bool[] Known(int series) => [.. _chain.States[series].LogOrders.Select(y => !float.IsNaN(y))];

    private float[] Errors(int series, bool[] known)
    {
        float[] errors = [.. _chain.States[series].LogOrders];
        LevelFilter.Apply(errors, 1, known, Gain);
        return errors;
    }

    private bool IsLearnt(int series, int day, float[] errors, int step) =>
        IsUsed(series, day, errors) && (day + series) % step == 0;

    private bool IsUsed(int series, int day, float[] errors) =>
        !float.IsNaN(_chain.States[series].LogOrders[day]) && _chain.States[series].KnownDays[day] > FirstDays
        && Math.Abs(errors[day]) < LargestError;

    private double Variance(float[] errors, int series)
    {
        double sum = 0;
        var count = 0;
        for (var day = 0; day < errors.Length; day++)
        {
            if (IsUsed(series, day, errors))
            {
                sum += errors[day] * errors[day];
                count++;
            }
        }

        // A few days hardly tell how far a series scatters.
        return (sum + (FirstDays * 0.02)) / (count + FirstDays);
    }

    private (Dictionary<SeriesKey, float[]> Own, LevelSpeed Speed) Own(RegressionEffects effects, int lead)
    {
        var numbers = new float[_chain.States.Count][];
        var rests = new float[numbers.Length][];
        Parallel.For(0, numbers.Length, Parallelism.Options(_cancellation), series =>
            (numbers[series], rests[series]) = OfSeries(effects, series));
        var stores = _chain.History.DailyOfStores();
        var losses = new double[stores.Count][];
        Parallel.For(0, stores.Count, Parallelism.Options(_cancellation), store =>
        {
            float[][] values = [.. stores[store].Select(i => rests[i])];
            losses[store] = [.. Speeds.Select(s => LevelTrack.Loss(values, s, lead, JudgedDays))];
        });
        var best = Enumerable.Range(0, Speeds.Length).MinBy(s => losses.Sum(l => l[s]));
        return (numbers.Select((n, i) => (n, _chain.History.Daily[i].Key)).ToDictionary(p => p.Key, p => p.n),
            Speeds[best]);
    }

    // Its own numbers, and what is left when all effects are taken off.
    private (float[] Numbers, float[] Left) OfSeries(RegressionEffects effects, int series)
    {
        var days = _chain.History.Days;
        var known = Known(series);
        var pooled = effects.ByReason(_chain, _design, series, 0, days);
        var width = effects.OwnRegressors.Width;
        var bits = effects.OwnRegressors.BitsIn(_chain.Calendar);
        var rows = new float[days * width];
        var rest = new float[days];
        for (var day = 0; day < days; day++)
        {
            var parts = pooled.AsSpan(day * Reasons.Count, Reasons.Count);
            OwnRegressors.Write(_chain.States[series], bits, day, parts, rows.AsSpan(day * width, width));
            rest[day] = _chain.States[series].LogOrders[day] - (float)RegressionEffects.Total(parts);
        }

        float[] raw = [.. rows];
        float[] errors = [.. rest];
        LevelFilter.Apply(rows, width, known, Gain);
        LevelFilter.Apply(errors, 1, known, Gain);
        var sums = new NormalEquations(width);
        AddDays(series, rows, width, errors, step: 1, sums);
        var numbers = Single(sums.Solve(effects.OwnRegressors.Sizes, 1));
        for (var day = 0; day < days; day++)
        {
            for (var i = 0; i < width; i++)
            {
                rest[day] -= raw[(day * width) + i] * numbers[i];
            }
        }

        return (numbers, rest);
    }
}
