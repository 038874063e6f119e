using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Explaining;

/// <summary>A fitted member that can say why it predicts what it predicts.</summary>
public interface IExplainedPointModel : IFittedPointModel
{
    /// <summary>The medians of <see cref="IFittedPointModel.Predict"/>, and their logs by reason.</summary>
    /// <param name="context">What is known; its last day is the origin.</param>
    /// <param name="horizon">Not longer than at the fit.</param>
    ExplainedMedians Explain(DemandHistory context, Horizon horizon);
}

/// <summary>Medians of daily series with their logs by reason.</summary>
/// <param name="Medians">[series][day], orders; NaN = no opinion.</param>
/// <param name="Logs">[series][day x reason], row-major: effects that sum to log(1 + median), the level's first; what
/// is beside a median of 0 or NaN means nothing.</param>
public sealed record ExplainedMedians(double[][] Medians, double[][] Logs)
{
    /// <summary>A daily member's medians and why; one that cannot say so itself is explained from the
    /// outside.</summary>
    /// <param name="member">Fitted.</param>
    /// <param name="context">What is known; its last day is the origin.</param>
    /// <param name="horizon">Not longer than at the fit.</param>
    public static ExplainedMedians Of(IFittedPointModel member, DemandHistory context, Horizon horizon) =>
        member is IExplainedPointModel explained
            ? explained.Explain(context, horizon)
            : WeekReasons.Explain(member.Predict(context, horizon), context, horizon, Reason.Other);
}
