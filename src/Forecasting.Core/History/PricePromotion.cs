namespace Forecasting.Core.History;

/// <summary>Days on which one SKU is cheaper, known ahead.</summary>
/// <param name="SkuId">The SKU.</param>
/// <param name="FirstDate">First day (included).</param>
/// <param name="LastDate">Last day (included), not before the first.</param>
/// <param name="Region">Where it holds; empty for everywhere.</param>
/// <param name="Price">Price of a unit on these days, 0 or more; NaN where it is not known.</param>
/// <param name="Depth">Share taken off the usual price, 0 to 1; NaN where it is not known.</param>
public sealed record PricePromotion(
    string SkuId, DateOnly FirstDate, DateOnly LastDate, string Region, double Price, double Depth)
{
    /// <summary>Whether it holds for a region on a day.</summary>
    /// <param name="region">A store's region, or empty.</param>
    /// <param name="date">The day.</param>
    public bool Holds(string region, DateOnly date) =>
        date >= FirstDate && date <= LastDate && (Region.Length == 0 || Region == region);
}
