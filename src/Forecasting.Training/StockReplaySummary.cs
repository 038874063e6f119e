using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Forecasting.Core.Domain;
using Forecasting.Core.Simulation.Replay;
using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Training;

/// <summary>What a replay of stock found, for people and for machines.</summary>
internal sealed class StockReplaySummary(StockReplayResult result)
{
    public static IReadOnlyList<char> Classes { get; } = ['A', 'B', 'C'];

    public StockTotals Ours { get; } = new(result.Ours, result.OrdersOf);

    public StockTotals Manual { get; } = new(result.Manual, result.OrdersOf);

    public StockTotals Oracle { get; } = new(result.Oracle, result.OrdersOf);

    public StockReplayResult Result => result;

    /// <summary>Share of lines that were expected to find nothing: what our plan says, times what its like lost over
    /// what it said on the weeks before.</summary>
    public double PredictedLines => result.Predicted.Sum(p => p.LostLines)
        / Math.Max(1e-9, result.Predicted.Sum(p => p.Lines)) * result.Trial.LostOverPredicted;

    /// <summary>Cost of waste that our plan expected, of a store a day.</summary>
    public double PredictedWaste => result.Predicted.Sum(p => p.WasteValue) / Ours.StoreDays;

    public IEnumerable<(string Name, StockTotals Totals)> Plans =>
        [("ours", Ours), ("manual", Manual), ("oracle", Oracle)];

    public string Text()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{result.OrdersOf.Count} store-days, {Ours.Lines:N0} lines wanted\n\n");
        text.Append("plan       lines lost  interval            orders hit  stock value  waste/day  turnover  ")
            .Append("A, B, C\n");
        foreach (var (name, totals) in Plans)
        {
            var lost = totals.StockoutLines;
            text.Append(CultureInfo.InvariantCulture,
                $"{name,-9}  {lost.Value,10:P3}  {lost.Low:P3} to {lost.High:P3}  {totals.StockoutOrders,10:P2}  ")
                .Append(CultureInfo.InvariantCulture,
                    $"{totals.StockValue,11:N0}  {totals.WasteValue,9:N0}  {totals.Turnover,8:F1}  ")
                .AppendJoin(", ", Classes.Select(c => ByClass(totals, c).ToString("P2", CultureInfo.InvariantCulture)))
                .Append('\n');
        }

        var (value, waste) = (Ours.StockValueTo(Manual), Ours.WasteTo(Manual));
        return text.Append(CultureInfo.InvariantCulture,
                $"predicted  {PredictedLines,10:P3}  {"",43}{PredictedWaste,9:N0}\n\n")
            .Append(CultureInfo.InvariantCulture,
                $"planned with {result.Trial.Multiple:F2} times the target, of which ")
            .Append(CultureInfo.InvariantCulture,
                $"{result.Trial.LostOverPredicted:F2} times what was expected was lost before; ")
            .Append(CultureInfo.InvariantCulture,
                $"stock value to the manual plan's {value.Value:F3} ({value.Low:F3} to {value.High:F3}), ")
            .Append(CultureInfo.InvariantCulture,
                $"waste {waste.Value:F3} ({waste.Low:F3} to {waste.High:F3})\nthe manual plan's cover in days: ")
            .AppendJoin(", ", MeanCovers().Select(c =>
                string.Create(CultureInfo.InvariantCulture, $"{c.Group} {c.Days:F1}"))).Append('\n').ToString();
    }

    public string Csv()
    {
        var text = new StringBuilder(
            "store_id,date,plan,category,class,lines,lost_lines,stock_value,waste_value,sold_cost\n");
        foreach (var (name, totals) in Plans)
        {
            foreach (var day in totals.Days)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"{CsvField.Quoted(CsvField.Inert(day.StoreId))},{day.Date:yyyy-MM-dd},{name},")
                    .Append(CultureInfo.InvariantCulture,
                        $"{CsvField.Quoted(CsvField.Inert(day.Category))},{day.Class},{day.Lines},{day.LostLines},")
                    .Append(CultureInfo.InvariantCulture,
                        $"{day.StockValue:F2},{day.WasteValue:F2},{day.SoldCost:F2}\n");
            }
        }

        return text.ToString();
    }

    public void AddTo(Figures figures)
    {
        foreach (var (name, totals) in Plans)
        {
            figures.Set(name, new JsonObject
            {
                ["stockout_lines"] = Figures.Number(totals.StockoutLines.Value),
                ["stockout_lines_interval"] = Ends(totals.StockoutLines),
                ["stockout_orders"] = Figures.Number(totals.StockoutOrders),
                ["stock_value"] = Figures.Number(totals.StockValue),
                ["waste_value"] = Figures.Number(totals.WasteValue),
                ["turnover"] = Figures.Number(totals.Turnover),
                ["stockout_lines_by_class"] = new JsonObject(Classes.Select(c =>
                    KeyValuePair.Create<string, JsonNode?>(c.ToString(), Figures.Number(ByClass(totals, c))))),
            });
        }

        figures.Set("predicted", new JsonObject
        {
            ["stockout_lines"] = Figures.Number(PredictedLines),
            ["waste_value"] = Figures.Number(PredictedWaste),
        });
        figures.Set("target_multiple", result.Trial.Multiple);
        figures.Set("lost_over_predicted", result.Trial.LostOverPredicted);
        figures.Set("manual_cover_days", new JsonObject(MeanCovers().Select(c =>
            KeyValuePair.Create<string, JsonNode?>(c.Group, Figures.Number(c.Days)))));
        Set(figures, "stock_value_to_manual", Ours.StockValueTo(Manual));
        Set(figures, "waste_to_manual", Ours.WasteTo(Manual));
    }

    /// <summary>The manual plan's cover by group, the mean of all stores.</summary>
    public IEnumerable<(string Group, double Days)> MeanCovers() => ManualStock.Groups.Select((group, i) =>
        (group, result.Covers.Values.Select(c => c.Covers[i]).DefaultIfEmpty(0).Average()));

    public static double ByClass(StockTotals totals, char abc) =>
        totals.Where(d => d.Class == abc).StockoutLines.Value;

    private static void Set(Figures figures, string name, Interval interval)
    {
        figures.Set(name, interval.Value);
        figures.Set($"{name}_low", interval.Low);
        figures.Set($"{name}_high", interval.High);
    }

    private static JsonArray Ends(Interval interval) => [Figures.Number(interval.Low), Figures.Number(interval.High)];
}
