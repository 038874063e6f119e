using System.Globalization;
using System.Text;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Comparison;

namespace Forecasting.Training.Reports.Evaluation;

/// <summary>
/// The scoreboard as CSV: one line per chain, region, store, lead, weekday and event, then one per planner and store
/// with overrides, about the days that were changed.
/// </summary>
internal static class ScoreboardCsv
{
    private const string Header =
        "group,name,lead,days,orders,compared_with,manual,ours,stand_in,oracle,foreseeable,with_overrides,noise_floor,"
        + "days_until_proposal";

    /// <summary>The text; accuracies are shares, empty where there are none.</summary>
    public static string Of(Scoreboard board, IReadOnlyList<OverrideValue> values)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var line in board.Lines)
        {
            var store = board.StoreOf(line);
            var lead = line.Group == "lead" ? line.Name : board.LeadDays.ToString(CultureInfo.InvariantCulture);
            text.AppendJoin(',',
                line.Group, CsvField.Quoted(line.Name), lead, line.Errors.Days, Number(line.Errors.Orders),
                store?.ReferenceName ?? "",
                Accuracy(line, Forecast.Manual), Accuracy(line, Forecast.Ours), Accuracy(line, Forecast.StandIn),
                Accuracy(line, Forecast.Oracle), Accuracy(line, Forecast.Foreseeable), Accuracy(line, Forecast.Final),
                Number(line.Errors.Floor), store?.DaysUntilProposal).Append('\n');
        }

        foreach (var value in values)
        {
            text.AppendJoin(',',
                "override", CsvField.Quoted(value.Who), "", value.Days, Number(value.Orders), "",
                Number(1 - value.ManualWape), Number(1 - value.OursWape), Number(1 - value.StandInWape), "", "",
                Number(1 - value.OverrideWape), "", "").Append('\n');
        }

        return text.ToString();
    }

    private static string Accuracy(ScoreLine line, Forecast forecast) => Number(line.Errors.Accuracy(forecast));

    private static string Number(double value) => double.IsFinite(value)
        ? Math.Round(value, 6).ToString(CultureInfo.InvariantCulture)
        : "";
}
