using Forecasting.Core.Planning.Stock.Rules;

namespace Forecasting.Core.Planning.Stock;

/// <summary>THE list of rules, in the order in which they are asked. To add one: a file in Rules, and a line
/// below.</summary>
public static class StockRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IStockRule> All { get; } =
    [
        new CoverRule(),
        new TrolleyRule(),
        new PeakRule(),
        new ShelfLifeRule(),
        new PackRule(),
        new MinimumOrderRule(),
        new LargestOrderRule(),
        new RoomRule(),
    ];

    /// <summary>A reason for a reader.</summary>
    /// <param name="reason">What some rule did.</param>
    public static string Explain(StockReason reason) =>
        All.FirstOrDefault(r => r.Name == reason.Rule)?.Explain(reason) ?? BudgetCut.Explain(reason);
}
