namespace Forecasting.Core.Planning.Stock.Rules;

/// <summary>Never more than may sell before it goes out of date.</summary>
public sealed class ShelfLifeRule : IStockRule
{
    /// <inheritdoc/>
    public string Name => "shelf-life";

    /// <inheritdoc/>
    public StockLine Apply(StockLine proposed, StockContext context) =>
        proposed.With(Name, Math.Min(proposed.Units, MostUnits(proposed, context)));

    /// <inheritdoc/>
    public string Explain(StockReason reason) =>
        $"{reason.FromUnits - reason.ToUnits} units fewer, which would go out of date";

    /// <summary>Most units that may be ordered.</summary>
    /// <param name="proposed">A line; its position counts.</param>
    /// <param name="context">What is known.</param>
    internal static int MostUnits(StockLine proposed, StockContext context) =>
        Math.Max(0, context.MostWithinLife - proposed.Position);
}
