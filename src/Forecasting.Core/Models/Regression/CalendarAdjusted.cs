using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;

namespace Forecasting.Core.Models.Regression;

/// <summary>
/// A member that continues the past and knows no calendar, told one: it is given orders without the effects of seasons,
/// events, promotions and weather that the regression has learnt, and what it says gets those of its days
/// (preadjustment, as in X-12-ARIMA: Findley, Monsell, Bell, Otto and Chen 1998). Where only a few weeks are known the
/// member stays as it is.
/// </summary>
/// <param name="member">Daily or hourly.</param>
/// <param name="regression">Whose effects are taken off; fitted once for all who name the same.</param>
public sealed class CalendarAdjusted(IPointForecaster member, RegressionForecaster regression) : IPointForecaster
{
    /// <summary>Far fewer than the regression needs as a member: effects of which little is known are about 0, and the
    /// fits that tell how large errors are see less than the real one.</summary>
    private const int FewestDays = 28;

    private const string FileMark = "calendar-adjusted-1";

    /// <inheritdoc/>
    public string Name => member.Name;

    /// <inheritdoc/>
    public Grain Grain => member.Grain;

    /// <inheritdoc/>
    public bool LearnsFromManySeries => member.LearnsFromManySeries;

    /// <inheritdoc/>
    public IPointForecaster ForCalibration => new CalendarAdjusted(member.ForCalibration, regression.AtLessCost);

    /// <inheritdoc/>
    public bool AppliesTo(DemandHistory history) => member.AppliesTo(history);

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        if (history.Days < FewestDays)
        {
            return Of(null, member.Fit(history, horizon, cancellation));
        }

        var effects = regression.FitOnce(history, horizon, cancellation);
        return Of(effects, member.Fit(effects.Adjusted(history, horizon).History, horizon, cancellation));
    }

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file)
    {
        file.ReadMark(FileMark, member.Name);
        var effects = file.ReadBoolean() ? RegressionModel.Load(file) : null;
        return Of(effects, member.Load(file));
    }

    private Model Of(RegressionModel? effects, IFittedPointModel fitted) => Grain == Grain.Daily
        ? new AdjustedDays(member.Name, effects, fitted) : new AdjustedHours(member.Name, effects, fitted);

    private abstract class Model(string name, RegressionModel? effects, IFittedPointModel fitted) : IFittedPointModel
    {
        public IReadOnlyList<FitFailure> Failures => fitted.Failures;

        protected IFittedPointModel Fitted => fitted;

        public double[][] Predict(DemandHistory context, Horizon horizon) =>
            Adjusted(context, horizon) is { } adjusted
                ? Raised(fitted.Predict(adjusted.History, horizon), adjusted)
                : fitted.Predict(context, horizon);

        public void Save(BinaryWriter file)
        {
            file.WriteMark(FileMark, name);
            file.Write(effects is not null);
            effects?.Save(file);
            fitted.Save(file);
        }

        /// <summary>Null where nothing was learnt to adjust by.</summary>
        protected AdjustedHistory? Adjusted(DemandHistory context, Horizon horizon) =>
            effects?.Adjusted(context, horizon);

        protected abstract double[][] Raised(double[][] plain, AdjustedHistory adjusted);
    }

    private sealed class AdjustedDays(string name, RegressionModel? effects, IFittedPointModel fitted)
        : Model(name, effects, fitted), IExplainedPointModel
    {
        public ExplainedMedians Explain(DemandHistory context, Horizon horizon)
        {
            if (Adjusted(context, horizon) is not { } adjusted)
            {
                return ExplainedMedians.Of(Fitted, context, horizon);
            }

            var plain = ExplainedMedians.Of(Fitted, adjusted.History, horizon);
            var raised = Raised(plain.Medians, adjusted);
            return new ExplainedMedians(
                raised,
                [.. plain.Logs.Select((logs, series) => logs.Select((log, i) =>
                    raised[series][i / Reasons.Count] > 0 ? log + adjusted.Ahead[series][i] : 0).ToArray())]);
        }

        protected override double[][] Raised(double[][] plain, AdjustedHistory adjusted) => adjusted.Raise(plain);
    }

    private sealed class AdjustedHours(string name, RegressionModel? effects, IFittedPointModel fitted)
        : Model(name, effects, fitted), ICalendarEffects
    {
        public double[][]? EffectsAhead(DemandHistory context, Horizon horizon) => Adjusted(context, horizon)?.Ahead;

        protected override double[][] Raised(double[][] plain, AdjustedHistory adjusted) =>
            adjusted.RaiseHours(plain);
    }
}
