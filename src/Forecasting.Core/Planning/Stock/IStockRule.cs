namespace Forecasting.Core.Planning.Stock;

/// <summary>One consideration of a planner, which may change an order and says so. Rules are asked one after the
/// other.</summary>
public interface IStockRule
{
    /// <summary>Its name in reasons and results; lower case with hyphens.</summary>
    string Name { get; }

    /// <summary>Looks at an order.</summary>
    /// <param name="proposed">What the rules before it made.</param>
    /// <param name="context">What is known.</param>
    /// <returns>The same line, or one with other units and a reason more.</returns>
    StockLine Apply(StockLine proposed, StockContext context);

    /// <summary>A reason of this rule for a reader.</summary>
    /// <param name="reason">What it did.</param>
    string Explain(StockReason reason);
}
