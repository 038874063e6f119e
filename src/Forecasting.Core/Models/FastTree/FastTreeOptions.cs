namespace Forecasting.Core.Models.FastTree;

/// <summary>Size and speed of a boosted ensemble.</summary>
public sealed record FastTreeOptions
{
    /// <summary>Trees in the ensemble.</summary>
    public int Trees { get; init; } = 300;

    /// <summary>Leaves per tree at most.</summary>
    public int Leaves { get; init; } = 31;

    /// <summary>Rows in a leaf at least.</summary>
    public int FewestRowsPerLeaf { get; init; } = 40;

    /// <summary>Share of each tree's step.</summary>
    public double LearningRate { get; init; } = 0.06;

    /// <summary>Share of the columns that a tree may use.</summary>
    public double FeatureShare { get; init; } = 0.5;

    /// <summary>Trees per bag of rows; 0 means no bagging.</summary>
    public int BaggingSize { get; init; } = 1;

    /// <summary>Share of the rows in a bag.</summary>
    public double RowShare { get; init; } = 0.7;

    /// <summary>Rows to learn from at most.</summary>
    public int RowBudget { get; init; } = 300_000;

    /// <summary>Seed of bags and column draws.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Half the rows and half the trees, each with twice the step.</summary>
    public FastTreeOptions ForCalibration => this with
    {
        RowBudget = RowBudget / 2,
        Trees = Math.Max(1, Trees / 2),
        LearningRate = Math.Min(1, LearningRate * 2),
    };

    /// <summary>Smaller trees where there is little to learn from: a tree for every 100 rows, a leaf for every
    /// 60.</summary>
    /// <param name="rows">Rows of the training table.</param>
    public FastTreeOptions For(int rows) => this with
    {
        Trees = Math.Clamp(rows / 100, Math.Min(20, Trees), Trees),
        Leaves = Math.Clamp(rows / 60, Math.Min(4, Leaves), Leaves),
    };
}
