namespace Forecasting.Core.Models.Trees;

/// <summary>A way to fit boosted regression trees, with all its settings. Immutable.</summary>
public interface ITreeTrainer
{
    /// <summary>Rows to learn from at most.</summary>
    int RowBudget { get; }

    /// <summary>Rows below which there is nothing to learn.</summary>
    int FewestRows { get; }

    /// <summary>The same trainer at a fraction of the cost, for fits that only tell how large errors are.</summary>
    ITreeTrainer ForCalibration { get; }

    /// <summary>Fits an ensemble, no larger than the rows allow. The same on any number of threads.</summary>
    /// <param name="table">At least <see cref="FewestRows"/> rows.</param>
    /// <param name="cancellation">Stops the fit, at the latest when it ends.</param>
    TreeEnsemble Fit(TrainingTable table, CancellationToken cancellation);
}
