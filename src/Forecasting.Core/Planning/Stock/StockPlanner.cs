namespace Forecasting.Core.Planning.Stock;

/// <summary>Makes one evening's orders of a store: every rule in turn, then the budget, then the risk.</summary>
public static class StockPlanner
{
    /// <summary>Plans.</summary>
    /// <param name="contexts">The SKUs that may be ordered this evening.</param>
    /// <param name="policy">Targets and costs.</param>
    /// <returns>[context], its line; also those that order nothing.</returns>
    public static IReadOnlyList<StockLine> Plan(IReadOnlyList<StockContext> contexts, StockPolicy policy)
    {
        StockLine[] lines = [.. contexts.Select(Ordered)];
        if (policy.Budget is { } budget)
        {
            lines = BudgetCut.Apply(lines, contexts, budget);
        }

        return [.. lines.Select((line, i) => Judged(line, contexts[i]))];
    }

    /// <summary>One SKU's order, without a budget.</summary>
    /// <param name="context">What is known.</param>
    internal static StockLine Ordered(StockContext context)
    {
        var line = new StockLine(
            context.Forecast.StoreId, context.Sku.Id, context.Today,
            context.Today.AddDays(context.Interval.ArrivalLead), context.Position, 0, 0);
        foreach (var rule in StockRules.All)
        {
            line = rule.Apply(line, context);
        }

        return line;
    }

    /// <summary>Adds what is to be expected of an order.</summary>
    /// <param name="line">The order.</param>
    /// <param name="context">What is known.</param>
    internal static StockLine Judged(StockLine line, StockContext context)
    {
        var stock = line.OrderUpTo;
        var linesPerUnit = context.Forecast.OnlineShare / context.UnitsPerLine;

        // The position holds what is lost before the order comes: what lacks beyond it lacks afterwards.
        var lost = context.Demand.Shortfall(stock);
        return line with
        {
            Packs = line.Units / context.Sku.PackSize,
            StockOutChance = context.Demand.Above(stock),
            LostUnits = lost,
            LostLines = lost * linesPerUnit,
            Lines = context.MeanServed * linesPerUnit,
            WasteUnits = line.Units == 0 ? 0
                : Math.Min(line.Units, context.DemandWithinLife?.Leftover(stock) ?? 0),
            WantedPerDay = Enumerable.Range(1, context.Interval.Days).Average(context.Mean),
            Value = line.Units * context.UnitCost,
        };
    }
}
