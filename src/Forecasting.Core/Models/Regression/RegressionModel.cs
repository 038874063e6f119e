using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;

namespace Forecasting.Core.Models.Regression;

/// <summary>Fitted effects, and a level that follows the orders of the context less these effects.</summary>
/// <param name="effects">What the calendar does.</param>
/// <param name="halfLifeDays">Of the level.</param>
internal sealed class RegressionModel(RegressionEffects effects, double halfLifeDays) : IExplainedPointModel
{
    private const string FileMark = "regression-1";
    private const int HalfLivesKept = 10;

    public IReadOnlyList<FitFailure> Failures { get; } = [];

    public double[][] Predict(DemandHistory context, Horizon horizon) => Explain(context, horizon).Medians;

    public ExplainedMedians Explain(DemandHistory context, Horizon horizon)
    {
        var chain = ChainState.AtOrigin(context, horizon);
        var design = new RegressionDesign(chain, effects.Layout);
        var medians = new double[chain.States.Count][];
        var logs = new double[medians.Length][];
        Parallel.For(0, medians.Length, Parallelism.Options(), series =>
            (medians[series], logs[series]) = OfSeries(chain, design, series, horizon));
        return new ExplainedMedians(medians, logs);
    }

    public void Save(BinaryWriter file)
    {
        file.WriteMark(FileMark, "");
        file.Write(halfLifeDays);
        effects.Save(file);
    }

    public static RegressionModel Load(BinaryReader file)
    {
        file.ReadMark(FileMark, "");
        var halfLife = file.ReadDouble();
        return new RegressionModel(RegressionEffects.Load(file), halfLife);
    }

    private (double[] Medians, double[] Logs) OfSeries(
        ChainState chain, RegressionDesign design, int series, Horizon horizon)
    {
        var state = chain.States[series];
        var days = chain.History.Days;
        var first = Math.Max(0, days - (int)(HalfLivesKept * halfLifeDays) - 1);
        var parts = effects.ByReason(chain, design, series, first, days - first + horizon.Days);
        var rest = new float[days - first];
        for (var k = 0; k < rest.Length; k++)
        {
            rest[k] = state.LogOrders[first + k] - (float)Sum(parts, k);
        }

        var level = LevelTrack.Of(rest, halfLifeDays)[^1];

        // The level is that of a mean weekday.
        var weekday = Enumerable.Range(Math.Max(0, rest.Length - 7), Math.Min(7, rest.Length))
            .Select(k => parts[(k * Reasons.Count) + (int)Reason.Weekday]).DefaultIfEmpty(0).Average();
        var medians = new double[horizon.Days];
        var logs = parts[(rest.Length * Reasons.Count)..];
        for (var lead = 0; lead < medians.Length; lead++)
        {
            logs[(lead * Reasons.Count) + (int)Reason.Level] += level + weekday;
            logs[(lead * Reasons.Count) + (int)Reason.Weekday] -= weekday;
            medians[lead] = double.IsNaN(level) ? double.NaN
                : state.IsClosed(days + lead) ? 0
                : Math.Max(0, Math.Exp(Sum(logs, lead)) - 1);
        }

        return (medians, logs);
    }

    private static double Sum(double[] parts, int day) =>
        RegressionEffects.Total(parts.AsSpan(day * Reasons.Count, Reasons.Count));
}
