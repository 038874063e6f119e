using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>One store's SKUs as they are replayed. Days count on the axis of the sales.</summary>
/// <param name="Sales">All that was sold, also after the first replayed day.</param>
/// <param name="Wanted">[sku][day - FirstDay] what was wanted.</param>
/// <param name="FirstDay">Day index of the first wanted day.</param>
/// <param name="Classes">[sku] A, B or C.</param>
internal sealed record StoreGoods(
    StoreSkus Sales, IReadOnlyList<IReadOnlyList<WantedDay>> Wanted, int FirstDay, IReadOnlyList<char> Classes)
{
    private const double ShareOfA = 0.8;
    private const double ShareOfB = 0.95;

    internal Store Store => Sales.Store;

    internal int Count => Sales.Series.Count;

    internal Sku Sku(int sku) => Sales.Series[sku].Sku;

    internal WantedDay On(int sku, int day) =>
        day - FirstDay is >= 0 and var at && at < Wanted[sku].Count ? Wanted[sku][at] : default;

    internal double UnitCost(int sku) => StockContext.CostOf(Sku(sku));

    internal static StoreGoods Of(StoreSkus sales, WantedGoods wanted, int classFrom, int classUntil) => new(
        sales,
        [.. sales.Series.Select(s => wanted.Of(sales.Store.Id, s.Sku.Id))],
        wanted.FirstDay.DayNumber - sales.FirstDay.DayNumber,
        ClassesOf(sales, classFrom, classUntil));

    // The SKUs with most lines that make 80 % of them together are A, those up to 95 % B.
    private static char[] ClassesOf(StoreSkus sales, int from, int until)
    {
        var lines = sales.Series.Select(s => Enumerable.Range(from, until - from).Sum(s.Lines)).ToArray();
        var classes = new char[lines.Length];
        double sum = 0, all = lines.Sum();
        foreach (var sku in Enumerable.Range(0, lines.Length).OrderByDescending(i => lines[i]).ThenBy(i => i))
        {
            classes[sku] = sum < ShareOfA * all ? 'A' : sum < ShareOfB * all ? 'B' : 'C';
            sum += lines[sku];
        }

        return classes;
    }
}
