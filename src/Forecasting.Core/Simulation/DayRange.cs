namespace Forecasting.Core.Simulation;

/// <summary>Day indices from <paramref name="First"/> (included) to <paramref name="End"/> (excluded).</summary>
internal readonly record struct DayRange(int First, int End)
{
    internal bool Overlaps(Promotion promotion) => promotion.LastDay >= First && promotion.FirstDay < End;
}
