using System.Text;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models.Combination;
using Forecasting.Core.Models.Explaining;
using Forecasting.Core.Models.NewStore;

namespace Forecasting.Core.Models.Calibration;

/// <summary>Fitted members with their weights, and the errors that make a distribution of their combination.</summary>
internal sealed class CalibratedModel : IFittedModel
{
    /// <summary>Sample paths of every distribution.</summary>
    public const int PathCount = 200;

    private const string FileMark = "calibrated-8";
    private const int LargestRatio = 20;

    private readonly string _name;
    private readonly IReadOnlyList<FittedMember> _members;
    private readonly Dictionary<SeriesKey, int> _fittedIndex;
    private readonly SeriesKey[] _keys;
    private readonly CombinationWeights _weights;
    private readonly ErrorSpread _spread;
    private readonly ErrorTemplates _templates;
    private readonly IReadOnlyList<FitFailure> _unknown;
    private readonly IReadOnlyList<FitFailure> _failuresOfMember;
    private readonly bool _lendsToYoung;

    public CalibratedModel(
        string name,
        IReadOnlyList<FittedMember> members,
        SeriesKey[] keys,
        CombinationWeights weights,
        ErrorSpread spread,
        ErrorTemplates templates,
        IReadOnlyList<FitFailure> unknown,
        bool lendsToYoung)
    {
        (_name, _members, _keys, _weights, _spread, _templates) = (name, members, keys, weights, spread, templates);
        _fittedIndex = keys.Select((k, i) => (k, i)).ToDictionary(p => p.k, p => p.i);

        // Within a combination the other members speak for one that failed; only what nobody knows is a failure.
        _failuresOfMember = members.Count == 1 ? members[0].Model.Failures : [];
        Failures = [.. unknown, .. _failuresOfMember];
        _unknown = unknown;
        _lendsToYoung = lendsToYoung;
    }

    public IReadOnlyList<FitFailure> Failures { get; }

    public IReadOnlyList<FitFailure> FailuresAt(DemandHistory context, Horizon horizon) => _lendsToYoung
        ? [.. NewStores.Of(context, horizon).Notes(_name), .. _failuresOfMember]
        : Failures;

