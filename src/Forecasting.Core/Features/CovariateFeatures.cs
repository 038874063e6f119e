namespace Forecasting.Core.Features;

/// <summary>
/// Outside numbers known ahead, such as a weather forecast: the target day's value, how it differs from the last four
/// weeks up to the origin, and how the last week differs from these.
/// </summary>
public sealed class CovariateFeatures : IFeatureFamily
{
    private const int ColumnsPerCovariate = 3;
    private const int WeekDays = 7;
    private const int MonthDays = 28;
    private const int FewestWeekDays = 3;
    private const int FewestMonthDays = 14;

    // Outside numbers may be of any size, such as 9 degrees below zero.
    private const float Unknown = -1e6f;

    /// <inheritdoc/>
    public string Family => "covariate";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns(ChainState chain) =>
    [
        .. chain.Covariates.Names.SelectMany(name => new[]
        {
            $"covariate_{name}", $"covariate_{name}_to_month", $"covariate_{name}_week_to_month",
        }),
    ];

    /// <inheritdoc/>
    public Reason ReasonOf(string column, ChainState chain) => Reasons.OfCovariate(column);

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row)
    {
        var covariates = target.Chain.Covariates.Values[target.Series];
        for (var i = 0; i < covariates.Count; i++)
        {
            var values = covariates[i];
            var value = target.Day < values.Length ? values[target.Day] : float.NaN;
            var month = MeanOfLast(target, values, MonthDays, FewestMonthDays);
            var cells = row.Slice(i * ColumnsPerCovariate, ColumnsPerCovariate);
            cells[0] = OrUnknown(value);
            cells[1] = OrUnknown(value - month);
            cells[2] = OrUnknown(MeanOfLast(target, values, WeekDays, FewestWeekDays) - month);
        }
    }

    private static float OrUnknown(float value) => float.IsNaN(value) ? Unknown : value;

    private static float MeanOfLast(in TargetDay target, float[] values, int days, int fewest)
    {
        double sum = 0;
        var count = 0;
        for (var k = 0; k < days; k++)
        {
            var value = target.Past(values, target.Origin - k);
            if (!float.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }

        return count >= fewest ? (float)(sum / count) : float.NaN;
    }
}
