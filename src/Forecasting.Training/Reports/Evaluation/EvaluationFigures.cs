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
        });
        if (values.Count > 0)
        {
            figures.Set("overrides", new JsonObject
            {
                ["days"] = values[0].Days,
                ["value_added"] = Figures.Number(values[0].AddedByPlanner),
                ["helped"] = Figures.Number(values[0].Helped),
            });
        }
    }

    private static JsonObject Of(Scoreboard board, Forecast forecast) => new()
    {
        ["accuracy_lead7"] = Figures.Number(board.MeanAccuracy(forecast)),
        ["accuracy_lead7_chain"] = Figures.Number(board.Chain.Accuracy(forecast)),
        ["stores_at_90"] = Figures.Number(board.StoresAtLine(forecast)),
    };
}
