using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// How much noisier a series is than its chain, by what it usually does from one week to the next. Unlike forecasts'
/// errors that tells noise from a closure, which changes the level twice and makes every forecast between err.
/// </summary>
internal static class RelativeNoise
{
    /// <summary>Pairs of days at which a series' own changes count as much as the chain's.</summary>
    private const double ShrinkagePairs = 8;

    /// <summary>Days whose log is so far below what is usual for their series are those of a closure, and not looked
    /// at.</summary>
    private const double FarBelow = 1;

    private const double Smallest = 0.01;
    private const int DaysInWeek = 7;

    /// <summary>The noise of each series over that of all.</summary>
    /// <param name="errors">What came at their origins is looked at.</param>
    /// <returns>[series] 1 or more.</returns>
    public static double[] Of(MemberErrors errors)
    {
        Dictionary<int, float>[] logs = [.. Enumerable.Range(0, errors.Series).Select(s => LogsByDay(errors, s))];
        double[][] changes = [.. logs.Select(Changes)];
        double[] all = [.. changes.SelectMany(c => c).Order()];
        var ofChain = Math.Max(Smallest, all.Length > 0 ? SampleQuantile.Of(all, 0.5) : 0);
        return [.. changes.Zip(logs, (own, days) =>
        {
            var sum = (own.Length > 0 ? own.Length * SampleQuantile.Of(own, 0.5) : 0) + (ShrinkagePairs * ofChain);
            return Math.Max(1, Math.Max(sum / (own.Length + ShrinkagePairs), CountNoise(days)) / ofChain);
        })];
    }

    private static Dictionary<int, float> LogsByDay(MemberErrors errors, int series)
    {
        var logs = new Dictionary<int, float>();
        for (var origin = 0; origin < errors.Origins.Length; origin++)
        {
            for (var lead = 1; lead <= errors.HorizonDays; lead++)
            {
                var log = errors.Actuals[origin][(series * errors.HorizonDays) + lead - 1];
                if (!float.IsNaN(log))
                {
                    logs[errors.Origins[origin] + lead] = log;
                }
            }
        }

        return logs;
    }

    /// <summary>Absolute changes from one week to the next, in order of size.</summary>
    private static double[] Changes(Dictionary<int, float> logs)
    {
        var least = Usual(logs) - FarBelow;
        return [.. logs.Where(day => day.Value >= least)
            .Select(day => logs.TryGetValue(day.Key - DaysInWeek, out var before) && before >= least
                ? Math.Abs(day.Value - before) : double.NaN)
            .Where(change => !double.IsNaN(change)).Order()];
    }

    /// <summary>No series is steadier than a Poisson count of what is usual: 1 / sqrt(1 + orders), the standard
    /// deviation of its log and nearly the median of its absolute changes.</summary>
    private static double CountNoise(Dictionary<int, float> logs) =>
        logs.Count > 0 ? Math.Exp(-Usual(logs) / 2) : 0;

    /// <summary>The upper quartile, which a closure of weeks does not lower.</summary>
    private static double Usual(Dictionary<int, float> logs) =>
        logs.Count > 0 ? SampleQuantile.Of([.. logs.Values.Select(log => (double)log).Order()], 0.75) : 0;
}
