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

    /// <summary>The one that is served.</summary>
    public static IReconciler Served => All[0];

    /// <summary>One of them by name.</summary>
    /// <param name="name">As listed.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static IReconciler Named(string name) => All.FirstOrDefault(r => r.Name == name)
        ?? throw new ArgumentException(
            $"There is no reconciler '{name}'; known: {string.Join(", ", All.Select(r => r.Name))}.", nameof(name));
}
