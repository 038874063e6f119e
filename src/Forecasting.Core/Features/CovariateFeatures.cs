namespace Forecasting.Core.Features;

/// <summary>
/// Outside numbers such as weather. Of one known ahead: the target day's value, and how it differs from the last four
/// weeks. Of any: the last value known at the origin, and how the last week differs from the last four.
/// </summary>
public sealed class CovariateFeatures : IFeatureFamily
{
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
        .. chain.Covariates.Names.SelectMany(c => c.KnownAhead
            ? new[] { $"ahead_{c.Name}", $"ahead_{c.Name}_to_month", $"ahead_{c.Name}_week" }
            : [$"known_{c.Name}", $"known_{c.Name}_week"]),
    ];

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row)
    {
        var covariates = target.Chain.Covariates;
        var column = 0;
        for (var i = 0; i < covariates.Names.Count; i++)
        {
            var values = covariates.Values[target.Series][i];
            var month = MeanOfLast(target, values, MonthDays, FewestMonthDays);
            if (covariates.Names[i].KnownAhead)
            {
                var value = target.Day < values.Length ? values[target.Day] : float.NaN;
                row[column++] = OrUnknown(value);
                row[column++] = OrUnknown(value - month);
            }
            else
            {
                row[column++] = OrUnknown(target.Past(values, target.Origin));
            }

            row[column++] = OrUnknown(MeanOfLast(target, values, WeekDays, FewestWeekDays) - month);
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
