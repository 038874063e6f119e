using System.Globalization;
using System.Text;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;

namespace Forecasting.Accuracy;

/// <summary>The report for people: per data set one table of all variants, and the champion by week and kind of
/// day.</summary>
internal static class AblationMarkdown
{
    private static readonly string[] MetricNames =
        ["wape", "sql", "cover80", "bias", "accuracy_lead7", "stores_at_90"];

    /// <summary>The whole report.</summary>
    /// <param name="sets">What is done.</param>
    /// <param name="command">The command that made it.</param>
    /// <param name="remarks">Sentences about what was left out.</param>
    public static string Text(IReadOnlyList<AblationSet> sets, string command, IReadOnlyList<string> remarks)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Accuracy, part by part\n\nMade by `{command}`.\n");
        foreach (var remark in remarks)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{remark}\n");
        }

        foreach (var set in sets)
        {
            text.Append('\n').Append(Section(set));
        }

        text.Append("\n## The variants\n\n");
        foreach (var (name, meaning) in sets.SelectMany(s => s.Rows).Select(r => (r.Variant, r.Meaning)).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"- `{name}`: {meaning}\n");
        }

        return text.ToString();
    }

    /// <summary>One data set.</summary>
    /// <param name="set">What is done of it.</param>
    public static string Section(AblationSet set)
    {
        var grain = set.Protocol.Grain == Grain.Hourly ? "Hourly" : "Daily";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {set.Protocol.Name}\n\n");
        text.Append(CultureInfo.InvariantCulture,
            $"{grain} orders of {Count(set.Stores, "store")}; {set.Protocol.InWords}.\n\n");
        text.Append(Line(["variant", .. MetricNames.Select(n => Metrics.Named(n).Title), "stores", "seconds"]));
        text.Append(Line(["---", .. Enumerable.Repeat("---:", MetricNames.Length + 2)]));
        foreach (var row in set.Rows)
        {
            text.Append(Line([
                row.Variant,
                .. MetricNames.Select(n => Number(Metrics.Named(n).Of(row.Score), "F4")),
                row.Stores.ToString(CultureInfo.InvariantCulture),
                Number(row.Seconds, "F0"),
            ]));
        }

        if (set.Rows.Count > 0)
        {
            text.Append('\n').Append(Detail(set.Rows[0]));
        }

        return text.ToString();
    }

    private static string Detail(AblationRow row)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"`{row.Variant}` by lead week and kind of day:\n\n");
        text.Append(Line(["days", "rows", "WAPE", "in 80 % band", "while open", "bias"]));
        text.Append(Line(["---", .. Enumerable.Repeat("---:", 5)]));
        var weeks = row.Report.ByLeadWeek.Select((totals, week) => (Name: $"week {week + 1} ahead", Totals: totals));
        var kinds = row.Report.ByDayKind.Select(g => (Name: KindName(g.Name), g.Totals));
        foreach (var (name, totals) in weeks.Concat(kinds).Where(g => g.Totals.Rows > 0))
        {
            text.Append(Line([
                name,
                totals.Rows.ToString(CultureInfo.InvariantCulture),
                Number(PointMetrics.Wape(totals), "F4"),
                Number(DistributionMetrics.Cover80(totals), "F3"),
                Number(DistributionMetrics.OpenCover80(totals), "F3"),
                Number(PointMetrics.Bias(totals), "F4"),
            ]));
        }

        return text.ToString();
    }

    private static string KindName(string kind) => kind switch
    {
        AccuracyReport.Ordinary => "ordinary",
        AccuracyReport.AtEvent => "on or beside an event",
        AccuracyReport.OnEvent => "on an event",
        _ => kind,
    };

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Number(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";
}