    public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon) =>
        Distributions(context, horizon, _members.Select(m => m.Model.Predict(context, horizon)));

    public IReadOnlyList<ExplainedForecast> ForecastAndExplain(DemandHistory context, Horizon horizon)
    {
        var said = _members.Select(m => ExplainedMedians.Of(m.Model, context, horizon)).ToList();
        return CalibratedExplanation.Of(
            Distributions(context, horizon, said.Select(s => s.Medians)), said, _weights);
    }

    public void Save(Stream file)
    {
        using var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
        writer.WriteMark(FileMark, _name);
        writer.WriteKeys(_keys);
        writer.Write(_members.Count);
        foreach (var member in _members)
        {
            writer.Write(member.Name);
        }

        foreach (var weight in _weights.Weights.SelectMany(w => w))
        {
            writer.Write(weight);
        }

        _spread.Save(writer);
        _templates.Save(writer);
        writer.WriteFailures(_unknown);
        foreach (var member in _members)
        {
            member.Model.Save(writer);
        }
    }

    public static CalibratedModel Load(string name, IReadOnlyList<IPointForecaster> members, Stream file)
    {
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        reader.ReadMark(FileMark, name);
        var keys = reader.ReadKeys();
        IPointForecaster[] saved =
            [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => Named(members, reader.ReadString()))];
        var weights = new double[LeadGroups.Count][];
        for (var group = 0; group < weights.Length; group++)
        {
            weights[group] = [.. saved.Select(_ => reader.ReadDouble())];
        }

        var spread = ErrorSpread.Load(reader);
        var templates = ErrorTemplates.Load(reader);
        var unknown = reader.ReadFailures();
        FittedMember[] fitted = [.. saved.Select(m => new FittedMember(m.Name, m.Load(reader)))];
        return new CalibratedModel(name, fitted, keys, new CombinationWeights(weights), spread, templates, unknown,
            members.Count > 1);
    }

    private static IPointForecaster Named(IReadOnlyList<IPointForecaster> members, string name) =>
        members.FirstOrDefault(m => m.Name == name)
        ?? throw new InvalidDataException(
            $"The file holds the member {name}, which is not known; train the model again.");

    private ForecastDistribution[] Distributions(
        DemandHistory context, Horizon horizon, IEnumerable<double[][]> predictions)
    {
        float[][] logs = [.. predictions.Select(p => MemberErrors.Logs(p, horizon.Days))];
        var medians = _weights.Combine(logs, horizon.Days);
        var newStores = _lendsToYoung ? NewStores.Of(context, horizon) : null;
        newStores?.Blend(medians, horizon.Days);
        FillUnknown(medians, horizon.Days);
        var targets = new ErrorTargets(context, horizon);
        var distributions = new ForecastDistribution[context.Daily.Count];
        Parallel.For(0, distributions.Length, Parallelism.Options(), series =>
        {
            var ofSeries = medians.AsSpan(series * horizon.Days, horizon.Days);
            var paths = Paths(context, series, horizon, ofSeries, targets, newStores);
            distributions[series] =
                new ForecastDistribution(context.Daily[series].Key, context.Origin, Grain.Daily, PathCount, paths);
        });
        return distributions;
    }

    private float[] Paths(
        DemandHistory context,
        int series,
        Horizon horizon,
        ReadOnlySpan<float> medians,
        ErrorTargets targets,
        NewStores? newStores)
    {
        var data = context.Daily[series];
        var known = _fittedIndex.TryGetValue(data.Key, out var fitted);
        var paths = new float[PathCount * horizon.Days];
        var isWhole = data.IsWhole();
        Span<int> ranks = stackalloc int[PathCount];
        Span<double> room = stackalloc double[PathCount];
        var narrowing = OpenDayBand.Factor(context, data);
        var level = newStores?.LevelDeviations(series, PathCount) ?? new double[PathCount];
        for (var lead = 1; lead <= horizon.Days; lead++)
        {
            var median = medians[lead - 1];
            if (float.IsNaN(median) || TradingPattern.IsClosed(context, data, context.Origin.Target(lead)))
            {
                continue;
            }

            var target = targets.At(series, context.Days - 1, lead);
            // A series that the fit did not know is taken for twice as uncertain as the others.
            var ofChain = _spread.SizeOfChain(target);
            var size = known ? _spread.SizeOf(fitted, target) : newStores is null ? 2 * ofChain : ofChain;
            size = newStores?.Size(series, size, ofChain) ?? size;
            _templates.Ranks(known ? fitted : series, lead, _spread.CommonShare(target, size), ranks, room);
            var middle = median + _spread.Shift(known ? fitted : null, lead);
            for (var path = 0; path < PathCount; path++)
            {
                var shape = _spread.ShapeAt((ranks[path] + 0.5) / PathCount);
                var deviation = Math.Clamp(narrowing * size * shape, -Math.Log(LargestRatio), Math.Log(LargestRatio));
                var log = middle + deviation + level[path];
                var orders = Math.Max(0, Math.Exp(log) - 1);
                paths[(path * horizon.Days) + lead - 1] = (float)(isWhole ? Math.Round(orders) : orders);
            }
        }

        return paths;
    }

    /// <summary>A series that no member has an opinion on takes the median of the others, lead by lead.</summary>
    private static void FillUnknown(float[] medians, int horizonDays)
    {
        for (var lead = 0; lead < horizonDays; lead++)
        {
            double[] known = [.. Enumerable.Range(0, medians.Length / horizonDays)
                .Select(s => (double)medians[(s * horizonDays) + lead]).Where(v => v > 0).Order()];
            for (var i = lead; i < medians.Length && known.Length > 0; i += horizonDays)
            {
                medians[i] = float.IsNaN(medians[i]) ? (float)SampleQuantile.Of(known, 0.5) : medians[i];
            }
        }
    }
}

/// <summary>A fitted member under its name.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Model">The fit.</param>
internal sealed record FittedMember(string Name, IFittedPointModel Model);
