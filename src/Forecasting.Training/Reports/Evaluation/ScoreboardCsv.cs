using System.Globalization;
using System.Text;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Comparison;

namespace Forecasting.Training.Reports.Evaluation;

/// <summary>The scoreboard as CSV: one line per chain, region, store, lead, weekday and event.</summary>
internal static class ScoreboardCsv
{
    private const string Header =
        "group,name,lead,days,orders,compared_with,manual,ours,stand_in,oracle,foreseeable,with_overrides,noise_floor,"
        + "days_until_proposal";

    /// <summary>The text; accuracies are shares, empty where there are none.</summary>
    public static string Of(Scoreboard board)
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

        return text.ToString();
    }

    private static string Accuracy(ScoreLine line, Forecast forecast) => Number(line.Errors.Accuracy(forecast));

    private static string Number(double value) => double.IsFinite(value)
        ? Math.Round(value, 6).ToString(CultureInfo.InvariantCulture)
        : "";
}
