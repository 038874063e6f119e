namespace Forecasting.Core.Models.Trees;

/// <summary>What trees learn from.</summary>
/// <param name="Values">[row x column], row-major, finite.</param>
/// <param name="Columns">Columns in a row.</param>
/// <param name="Labels">[row] what to learn, finite.</param>
/// <param name="Weights">[row] above 0.</param>
public sealed record TrainingTable(float[] Values, int Columns, float[] Labels, float[] Weights)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Labels.Length;
}
