using Forecasting.Core.Evaluation;

namespace Forecasting.Accuracy;

/// <summary>What one variant scored on one data set.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Meaning">What was measured, for the report.</param>
/// <param name="Score">The sums.</param>
/// <param name="Report">The same by lead week and kind of day.</param>
/// <param name="Stores">Stores that were scored.</param>
/// <param name="Seconds">Time to fit and forecast; NaN where another row's forecasts were scored again.</param>
internal sealed record AblationRow(
    string Variant, string Meaning, ModelScore Score, AccuracyReport Report, int Stores, double Seconds);

/// <summary>All variants on one data set.</summary>
/// <param name="Protocol">What was forecast.</param>
/// <param name="Stores">Stores of the data set with series of its grain.</param>
/// <param name="Rows">As far as they are done, in the order of the list.</param>
internal sealed record AblationSet(Protocol Protocol, int Stores, IReadOnlyList<AblationRow> Rows);
