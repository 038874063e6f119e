using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;

namespace Forecasting.Core.Models.HourShares;

/// <summary>An hourly member as a daily one: its hours added up.</summary>
/// <param name="hourly">The hourly member.</param>
public sealed class SummedHours(IPointForecaster hourly) : IPointForecaster
{
    /// <inheritdoc/>
    public string Name => $"{hourly.Name}-hours";

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public bool LearnsFromManySeries => hourly.LearnsFromManySeries;

    /// <inheritdoc/>
    public IReadOnlyList<IPointForecaster> Voices => hourly.Voices;

    /// <inheritdoc/>
    public IPointForecaster ForCalibration => new SummedHours(hourly.ForCalibration);

    /// <inheritdoc/>
    public bool AppliesTo(DemandHistory history) => history.Hourly.Count == history.Daily.Count;

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        new Model(hourly.Fit(history, horizon, cancellation));

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => new Model(hourly.Load(file));

    private sealed class Model(IFittedPointModel hours) : IExplainedPointModel
    {
        public IReadOnlyList<FitFailure> Failures => hours.Failures;

        public double[][] Predict(DemandHistory context, Horizon horizon)
        {
            var byHour = hours.Predict(context, horizon);
            return [.. context.Daily.Select(s => context.IndexOf(s.Key, Grain.Hourly) is var i and >= 0
                ? Sums(byHour[i], horizon.Days)
                : [.. Enumerable.Repeat(double.NaN, horizon.Days)])];
        }

        /// <summary>Hourly members look at the past and at what they are told of the calendar.</summary>
        public ExplainedMedians Explain(DemandHistory context, Horizon horizon) => WeekReasons.Explain(
            Predict(context, horizon), context, horizon, Reason.Season,
            (hours as ICalendarEffects)?.EffectsAhead(context, horizon));

        public void Save(BinaryWriter file) => hours.Save(file);

        private static double[] Sums(double[] hours, int days) =>
            [.. Enumerable.Range(0, days).Select(d => hours.AsSpan(d * 24, 24).ToArray().Sum())];
    }
}
