using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models;

/// <summary>
/// A specification of a member: a model that gives one number per step, its median. Distributions come from its
/// out-of-sample errors (see Models/Calibration), alike for every member.
/// </summary>
public interface IPointForecaster
{
    /// <summary>The member's name; lower case with hyphens.</summary>
    string Name { get; }

    /// <summary>The length of the steps that it forecasts.</summary>
    Grain Grain { get; }

    /// <summary>Whether it learns many numbers from all series together, so that it needs and uses much data.</summary>
    bool LearnsFromManySeries => false;

    /// <summary>The members that speak through it: itself, or those that it combines.</summary>
    IReadOnlyList<IPointForecaster> Voices => [this];

    /// <summary>The same member at less cost, for the fits that only tell how large its errors are.</summary>
    IPointForecaster ForCalibration => this;

    /// <summary>Whether the history holds what the member needs.</summary>
    /// <param name="history">Up to the origin of the fit.</param>
    bool AppliesTo(DemandHistory history) => true;

    /// <summary>Fits to all that the history knows.</summary>
    /// <param name="history">Up to the origin of the fit.</param>
    /// <param name="horizon">The longest lead that will be asked for.</param>
    /// <param name="cancellation">Stops the fit.</param>
    IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation);

    /// <summary>Reads back what <see cref="IFittedPointModel.Save"/> wrote.</summary>
    /// <param name="file">A binary reader at the start of what was written.</param>
    IFittedPointModel Load(BinaryReader file);
}

/// <summary>A fitted member. Immutable; the context may end later (or earlier) than the history that it was fitted
/// to.</summary>
public interface IFittedPointModel
{
    /// <summary>Series that could not be fitted, with what stands in for them.</summary>
    IReadOnlyList<FitFailure> Failures { get; }

    /// <summary>
    /// Medians for all series of the context's grain, in its key order: [series][day x hour], orders per step,
    /// row-major;
    /// 0 or more, or NaN where the member has no opinion on a series. Others may be given the same arrays: nobody
    /// changes them.
    /// </summary>
    /// <param name="context">What is known; its last day is the origin.</param>
    /// <param name="horizon">Not longer than at the fit.</param>
    double[][] Predict(DemandHistory context, Horizon horizon);

    /// <summary>Writes the model so that <see cref="IPointForecaster.Load"/> gives one with the same
    /// predictions.</summary>
    /// <param name="file">A binary writer.</param>
    void Save(BinaryWriter file);
}
