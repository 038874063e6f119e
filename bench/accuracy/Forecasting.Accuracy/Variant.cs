using Forecasting.Core.Models;

namespace Forecasting.Accuracy;

/// <summary>One row of the ablation: the champion, a model alone, or the champion with something left out.</summary>
/// <param name="Name">The name in results and in --variants.</param>
/// <param name="Meaning">What is measured, in a sentence for the report.</param>
/// <param name="Forecaster">The forecaster; its own name does not matter.</param>
internal sealed record Variant(string Name, string Meaning, IForecaster Forecaster)
{
    /// <summary>Whether each fit is of one store, so that a chain is too large for it and a sample of its stores
    /// stands for it.</summary>
    public bool IsOfSample { get; init; }
}
