using Forecasting.Core.History;

namespace Forecasting.Stock;

/// <summary>A line of an order: a SKU by its place in the store's list, and its units.</summary>
internal readonly record struct OrderedLine(int Sku, int Units);

/// <summary>
/// Orders of one store after the choice was made: as many lines each as the orders that came had, filled with the
/// lines that came of the SKUs on that day, in an order that a seed decides.
/// </summary>
internal static class HeldOutOrders
{
    /// <summary>The orders of a day.</summary>
    /// <param name="skus">The store's series, the day included.</param>
    /// <param name="day">Day index.</param>
    /// <param name="sizes">Lines of the orders that came on the day.</param>
    /// <param name="seed">Seed of the dealing.</param>
    internal static IReadOnlyList<OrderedLine[]> OfDay(
        IReadOnlyList<SkuSeries> skus, int day, IReadOnlyList<int> sizes, int seed)
    {
        var random = new Random(seed);
        var lines = Lines(skus, day).ToArray();
        random.Shuffle(lines);
        int[] left = [.. sizes];
        random.Shuffle(left);
        var orders = new List<OrderedLine[]>();
        for (var first = 0; first < lines.Length && left.Length > 0;)
        {
            var until = Math.Min(lines.Length, first + left[orders.Count % left.Length]);
            orders.Add(lines[first..until]);
            first = until;
        }

        return orders;
    }

    private static IEnumerable<OrderedLine> Lines(IReadOnlyList<SkuSeries> skus, int day)
    {
        for (var sku = 0; sku < skus.Count; sku++)
        {
            var (lines, units) = (skus[sku].Lines(day), skus[sku].Units(day));
            for (var line = 0; line < lines; line++)
            {
                yield return new OrderedLine(sku, Math.Max(1, (units + line) / lines));
            }
        }
    }
}
