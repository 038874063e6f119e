namespace Forecasting.Core.History;

/// <summary>What one store sold of one SKU on one day: a row of sku-daily.csv.</summary>
/// <param name="Units">Units sold online, 0 to <see cref="MostUnits"/>.</param>
/// <param name="Lines">Order lines, 0 to <see cref="MostUnits"/>; the units' where they are not known.</param>
/// <param name="WalkInUnits">Units sold over the counter, 0 to <see cref="MostUnits"/>.</param>
/// <param name="Price">Price of a unit; NaN where it is not known.</param>
/// <param name="IsPromoted">Whether it was on promotion.</param>
/// <param name="SoldOutHours">Hours until closing in which nothing was left, 0 to 24; above 0 more was wanted.</param>
public readonly record struct SkuDay(
    int Units, int Lines, int WalkInUnits, float Price, bool IsPromoted, float SoldOutHours)
{
    /// <summary>No store sells more units of one SKU on a day.</summary>
    public const int MostUnits = 60_000;

    /// <summary>Units sold online and over the counter.</summary>
    public int AllUnits => Units + WalkInUnits;
}
