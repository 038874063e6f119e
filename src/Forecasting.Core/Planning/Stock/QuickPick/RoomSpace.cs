namespace Forecasting.Core.Planning.Stock.QuickPick;

/// <summary>Shares a room out among SKUs such that they are restocked least often.</summary>
public static class RoomSpace
{
    private const int Halvings = 60;

    /// <summary>
    /// Litres of each SKU: in proportion to the root of its flow (Bartholdi and Hackman 2019, Warehouse and
    /// Distribution Science, ch. 8: v = V sqrt(f) / sum sqrt(f) makes sum f / v least), but no less than it can have
    /// and no more than some days of demand. Flows 1 and 9 share 8 litres as 2 and 6.
    /// </summary>
    /// <param name="skus">The SKUs in the room.</param>
    /// <param name="roomLitres">Litres, 0 or more.</param>
    /// <param name="mostDays">Days of demand that are enough, above 0.</param>
    /// <returns>[sku] litres, in sum at most the room's.</returns>
    /// <exception cref="ArgumentException">The least that they can have is more than the room.</exception>
    public static double[] Share(IReadOnlyList<QuickPickSku> skus, double roomLitres, double mostDays)
    {
        if (skus.Sum(s => s.LeastLitres) > roomLitres)
        {
            throw new ArgumentException(
                $"{skus.Count} SKUs need {skus.Sum(s => s.LeastLitres):F0} litres at least; the room has "
                + $"{roomLitres:F0}. Take some out.", nameof(skus));
        }

        var (low, high) = (0.0, roomLitres / Math.Max(1e-9, skus.Where(s => s.FlowLitres > 0)
            .Select(s => Math.Sqrt(s.FlowLitres)).DefaultIfEmpty(1).Min()));
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = skus.Sum(s => Litres(s, middle, mostDays)) > roomLitres ? (low, middle) : (middle, high);
        }

        return [.. skus.Select(s => Litres(s, low, mostDays))];
    }

    /// <summary>Whole units that lie in some litres of a SKU, at least 1.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="litres">Litres, at least <see cref="QuickPickSku.LeastLitres"/>.</param>
    public static int Units(QuickPickSku sku, double litres) =>
        Math.Max(1, (int)((litres / sku.UnitLitres) + 1e-9));

    private static double Litres(QuickPickSku sku, double perRoot, double mostDays) => Math.Max(
        sku.LeastLitres, Math.Min(perRoot * Math.Sqrt(sku.FlowLitres), mostDays * sku.FlowLitres));
}
