using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Forecasting.Core.Simulation.Replay;
using Forecasting.Core.Simulation.Replay.Stock;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training;

/// <summary>What a replay of stock found, for people and for machines.</summary>
/// <param name="replayed">The three plans.</param>
/// <param name="ordersByStore">Orders of each store over the weeks that count.</param>
/// <param name="weeks">Weeks that count.</param>
internal sealed class StockReplaySummary(
    StockReplayed replayed, IReadOnlyDictionary<string, double> ordersByStore, int weeks)
{
    private const double DaysPerYear = 365;

    private readonly (string Name, IReadOnlyList<ReplayedGoods> Goods)[] _plans =
        [("ours", replayed.Ours), ("manual", replayed.Manual), ("oracle", replayed.Oracle)];

    private int Days => 7 * weeks;

    /// <summary>Share of lines that our plan expected to lose.</summary>
    public double Predicted =>
        replayed.Ours.Sum(g => g.PredictedLost) / Math.Max(1e-9, replayed.Ours.Sum(g => g.PredictedLines));

    public string Text()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{ordersByStore.Count} stores, {weeks} weeks, {replayed.Ours.Sum(g => g.Lines):N0} online lines\n\n");
        text.Append("plan    lines lost (95 % interval)     orders hit  stock value  turnover  waste value   ");
        text.Append("lost of A   of B   of C\n");
        foreach (var (name, goods) in _plans)
        {
            var lost = Lost(goods);
            text.Append(CultureInfo.InvariantCulture,
                $"{name,-7} {lost.Value,7:P2} ({lost.Low,6:P2} to {lost.High,6:P2})      {OrdersHit(goods),8:P1}  ")
                .Append(CultureInfo.InvariantCulture, $"{StockValue(goods),11:N0}  {Turnover(goods),8:F1}  ")
                .Append(CultureInfo.InvariantCulture, $"{goods.Sum(g => g.WasteValue),11:N0}  ")
                .AppendJoin(' ', "ABC".Select(c => Text(LostOf(goods, c)))).Append('\n');
        }

        var (stock, waste) = (Against(g => g.StockValueDays), Against(g => g.WasteValue));
        var cover = string.Join(", ", replayed.CoverDays.Select(c =>
            string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value:F1}")));
        return text.Append(CultureInfo.InvariantCulture,
                $"predicted {Predicted,5:P2} of {replayed.Ours.Sum(g => g.PredictedLines):N0} lines\n\n")
            .Append(CultureInfo.InvariantCulture,
                $"stock value over the manual plan's {stock.Value:F3} ({stock.Low:F3} to {stock.High:F3}), ")
            .Append(CultureInfo.InvariantCulture, $"waste {waste.Value:F3} ({waste.Low:F3} to {waste.High:F3})\n")
            .Append(CultureInfo.InvariantCulture,
                $"the manual plan's cover in days: {cover}; the oracle's: {replayed.OracleCover:F2}\n").ToString();
    }

    public void AddTo(Figures figures)
    {
        foreach (var (name, goods) in _plans)
        {
            var lost = Lost(goods);
            figures.Set(name, new JsonObject
            {
                ["stockout_lines"] = Figures.Number(lost.Value),
                ["stockout_lines_interval"] = new JsonArray(Figures.Number(lost.Low), Figures.Number(lost.High)),
                ["stockout_orders"] = Figures.Number(OrdersHit(goods)),
                ["stock_value"] = Figures.Number(StockValue(goods)),
                ["waste_value"] = Figures.Number(goods.Sum(g => g.WasteValue)),
                ["turnover"] = Figures.Number(Turnover(goods)),
                ["stockout_lines_by_class"] = new JsonObject("ABC".Select(c =>
                    KeyValuePair.Create(c.ToString(), (JsonNode?)Figures.Number(LostOf(goods, c))))),
            });
        }

        figures.Set("predicted", new JsonObject
        {
            ["stockout_lines"] = Figures.Number(Predicted),
            ["lines"] = Figures.Number(replayed.Ours.Sum(g => g.PredictedLines)),
        });
        foreach (var (name, of) in (ReadOnlySpan<(string, Func<ReplayedGoods, double>)>)
            [("stock_value_to_manual", g => g.StockValueDays), ("waste_to_manual", g => g.WasteValue)])
        {
            var ratio = Against(of);
            figures.Set(name, ratio.Value);
            figures.Set($"{name}_low", ratio.Low);
            figures.Set($"{name}_high", ratio.High);
        }
    }

    /// <summary>Every store, week and class under every plan.</summary>
    public string Csv()
    {
        var text = new StringBuilder("store_id,week,class,plan,lines,lost_lines,expected_lines,expected_lost,")
            .Append("sold_value,waste_value,stock_value\n");
        foreach (var (plan, goods) in _plans)
        {
            foreach (var row in goods)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"{row.StoreId},{row.Week + 1},{row.Class},{plan},{row.Lines:F0},{row.LostLines:F2},")
                    .Append(CultureInfo.InvariantCulture, $"{row.PredictedLines:F2},{row.PredictedLost:F2},")
                    .Append(CultureInfo.InvariantCulture,
                        $"{row.SoldValue:F2},{row.WasteValue:F2},{row.StockValueDays / 7:F2}\n");
            }
        }

        return text.ToString();
    }

    private static Interval Lost(IReadOnlyList<ReplayedGoods> goods) => Interval.OfRatio(
        [.. goods.Select(g => (g.StoreId, g.Week))], [.. goods.Select(g => g.LostLines)],
        [.. goods.Select(g => g.Lines)]);

    private static double LostOf(IReadOnlyList<ReplayedGoods> goods, char group)
    {
        var chosen = goods.Where(g => g.Class == group).ToList();
        return chosen.Sum(g => g.LostLines) / Math.Max(1e-9, chosen.Sum(g => g.Lines));
    }

    private static string Text(double share) => string.Create(CultureInfo.InvariantCulture, $"{share,7:P2}");

    /// <summary>Share of orders in which a line is lost, if lines are lost independently.</summary>
    private double OrdersHit(IReadOnlyList<ReplayedGoods> goods)
    {
        var (hit, all) = (0.0, 0.0);
        foreach (var store in goods.GroupBy(g => g.StoreId, StringComparer.Ordinal))
        {
            var orders = ordersByStore.GetValueOrDefault(store.Key);
            var lines = store.Sum(g => g.Lines);
            var lost = store.Sum(g => g.LostLines) / Math.Max(1e-9, lines);
            hit += orders > 0 ? orders * (1 - Math.Pow(1 - lost, lines / orders)) : 0;
            all += orders;
        }

        return all > 0 ? hit / all : double.NaN;
    }

    private double StockValue(IReadOnlyList<ReplayedGoods> goods) => goods.Sum(g => g.StockValueDays) / Days;

    private double Turnover(IReadOnlyList<ReplayedGoods> goods) =>
        goods.Sum(g => g.SoldValue) / Days * DaysPerYear / Math.Max(1e-9, StockValue(goods));

    private Interval Against(Func<ReplayedGoods, double> of)
    {
        var keys = replayed.Ours.Select(g => (g.StoreId, g.Week, g.Class)).ToList();
        var manual = replayed.Manual.ToDictionary(g => (g.StoreId, g.Week, g.Class), of);
        return Interval.OfRatio(
            [.. keys.Select(k => (k.StoreId, k.Week))], [.. replayed.Ours.Select(of)],
            [.. keys.Select(k => manual.GetValueOrDefault(k))]);
    }
}
