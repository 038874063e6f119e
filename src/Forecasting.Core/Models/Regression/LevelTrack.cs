namespace Forecasting.Core.Models.Regression;

/// <summary>How fast the levels of a store's channels move: half of the weight lies on so many last known
/// days.</summary>
/// <param name="SharedHalfLifeDays">For what channels have in common.</param>
/// <param name="OwnHalfLifeDays">For what a channel has beyond that; of no account where there is one channel.</param>
internal readonly record struct LevelSpeed(double SharedHalfLifeDays, double OwnHalfLifeDays);

/// <summary>
/// The levels of a store's channels whose effects are taken off: simple exponential smoothing that a wild day moves
/// little (Gelper, Fried and Croux 2010). What the channels err in common, in the mean by their orders, becomes level
/// at one speed, and what each errs beyond that at another: customers come and go store by store, while the chance of
/// a single channel's day is larger.
/// </summary>
internal static class LevelTrack
{
    /// <summary>Days that hold nearly all of the weight, in half-lives.</summary>
    public const int HalfLivesKept = 10;

    /// <summary>The levels after each day.</summary>
    /// <param name="values">[channel][day] logs less effects; NaN = unknown.</param>
    /// <param name="speed">How fast they move.</param>
    /// <returns>[channel][day]; NaN before the channel's first known day.</returns>
    public static double[][] Of(IReadOnlyList<float[]> values, LevelSpeed speed)
    {
        var shared = new Smoother(speed.SharedHalfLifeDays);
        Smoother[] own = [.. values.Select(_ => new Smoother(speed.OwnHalfLifeDays))];
        var level = new double[values.Count];
        Array.Fill(level, double.NaN);
        double[][] levels = [.. values.Select(v => new double[v.Length])];
        for (var day = 0; day < levels[0].Length; day++)
        {
            var common = MeanError(values, level, day);
            var heard = shared.Heard(common);
            for (var i = 0; i < level.Length; i++)
            {
                var error = Error(values[i][day], level[i]);
                var ownHeard = values.Count > 1 ? own[i].Heard(error - common) : 0;
                level[i] = double.IsNaN(level[i]) ? values[i][day] : level[i] + heard + ownHeard;
                levels[i][day] = level[i];
            }
        }

        return levels;
    }

    /// <summary>How far the levels were off some days later, summed over the last days.</summary>
    /// <param name="values">As for <see cref="Of"/>.</param>
    /// <param name="speed">As for <see cref="Of"/>.</param>
    /// <param name="lead">Days ahead.</param>
    /// <param name="judgedDays">Days at the end that are looked at.</param>
    public static double Loss(IReadOnlyList<float[]> values, LevelSpeed speed, int lead, int judgedDays)
    {
        var levels = Of(values, speed);
        double sum = 0;
        for (var i = 0; i < values.Count; i++)
        {
            for (var day = Math.Max(lead, values[i].Length - judgedDays); day < values[i].Length; day++)
            {
                var error = values[i][day] - levels[i][day - lead];
                sum += double.IsNaN(error) ? 0 : Math.Abs(error);
            }
        }

        return sum;
    }

    // By the orders of an ordinary day, over channels that are known and have a level; 0 on the first day of all, NaN
    // where none is known.
    private static double MeanError(IReadOnlyList<float[]> values, double[] level, int day)
    {
        var (sum, all, isFirst) = (0.0, 0.0, false);
        for (var i = 0; i < level.Length; i++)
        {
            var error = Error(values[i][day], level[i]);
            isFirst |= !double.IsNaN(error);
            var orders = double.IsNaN(error) || double.IsNaN(level[i]) ? 0 : Math.Exp(level[i]);
            (sum, all) = (sum + (orders > 0 ? orders * error : 0), all + orders);
        }

        return all > 0 ? sum / all : isFirst ? 0 : double.NaN;
    }

    // A first day has none: it is the level.
    private static double Error(float value, double level) =>
        float.IsNaN(value) ? double.NaN : double.IsNaN(level) ? 0 : value - level;

    // Until it has seen a few half-lives, its level is a plain mean.
    private sealed class Smoother(double halfLifeDays)
    {
        private const double UsualErrorsHeard = 4;
        private const double LeastHeard = 0.3;
        private const double ScaleMemory = 0.97;
        private const double FewDays = 5;

        private readonly double _kept = Math.Pow(0.5, 1 / halfLifeDays);
        private double _weight;
        private double _scale = 0.1;

        /// <summary>What of an error becomes level.</summary>
        public double Heard(double error)
        {
            if (double.IsNaN(error))
            {
                return 0;
            }

            _weight = (_kept * _weight) + 1;
            var most = Math.Max(LeastHeard, UsualErrorsHeard * _scale);
            var heard = _weight < FewDays ? error : Math.Clamp(error, -most, most);
            _scale = (ScaleMemory * _scale) + ((1 - ScaleMemory) * Math.Abs(heard));
            return heard / _weight;
        }
    }
}
