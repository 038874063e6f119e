using System.Security.Cryptography;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;

namespace Forecasting.Core.Models.Regression;

/// <summary>Fitted effects, and a level that follows the orders of the context less these effects.</summary>
/// <param name="effects">What the calendar does.</param>
/// <param name="speed">Of the levels.</param>
internal sealed class RegressionModel(RegressionEffects effects, LevelSpeed speed) : IExplainedPointModel
{
    private const string FileMark = "regression-3";

    // Members that a model file holds have each read the same effects; told apart by content they share histories.
    private static readonly OncePerHistory<(string Fingerprint, Horizon Horizon), AdjustedHistory> AdjustedHistories =
        new();

    private readonly Lazy<string> _fingerprint = new(() => Fingerprint(effects));

    public IReadOnlyList<FitFailure> Failures { get; } = [];

    public double[][] Predict(DemandHistory context, Horizon horizon) => Explain(context, horizon).Medians;

    public ExplainedMedians Explain(DemandHistory context, Horizon horizon)
    {
        var chain = ChainState.AtOrigin(context, horizon);
        var design = new RegressionDesign(chain, effects.Layout);
        var medians = new double[chain.States.Count][];
        var logs = new double[medians.Length][];
        var stores = context.DailyOfStores();
        Parallel.For(0, stores.Count, Parallelism.Options(), store =>
        {
            foreach (var (series, ofSeries) in OfStore(chain, design, stores[store], horizon))
            {
                (medians[series], logs[series]) = ofSeries;
            }
        });
        return new ExplainedMedians(medians, logs);
    }

    /// <summary>The context's orders less all effects but level and weekdays.</summary>
    public AdjustedHistory Adjusted(DemandHistory context, Horizon horizon) => AdjustedHistories.Get(
        context, (_fingerprint.Value, horizon), () => AdjustedHistory.Of(effects, context, horizon));

    public void Save(BinaryWriter file)
    {
        file.WriteMark(FileMark, "");
        file.Write(speed.SharedHalfLifeDays);
        file.Write(speed.OwnHalfLifeDays);
        effects.Save(file);
    }

    public static RegressionModel Load(BinaryReader file)
    {
        file.ReadMark(FileMark, "");
        var speed = new LevelSpeed(file.ReadDouble(), file.ReadDouble());
        return new RegressionModel(RegressionEffects.Load(file), speed);
    }

    private IEnumerable<(int Series, (double[] Medians, double[] Logs))> OfStore(
        ChainState chain, RegressionDesign design, IReadOnlyList<int> channels, Horizon horizon)
    {
        var days = chain.History.Days;
        var slowest = Math.Max(speed.SharedHalfLifeDays, speed.OwnHalfLifeDays);
        var first = Math.Max(0, days - (int)(LevelTrack.HalfLivesKept * slowest) - 1);
        double[][] parts = [.. channels.Select(
            series => effects.ByReason(chain, design, series, first, days - first + horizon.Days))];
        float[][] rests = [.. channels.Select((series, i) => Enumerable.Range(0, days - first)
            .Select(k => chain.States[series].LogOrders[first + k] - (float)RegressionEffects.Total(parts[i], k))
            .ToArray())];
        var levels = LevelTrack.Of(rests, speed);
        return channels.Select((series, i) =>
            (series, OfSeries(chain.States[series], days, parts[i], levels[i][^1], horizon)));
    }

    private static (double[] Medians, double[] Logs) OfSeries(
        DemandState state, int days, double[] parts, double level, Horizon horizon)
    {
        var known = (parts.Length / Reasons.Count) - horizon.Days;

        // The level is that of a mean weekday.
        var weekday = Enumerable.Range(Math.Max(0, known - 7), Math.Min(7, known))
            .Select(k => parts[(k * Reasons.Count) + (int)Reason.Weekday]).DefaultIfEmpty(0).Average();
        var medians = new double[horizon.Days];
        var logs = parts[(known * Reasons.Count)..];
        for (var lead = 0; lead < medians.Length; lead++)
        {
            logs[(lead * Reasons.Count) + (int)Reason.Level] += level + weekday;
            logs[(lead * Reasons.Count) + (int)Reason.Weekday] -= weekday;
            medians[lead] = double.IsNaN(level) ? double.NaN
                : state.IsClosed(days + lead) ? 0
                : Math.Max(0, Math.Exp(RegressionEffects.Total(logs, lead)) - 1);
        }

        return (medians, logs);
    }

    private static string Fingerprint(RegressionEffects effects)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        effects.Save(writer);
        return Convert.ToHexString(SHA256.HashData(content.ToArray()));
    }
}
