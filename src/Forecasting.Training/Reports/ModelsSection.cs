using System.Text;
using Forecasting.Core.Evaluation;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports;

/// <summary>Every metric of every model, and how accuracy falls with the days ahead.</summary>
internal static class ModelsSection
{
    private const int MostModels = 6;
    private const int MostRows = 12;

    public static void AddTo(HtmlPage page, ReportMatter matter)
    {
        page.Section(
            "models",
            matter.Scores.Count == 1 ? "The figures" : "The models compared",
            "Error figures are pooled over stores in each window, then averaged over windows.",
            FiguresTable(matter));
        page.Section("leads", "How far ahead", LeadWords(matter), Legend(matter) + HtmlPage.Grid(LeadFigures(matter)));
    }

    /// <summary>Which colour is which model; empty for one model.</summary>
    public static string Legend(ReportMatter matter, bool withLines = true)
    {
        var html = new StringBuilder("<ul class=\"legend\">\n");
        foreach (var (score, i) in matter.Scores.Take(MostModels).Select((s, i) => (s, i)))
        {
            var mark = $"<circle class=\"s{i} {(i == 0 ? "dot" : "ring")}\" cx=\"11\" cy=\"6\" r=\"4.5\" />";
            html.Append($"<li>{Key(mark)}{HtmlPage.Escape(score.Model)}</li>\n");
        }

        if (!withLines)
        {
            return html.Append("</ul>\n").ToString();
        }

        html.Append($"<li>{Key("<line class=\"line90\" x1=\"0\" y1=\"6\" x2=\"22\" y2=\"6\" />")}planners’ 90 %</li>\n");
        html.Append($"<li>{Key("<line class=\"ceiling\" x1=\"11\" y1=\"0\" x2=\"11\" y2=\"12\" />")}all that counting noise allows</li>\n");
        return html.Append("</ul>\n").ToString();
    }

    /// <summary>A figure of a group for as many models as have a colour.</summary>
    public static IReadOnlyList<double> OfEach(ReportMatter matter, Func<AccuracyReport, ErrorTotals> group) =>
        [.. matter.Reports.Take(MostModels).Select(r => PointMetrics.Accuracy(group(r)))];

    private static string FiguresTable(ReportMatter matter)
    {
        var html = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">figure</th>");
        html.AppendJoin("", matter.Scores.Select(s => $"<th scope=\"col\">{HtmlPage.Escape(s.Model)}</th>"));
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var metric in Metrics.All)
        {
            html.Append($"<tr><th scope=\"row\">{HtmlPage.Escape(metric.Title)}");
            html.Append($"<small>{HtmlPage.Escape(metric.Meaning)}</small></th>");
            html.AppendJoin("", matter.Scores.Select(s => $"<td>{HtmlPage.Escape(Shown(metric, metric.Of(s)))}</td>"));
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }

    private static IEnumerable<string> LeadFigures(ReportMatter matter)
    {
        var reports = matter.Reports.Take(MostModels).ToList();
        var chart = AccuracyLines.Draw(
            "Accuracy by days ahead",
            "days ahead",
            [.. reports.Select(r => r.ByLead.Select(PointMetrics.Accuracy).ToList())],
            [.. reports[0].ByLead.Select(ReportMatter.Ceiling)]);
        yield return HtmlPage.Figure(chart, "Dotted: all that counting noise allows at these volumes.");
        yield return matter.Score.Windows.Count > MostRows ? WindowLines(matter) : WindowRows(matter);
    }

    private static string WindowLines(ReportMatter matter) => HtmlPage.Figure(
        AccuracyLines.Draw(
            "Accuracy by window",
            "windows, oldest first",
            [.. matter.Scores.Take(MostModels).Select(s => s.Windows.Select(PointMetrics.Accuracy).ToList())],
            [.. matter.Score.Windows.Select(ReportMatter.Ceiling)]),
        $"{matter.Score.Windows.Count} windows, the first from {matter.Result.Origins[0].Target(1):yyyy-MM-dd}.");

    private static string WindowRows(ReportMatter matter) => HtmlPage.Figure(
        DotPlot.Draw("Accuracy by window", [.. matter.Score.Windows.Select((_, i) => Window(matter, i))]), "");

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
        metric.Name == "bias" ? HtmlPage.Signed(value)
        : metric.Form == MetricForm.Share ? HtmlPage.Percent(value)
        : HtmlPage.Number(value, 3);
}
