using System.Text;
using Forecasting.Core.Evaluation;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports;

/// <summary>Every metric of every model, and how accuracy falls with the days ahead.</summary>
internal static class ModelsSection
{
    private const int MostModels = 6;

    public static void AddTo(HtmlPage page, ReportMatter matter)
    {
        var rows = matter.Scores.Select(s => Metrics.All.Select(m => Shown(m, m.Of(s))).Prepend(s.Model));
        var table = HtmlPage.Table(Metrics.All.Select(m => m.Title).Prepend("model"), rows);
        page.Section(
            "models",
            matter.Scores.Count == 1 ? "The figures" : "The models compared",
            "SQL, the loss of the whole distribution, ranks models; WAPE is the error of the median. Smaller is better for both.",
            table + "<p class=\"note\">Error figures are pooled over stores in each window, then averaged over windows.</p>\n");
        page.Section("leads", "How far ahead", LeadWords(matter), Legend(matter) + HtmlPage.Grid(LeadFigures(matter)));
    }

    /// <summary>Which colour is which model; empty for one model.</summary>
    public static string Legend(ReportMatter matter)
    {
        var html = new StringBuilder("<ul class=\"legend\">\n");
        foreach (var (score, i) in matter.Scores.Take(MostModels).Select((s, i) => (s, i)))
        {
            var mark = $"<circle class=\"s{i} {(i == 0 ? "dot" : "ring")}\" cx=\"11\" cy=\"6\" r=\"4.5\" />";
            html.Append($"<li>{Key(mark)}{HtmlPage.Escape(score.Model)}</li>\n");
        }

        html.Append($"<li>{Key("<line class=\"line90\" x1=\"0\" y1=\"6\" x2=\"22\" y2=\"6\" />")}planners’ 90 %</li>\n");
        html.Append($"<li>{Key("<line class=\"ceiling\" x1=\"11\" y1=\"0\" x2=\"11\" y2=\"12\" />")}all that counting noise allows</li>\n");
        return html.Append("</ul>\n").ToString();
    }

    /// <summary>A figure of a group for as many models as have a colour.</summary>
    public static IReadOnlyList<double> OfEach(ReportMatter matter, Func<AccuracyReport, ErrorTotals> group) =>
        [.. matter.Reports.Take(MostModels).Select(r => PointMetrics.Accuracy(group(r)))];

    private static IEnumerable<string> LeadFigures(ReportMatter matter)
    {
        var reports = matter.Reports.Take(MostModels).ToList();
        var chart = LeadChart.Draw(
            "Accuracy by days ahead",
            [.. reports.Select(r => r.ByLead.Select(PointMetrics.Accuracy).ToList())],
            [.. reports[0].ByLead.Select(ReportMatter.Ceiling)]);
        yield return HtmlPage.Figure(chart, "Dotted: all that counting noise allows at these volumes.");
        yield return HtmlPage.Figure(
            DotPlot.Draw("Accuracy by window", [.. matter.Score.Windows.Take(MostWindows).Select((_, i) => Window(matter, i))]),
            matter.Score.Windows.Count > MostWindows ? $"The first {MostWindows} of {matter.Score.Windows.Count} windows." : "");
    }

    private const int MostWindows = 12;

    private static DotRow Window(ReportMatter matter, int index)
    {
        var totals = matter.Scores.Take(MostModels).Select(s => s.Windows[index]).ToList();
        return new DotRow(
            $"from {matter.Result.Origins[index].Target(1):yyyy-MM-dd}",
            [.. totals.Select(PointMetrics.Accuracy)],
            ReportMatter.Ceiling(totals[0]),
            $"{HtmlPage.Number(totals[0].Actual)} orders");
    }

    private static string LeadWords(ReportMatter matter)
    {
        var steps = matter.Result.Origins.Zip(matter.Result.Origins.Skip(1), (a, b) => a.LeadDays(b.LastDay));
        return steps.Any() && steps.All(s => s % 7 == 0)
            ? "All origins fall on the same weekday, so every day ahead is always the same weekday too: its ups and downs are the week’s."
            : "Accuracy of the median, pooled over stores and windows.";
    }

    private static string Key(string mark) => $"<svg viewBox=\"0 0 22 12\" aria-hidden=\"true\">{mark}</svg>";

    private static string Shown(Metric metric, double value) =>
        metric.Form == MetricForm.Share ? HtmlPage.Percent(value) : HtmlPage.Number(value, 3);
}
