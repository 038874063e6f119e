namespace Forecasting.Core.Planning.Staffing;

/// <summary>The share of paid time in which people are not at work: breaks, training, illness.</summary>
public static class Shrinkage
{
    /// <summary>People to plan so that enough are at work: servers / (1 - share), rounded up.</summary>
    /// <param name="servers">People who must be at work, 0 or more.</param>
    /// <param name="share">Share of time away, 0 (included) to 1 (excluded). 14 and 0.3 give 20.</param>
    public static int Positions(int servers, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(servers);
        return share is >= 0 and < 1
            ? (int)Math.Ceiling((servers / (1 - share)) - 1e-9)
            : throw new ArgumentOutOfRangeException(nameof(share), share, "A share away is at least 0 and below 1.");
    }
}
