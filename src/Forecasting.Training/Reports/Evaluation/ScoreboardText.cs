using System.Globalization;
using System.Text;
using Forecasting.Core.Evaluation.Comparison;

namespace Forecasting.Training.Reports.Evaluation;

/// <summary>The scoreboard as plain aligned text, for a terminal or a log.</summary>
internal static class ScoreboardText
{
    private const int MostStores = 12;

    private static readonly string[] Groups = ["chain", "region", "lead", "weekday", "event"];

    /// <summary>The main figures, then a line per group, and the first stores.</summary>
    public static string Of(Scoreboard board, IReadOnlyList<OverrideValue> values)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{board.LeadDays} days ahead, mean over {board.Stores.Count} stores: {Means(board)}");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"ours is nearer than {Compared(board)} in {Share(board.StoresBetter)} of stores; at 90 %: ours "
            + $"{Share(board.StoresAtLine(Forecast.Ours))}, manual {Share(board.StoresAtLine(Forecast.Manual))}");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"skill {Number(board.Skill(Forecast.Oracle))} (of what is foreseeable "
            + $"{Number(board.Skill(Forecast.Foreseeable))}); festivals / ordinary days "
            + $"{Number(board.FestivalWapeRatio)}; make-up Saturdays / working days "
            + $"{Number(board.MakeupSaturdayWapeRatio)}");
        text.AppendLine(Switches(board)).AppendLine();
        text.AppendLine("line                            days    orders  manual    ours  stand-in  oracle  noise");
        foreach (var line in Groups.SelectMany(g => board.Lines.Where(l => l.Group == g)))
        {
            Append(text, line);
        }

        var stores = board.Lines.Where(l => l.Group == "store").ToList();
        stores.Take(MostStores).ToList().ForEach(l => Append(text, l));
        if (stores.Count > MostStores)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"and {stores.Count - MostStores} more stores; --csv FILE writes them all");
        }

        AppendOverrides(text, values);
        return text.ToString();
    }

    /// <summary>What ours is compared with, in words.</summary>
    public static string Compared(Scoreboard board) => board.HasManual ? "manual" : "the stand-in";

    private static void AppendOverrides(StringBuilder text, IReadOnlyList<OverrideValue> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        text.AppendLine().AppendLine(
            "overrides: errors on changed days       days  stand-in  manual    ours  changed  added by it  helped");
        foreach (var value in values)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{value.Who,-38} {value.Days,5} {Share(value.StandInWape),9} {Share(value.ManualWape),7} "
                + $"{Share(value.OursWape),7} {Share(value.OverrideWape),8} {Share(value.AddedByPlanner),12} "
                + $"{Share(value.Helped),7}");
        }
    }

    private static string Means(Scoreboard board) => string.Join(", ", new[]
    {
        ("manual", Forecast.Manual), ("ours", Forecast.Ours), ("stand-in", Forecast.StandIn),
        ("oracle", Forecast.Oracle), ("foreseeable", Forecast.Foreseeable),
    }.Select(f => $"{f.Item1} {Share(board.MeanAccuracy(f.Item2))}"));

    private static string Switches(Scoreboard board) => board.MedianDaysUntilProposal is not { } median
        ? "the switch would not have been proposed for any store"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"the switch would have been proposed for {board.DaysUntilProposals.Count} of {board.Stores.Count} stores, "
            + $"after {median} days in the middle one of these");

    private static void Append(StringBuilder text, ScoreLine line) => text.AppendLine(
        CultureInfo.InvariantCulture,
        $"{line.Group,-8} {line.Name,-20} {line.Errors.Days,7} {line.Errors.Orders,9:F0} "
        + $"{Share(line.Errors.Accuracy(Forecast.Manual)),7} {Share(line.Errors.Accuracy(Forecast.Ours)),7} "
        + $"{Share(line.Errors.Accuracy(Forecast.StandIn)),9} {Share(line.Errors.Accuracy(Forecast.Oracle)),7} "
        + $"{Share(line.Errors.Floor),6}");

    private static string Share(double share) =>
        double.IsFinite(share) ? share.ToString("P1", CultureInfo.InvariantCulture) : "-";

    private static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("F2", CultureInfo.InvariantCulture) : "-";
}
