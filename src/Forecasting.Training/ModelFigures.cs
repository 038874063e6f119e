using System.Globalization;
using System.Text.Json.Nodes;
using Forecasting.Core.Evaluation;

namespace Forecasting.Training;

/// <summary>One model's figures for machines: every metric of the list, then the same model by lead week and by kind
/// of day.</summary>
internal static class ModelFigures
{
    /// <summary>The object of one model; names stay stable.</summary>
    /// <param name="score">Its sums.</param>
    /// <param name="report">Its breakdown.</param>
    public static JsonObject Of(ModelScore score, AccuracyReport report)
    {
        var figures = new JsonObject(Metrics.All.Select(m => Named(m.Name, Figures.Number(m.Of(score)))));
        figures["by_lead_week"] = new JsonObject(report.ByLeadWeek.Select((totals, week) =>
            Named((week + 1).ToString(CultureInfo.InvariantCulture), OfGroup(totals))));
        figures["by_day_kind"] = new JsonObject(report.ByDayKind.Select(g => Named(g.Name, OfGroup(g.Totals))));
        return figures;
    }

    private static JsonObject OfGroup(ErrorTotals totals) => new()
    {
        ["rows"] = totals.Rows,
        ["wape"] = Figures.Number(PointMetrics.Wape(totals)),
        ["cover80"] = Figures.Number(DistributionMetrics.Cover80(totals)),
        ["cover80_open"] = Figures.Number(DistributionMetrics.OpenCover80(totals)),
        ["bias"] = Figures.Number(PointMetrics.Bias(totals)),
    };

    private static KeyValuePair<string, JsonNode?> Named(string name, JsonNode? value) => new(name, value);
}
