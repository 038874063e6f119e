using System.Globalization;

namespace Forecasting.Core.Models.LightGbm;

/// <summary>Size, speed and loss of a boosted ensemble (names after LightGBM's documentation, "Parameters").</summary>
public sealed record LightGbmOptions
{
    /// <summary>The loss: <c>regression</c> (squared), <c>regression_l1</c>, <c>quantile</c>, <c>huber</c>, and
    /// <c>tweedie</c>, whose trees add up to the logarithm of the mean.</summary>
    public string Objective { get; init; } = "huber";

    /// <summary>The quantile's probability, or huber's error beyond which it counts linearly.</summary>
    public double Alpha { get; init; } = 0.1;

    /// <summary>Tweedie's variance is in proportion to the mean to this power, 1 (Poisson) to 2 (gamma).</summary>
    public double VariancePower { get; init; } = 1.5;

    /// <summary>Trees in the ensemble.</summary>
    public int Trees { get; init; } = 400;

    /// <summary>Leaves per tree at most.</summary>
    public int Leaves { get; init; } = 31;

    /// <summary>Rows in a leaf at least.</summary>
    public int FewestRowsPerLeaf { get; init; } = 40;

    /// <summary>Share of each tree's step.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Share of the columns that a tree may use.</summary>
    public double FeatureShare { get; init; } = 0.5;

    /// <summary>Share of the rows that a tree sees; above 0.5, because LightGBM copies smaller shares for every tree,
    /// which takes as long again as the fit.</summary>
    public double RowShare { get; init; } = 0.51;

    /// <summary>Bins per column.</summary>
    public int Bins { get; init; } = 127;

    /// <summary>L2 penalty on leaf values.</summary>
    public double LeafPenalty { get; init; } = 1;

    /// <summary>Rows to learn from at most.</summary>
    public int RowBudget { get; init; } = 300_000;

    /// <summary>
    /// Whether each split tries one random threshold per column in place of all of them (extremely randomised trees:
    /// Geurts, Ernst and Wehenkel 2006): weaker trees whose errors differ more.
    /// </summary>
    public bool RandomThresholds { get; init; }

    /// <summary>Seed of row and column draws.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Half the rows and half the trees, each with twice the step.</summary>
    public LightGbmOptions ForCalibration => this with
    {
        RowBudget = RowBudget / 2,
        Trees = Math.Max(1, Trees / 2),
        LearningRate = Math.Min(1, LearningRate * 2),
    };

    /// <summary>Smaller trees where there is little to learn from: a tree for every 100 rows, a leaf for every
    /// 60.</summary>
    /// <param name="rows">Rows of the training table.</param>
    public LightGbmOptions For(int rows) => this with
    {
        Trees = Math.Clamp(rows / 100, Math.Min(20, Trees), Trees),
        Leaves = Math.Clamp(rows / 60, Math.Min(4, Leaves), Leaves),
    };

    /// <summary>As LightGBM reads them; the same on any number of threads.</summary>
    /// <param name="threads">Threads at most.</param>
    internal string Text(int threads) => string.Create(
        CultureInfo.InvariantCulture,
        $"objective={Objective} alpha={Alpha} tweedie_variance_power={VariancePower} num_leaves={Leaves} "
        + $"min_data_in_leaf={FewestRowsPerLeaf} "
        + $"learning_rate={LearningRate} feature_fraction={FeatureShare} bagging_fraction={RowShare} bagging_freq=1 "
        + $"max_bin={Bins} lambda_l2={LeafPenalty} seed={Seed} deterministic=true force_row_wise=true "
        + $"extra_trees={(RandomThresholds ? "true" : "false")} extra_seed={Seed} "
        + $"use_missing=false num_threads={threads} verbosity=-1");
}
