namespace Forecasting.Core.Planning.Stock;

/// <summary>Keeps one evening's orders of a store within its money: packs that save least for their price go
/// first.</summary>
internal static class BudgetCut
{
    internal const string Name = "budget";

    internal static string Explain(StockReason reason) =>
        $"{reason.FromUnits - reason.ToUnits} units fewer, for which there is no money";

    /// <summary>Cuts lines until they cost no more.</summary>
    /// <param name="lines">Orders of one store.</param>
    /// <param name="contexts">[line], what is known of each.</param>
    /// <param name="budget">Yuan, 0 or more.</param>
    internal static StockLine[] Apply(StockLine[] lines, IReadOnlyList<StockContext> contexts, double budget)
    {
        var cost = lines.Zip(contexts, (line, context) => line.Units * context.UnitCost).Sum();
        if (cost <= budget)
        {
            return lines;
        }

        var units = lines.Select(l => l.Units).ToArray();
        var queue = new PriorityQueue<int, (double, int)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (units[i] > 0)
            {
                queue.Enqueue(i, (Worth(lines[i], contexts[i], units[i]), i));
            }
        }

        while (cost > budget && queue.TryDequeue(out var i, out _))
        {
            var less = LessOne(units[i], contexts[i]);
            cost -= (units[i] - less) * contexts[i].UnitCost;
            units[i] = less;
            if (less > 0)
            {
                queue.Enqueue(i, (Worth(lines[i], contexts[i], less), i));
            }
        }

        return [.. lines.Select((line, i) => line.With(Name, units[i]))];
    }

    /// <summary>A pack fewer, or none where that would be below the supplier's smallest order.</summary>
    private static int LessOne(int units, StockContext context)
    {
        var less = units - context.Sku.PackSize;
        return less < context.Sku.MinOrderPacks * context.Sku.PackSize ? 0 : less;
    }

    /// <summary>What the last pack saves per yuan.</summary>
    private static double Worth(StockLine line, StockContext context, int units)
    {
        var less = LessOne(units, context);
        return (context.Cost(line.Position + less) - context.Cost(line.Position + units))
            / ((units - less) * context.UnitCost);
    }
}
