using System.Text.Json.Nodes;
using Forecasting.Core.Evaluation.Comparison;

namespace Forecasting.Training.Reports.Evaluation;

/// <summary>The figures of an evaluation for machines; names stay stable.</summary>
internal static class EvaluationFigures
{
    /// <summary>Adds them.</summary>
    public static void AddTo(Figures figures, Scoreboard board, IReadOnlyList<OverrideValue> values)
    {
        figures.Set("manual", Of(board, Forecast.Manual));
        figures.Set("ours", Of(board, Forecast.Ours));
        figures.Set("stand_in", Of(board, Forecast.StandIn));
        if (double.IsFinite(board.MeanAccuracy(Forecast.Oracle)))
        {
            figures.Set("oracle", Of(board, Forecast.Oracle));
            figures.Set("foreseeable", Of(board, Forecast.Foreseeable));
        }

        figures.Set("noise_floor", board.Chain.Floor);
        figures.Set("stores", board.Stores.Count);
        figures.Set("stores_with_manual", board.Stores.Count(s => s.HasManual));
        figures.Set("stores_better", board.StoresBetter);
        figures.Set("skill", board.Skill(Forecast.Oracle));
        figures.Set("skill_foreseeable", board.Skill(Forecast.Foreseeable));
        figures.Set("festival_wape_ratio", board.FestivalWapeRatio);
        figures.Set("makeup_saturday_wape_ratio", board.MakeupSaturdayWapeRatio);
        figures.Set("switches", new JsonObject
        {
            ["stores_proposed"] = board.DaysUntilProposals.Count / (double)Math.Max(1, board.Stores.Count),
            ["median_days"] = board.MedianDaysUntilProposal,
            ["chain_evidence"] = Figures.Number(board.Switches.LastLook.ChainEvidence),
            ["sum_inflation"] = board.Switches.LastLook.Spread?.Inflation,
            ["shared"] = board.Switches.LastLook.Spread?.Shared,
            ["daily_spread"] = board.Switches.LastLook.Stores.Select(s => (double?)s.Spread).DefaultIfEmpty().Average(),
        });
        figures.Set("lines", new JsonArray([.. board.Lines.Select(line => Of(board, line))]));
        figures.Set("overrides", new JsonArray([.. values.Select(Of)]));
    }

    private static JsonObject Of(Scoreboard board, ScoreLine line)
    {
        var figures = new JsonObject
        {
            ["group"] = line.Group,
            ["name"] = line.Name,
            ["days"] = line.Errors.Days,
            ["orders"] = Figures.Number(line.Errors.Orders),
            ["manual"] = Figures.Number(line.Errors.Accuracy(Forecast.Manual)),
            ["ours"] = Figures.Number(line.Errors.Accuracy(Forecast.Ours)),
            ["stand_in"] = Figures.Number(line.Errors.Accuracy(Forecast.StandIn)),
            ["with_overrides"] = Figures.Number(line.Errors.Accuracy(Forecast.Final)),
            ["oracle"] = Figures.Number(line.Errors.Accuracy(Forecast.Oracle)),
            ["foreseeable"] = Figures.Number(line.Errors.Accuracy(Forecast.Foreseeable)),
            ["noise_floor"] = Figures.Number(line.Errors.Floor),
        };
        if (board.StoreOf(line) is { } store)
        {
            figures["compared_with"] = store.ReferenceName;
            figures["days_until_proposal"] = store.DaysUntilProposal;
        }

        return figures;
    }

    private static JsonObject Of(OverrideValue value) => new()
    {
        ["planner"] = value.Planner,
        ["store_id"] = value.StoreId,
        ["days"] = value.Days,
        ["orders"] = Figures.Number(value.Orders),
        ["stand_in_wape"] = Figures.Number(value.StandInWape),
        ["manual_wape"] = Figures.Number(value.ManualWape),
        ["ours_wape"] = Figures.Number(value.OursWape),
        ["override_wape"] = Figures.Number(value.OverrideWape),
        ["added_by_ours"] = Figures.Number(value.AddedByOurs),
        ["added_by_planner"] = Figures.Number(value.AddedByPlanner),
        ["helped"] = Figures.Number(value.Helped),
    };

    private static JsonObject Of(Scoreboard board, Forecast forecast) => new()
    {
        ["accuracy_lead7"] = Figures.Number(board.MeanAccuracy(forecast)),
        ["accuracy_lead7_chain"] = Figures.Number(board.Chain.Accuracy(forecast)),
        ["stores_at_90"] = Figures.Number(board.StoresAtLine(forecast)),
    };
}
