using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;

namespace Forecasting.Core.Models.Smoothing;

/// <summary>
/// Exponential smoothing with calendar cells: a level, and a profile by weekday and regime (see
/// <see cref="DemandState"/>).
/// The statistical member: needs little data and adapts at once.
/// </summary>
/// <param name="name">The member's name.</param>
/// <param name="speed">How fast the level follows.</param>
public sealed class SmoothingForecaster(string name, SmoothingSpeed speed) : IPointForecaster
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        new Model(speed);

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => new Model(speed);

    private sealed class Model(SmoothingSpeed speed) : IExplainedPointModel
    {
        public IReadOnlyList<FitFailure> Failures { get; } = [];

        public double[][] Predict(DemandHistory context, Horizon horizon)
        {
            var origin = context.Days - 1;
            var chain = ChainState.AtOrigin(context, horizon);
            return [.. chain.States.Select((state, series) =>
                Enumerable.Range(1, horizon.Days)
                    .Select(lead => Median(state, new TargetDay(chain, series, origin, lead))).ToArray())];
        }

        public ExplainedMedians Explain(DemandHistory context, Horizon horizon)
        {
            var chain = ChainState.AtOrigin(context, horizon);
            var reasons = new BaselineReasons(chain);
            var logs = new double[chain.States.Count][];
            Parallel.For(0, logs.Length, Parallelism.Options(), series =>
            {
                logs[series] = new double[horizon.Days * Reasons.Count];
                for (var lead = 1; lead <= horizon.Days; lead++)
                {
                    var target = new TargetDay(chain, series, context.Days - 1, lead);
                    var parts = logs[series].AsSpan((lead - 1) * Reasons.Count, Reasons.Count);
                    reasons.Write(target, parts);
                    parts[(int)Reason.Level] += Level(target.State, target.Origin) - target.Level;
                }
            });
            return new ExplainedMedians(Predict(context, horizon), logs);
        }

        public void Save(BinaryWriter file)
        {
        }

        private double Median(DemandState state, TargetDay target)
        {
            var level = Level(state, target.Origin);
            return state.IsClosed(target.Day) ? 0 : Math.Max(0, Math.Exp(level + target.Profile) - 1);
        }

        private float Level(DemandState state, int day) => speed switch
        {
            SmoothingSpeed.Fast => state.Fast[day],
            SmoothingSpeed.Slow => state.Slow[day],
            _ => state.Middle[day],
        };
    }
}
