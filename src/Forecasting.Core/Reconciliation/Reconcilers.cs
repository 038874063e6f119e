namespace Forecasting.Core.Reconciliation;

/// <summary>THE list of ways to make forecasts add up, simple ones first. To add one: its type, and a line
/// below.</summary>
public static class Reconcilers
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IReconciler> All { get; } =
    [
        new BottomUp(),
        new MinTrace(MinTraceWeights.Structural),
        new MinTrace(MinTraceWeights.Diagonal),
        new MinTrace(MinTraceWeights.Shrunk),
    ];
}
