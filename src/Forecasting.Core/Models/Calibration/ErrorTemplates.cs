using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// Past joint errors, whose rank order the sample paths take over, so that days and stores that were off together stay
/// so (Schaake shuffle: Clark et al. 2004; ensemble copula coupling: Schefzik et al. 2013). Every past error is taken
/// the other way round as well: what a series, or all of a store, was off throughout the few weeks of the templates
/// would have no order in them, but may go the other way next time.
/// </summary>
internal sealed class ErrorTemplates
{
    private const double Jitter = 0.15;

    /// <summary>Standard deviation of errors whose mean absolute value is 1, by a normal law.</summary>
    private static readonly double CommonDeviation = Math.Sqrt(Math.PI / 2);

    /// <summary>Part of the variance of the common error that the days of a forecast share.</summary>
    private const double SharedByDays = 0.6;

    private readonly float[][] _errors;
    private readonly int _horizonDays;

    private ErrorTemplates(float[][] errors, int horizonDays) => (_errors, _horizonDays) = (errors, horizonDays);

    /// <summary>Takes the normalised errors of all calibration origins.</summary>
    public static ErrorTemplates Learn(
        MemberErrors errors, float[][] combined, ErrorSpread spread, ErrorTargets targets)
    {
        var templates = errors.Origins.Select((origin, k) => errors.Actuals[k].Select((actual, i) =>
        {
            var (series, lead) = (i / errors.HorizonDays, (i % errors.HorizonDays) + 1);
            var size = spread.SizeOf(series, targets.At(series, origin, lead));
            return (float)((actual - combined[k][i] - spread.Bias[LeadGroups.Of(lead)]) / size);
        }).ToArray()).ToArray();
        return new ErrorTemplates(templates, errors.HorizonDays);
    }

    /// <summary>
    /// For one series and lead, the place of each path among all paths: a permutation of 0 to paths - 1. Paths go in
    /// pairs: pair p follows template p modulo the number of templates, for every series and lead, its second path with
    /// the opposite sign; where that one is unknown, another by rule.
    /// </summary>
    /// <param name="series">Index as at the fit.</param>
    /// <param name="lead">Days from the origin.</param>
    /// <param name="common">Share of the variance that is one error of all series, 0 to 1: what an event does other
    /// than expected, it does in all stores.</param>
    /// <param name="ranks">[path], receives the places.</param>
    /// <param name="room">[path], overwritten.</param>
    public void Ranks(int series, int lead, double common, Span<int> ranks, Span<double> room)
    {
        var (own, shared) = (Math.Sqrt(1 - common), Math.Sqrt(common) * CommonDeviation);
        for (var path = 0; path < ranks.Length; path++)
        {
            var sign = path % 2 == 0 ? own : -own;
            room[path] = sign * (Error(path / 2, series, lead) + (Jitter * Noise(path, series, lead)));
            room[path] += shared > 0 ? shared * Common(path, lead) : 0;
            ranks[path] = path;
        }

        room.Sort(ranks);
        Span<int> order = stackalloc int[ranks.Length];
        ranks.CopyTo(order);
        for (var place = 0; place < order.Length; place++)
        {
            ranks[order[place]] = place;
        }
    }

    public void Save(BinaryWriter file)
    {
        file.Write(_horizonDays);
        file.Write(_errors.Length);
        foreach (var template in _errors)
        {
            file.WriteNumbers(template);
        }
    }

    public static ErrorTemplates Load(BinaryReader file)
    {
        var horizonDays = file.ReadInt32();
        var errors = new float[file.ReadInt32()][];
        for (var k = 0; k < errors.Length; k++)
        {
            errors[k] = file.ReadNumbers<float>();
        }

        return new ErrorTemplates(errors, horizonDays);
    }

    private float Error(int path, int series, int lead)
    {
        var index = (series * _horizonDays) + lead - 1;
        for (var attempt = 0; attempt < 8 && _errors.Length > 0; attempt++)
        {
            // Later attempts step back through the templates: earlier origins know the longer leads.
            var template = _errors[(path + (attempt * 7 * _errors.Length / 16)) % _errors.Length];
            if (index < template.Length && !float.IsNaN(template[index]))
            {
                return template[index];
            }
        }

        return (float)Noise(path, 0, 0);
    }

    /// <summary>A fixed standard normal number for each path, series and lead; half of its variance is the path's
    /// alone.</summary>
    private static double Noise(int path, int series, int lead) =>
        Math.Sqrt(0.5) * (Normal(path, -1, 0) + Normal(path, series, lead));

    /// <summary>A fixed standard normal number for each path and lead.</summary>
    private static double Common(int path, int lead) =>
        (Math.Sqrt(SharedByDays) * Normal(path, -2, 0)) + (Math.Sqrt(1 - SharedByDays) * Normal(path, -2, lead));

    private static double Normal(int path, int series, int lead)
    {
        var hash = ((ulong)(uint)path * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)series * 0xC2B2AE3D27D4EB4FUL)
            ^ ((ulong)(uint)lead * 0x165667B19E3779F9UL);
        hash ^= hash >> 31;
        hash *= 0xBF58476D1CE4E5B9UL;
        hash ^= hash >> 29;
        hash *= 0x94D049BB133111EBUL;
        hash ^= hash >> 32;
        return NormalQuantile.At(((hash >> 11) + 0.5) / (1UL << 53));
    }
}
