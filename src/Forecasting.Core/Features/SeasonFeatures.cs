namespace Forecasting.Core.Features;

/// <summary>
/// The time of year: the date, and what the same time did in the years before, for the series and for the chain.
/// </summary>
public sealed class SeasonFeatures : IFeatureFamily
{
    private const int YearDays = 364;

    private static readonly string[] Names =
    [
        "day_of_year", "day_of_month", "days_to_month_end",
        "year_ago_day", "year_ago_week", "year_ago_month", "two_years_ago_week",
        "chain_year_ago_week", "chain_year_ago_month", "chain_two_years_ago_week",
    ];

    /// <inheritdoc/>
    public string Family => "season";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns(ChainState chain) => Names;

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row)
    {
        var date = target.Chain.Calendar.FirstDay.AddDays(target.Day);
        row[0] = date.DayOfYear;
        row[1] = date.Day;
        row[2] = date.AddMonths(1).AddDays(-date.AddMonths(1).Day).Day - date.Day;
        var adjusted = target.State.Adjusted;
        var middle = target.State.Middle;
        var (day, origin) = (target.Day - YearDays, target.Origin - YearDays);
        var levelThen = target.Past(middle, origin);
        row[3] = Ratio(day >= 0 && day <= target.Origin ? target.Past(adjusted, day) : float.NaN, levelThen);
        row[4] = Ratio(Mean(target, adjusted, day, 3, 3), levelThen);
        row[5] = Ratio(Mean(target, adjusted, day, 14, 10), levelThen);
        row[6] = Ratio(Mean(target, adjusted, day - YearDays, 3, 3), target.Past(middle, origin - YearDays));
        var (index, indexLevel) = (target.Chain.Index, target.Chain.IndexLevel);
        var chainLevelThen = target.Past(indexLevel, origin);
        row[7] = Ratio(Mean(target, index, day, 0, 1), chainLevelThen);
        row[8] = Ratio(Mean(target, index, day, 10, 8), chainLevelThen);
        row[9] = Ratio(Mean(target, index, day - YearDays, 0, 1), target.Past(indexLevel, origin - YearDays));
    }

    // The chain's index at a day holds three days more; so does a mean around a day. Both stay at or before the origin.
    private static float Mean(in TargetDay target, float[] values, int day, int reach, int fewest) =>
        day < 0 || day + reach + 3 > target.Origin ? float.NaN : ChainState.Centred(values, day, reach, fewest);

    private static float Ratio(float value, float level) => TargetDay.OrUnknown(value - level);
}
