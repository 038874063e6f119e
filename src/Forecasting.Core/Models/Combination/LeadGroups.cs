namespace Forecasting.Core.Models.Combination;

/// <summary>Leads that share weights and spreads: the 1st, 2nd, 3rd-4th, 5th-8th and all later weeks.</summary>
public static class LeadGroups
{
    private static readonly int[] LastDays = [7, 14, 28, 56, int.MaxValue];

    /// <summary>Number of groups.</summary>
    public static int Count => LastDays.Length;

    /// <summary>The group of a lead: 0 to <see cref="Count"/> - 1.</summary>
    /// <param name="leadDays">Days from origin to target, at least 1.</param>
    public static int Of(int leadDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leadDays, 1);
        return Array.FindIndex(LastDays, last => leadDays <= last);
    }
}
