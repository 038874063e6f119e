using System.Text.Json.Nodes;
using Forecasting.Training;

namespace Forecasting.Accuracy;

/// <summary>The report for machines: one object per data set, with its protocol and one object per variant.</summary>
internal static class AblationFigures
{
    /// <summary>One data set.</summary>
    /// <param name="set">What is done of it.</param>
    public static JsonObject Of(AblationSet set) => new()
    {
        ["protocol"] = new JsonObject
        {
            ["grain"] = set.Protocol.Grain.ToString().ToLowerInvariant(),
            ["first_origin"] = set.Protocol.FirstOrigin,
            ["origins"] = set.Protocol.Origins,
            ["step_days"] = set.Protocol.StepDays,
            ["horizon_days"] = set.Protocol.HorizonDays,
        },
        ["stores"] = set.Stores,
        ["variants"] = new JsonObject(set.Rows.Select(r => KeyValuePair.Create(r.Variant, (JsonNode?)Of(r)))),
    };

    private static JsonObject Of(AblationRow row)
    {
        var figures = ModelFigures.Of(row.Score, row.Report);
        figures["stores"] = row.Stores;
        figures["seconds"] = Figures.Number(Math.Round(row.Seconds, 1));
        return figures;
    }
}
