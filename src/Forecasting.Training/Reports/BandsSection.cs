using Forecasting.Core.Evaluation;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports;

/// <summary>Whether the distributions keep their promise: calibration by decile and coverage by model.</summary>
internal static class BandsSection
{
    public static void AddTo(HtmlPage page, ReportMatter matter)
    {
        var models = matter.Scores.Take(6).ToList();
        var chart = CalibrationChart.Draw(
            [.. models.Select(s => Enumerable.Range(0, 9).Select(s.Overall.ObservedShare).ToList())]);
        var rows = Enumerable.Range(0, 9).Select(k =>
            models.Select(s => HtmlPage.Percent(s.Overall.ObservedShare(k))).Prepend($"at or below q{k + 1}0"));
        var coverage = models.Select(s => HtmlPage.Percent((double)s.Overall.OpenInside80 / s.Overall.OpenRows))
            .Prepend("in the 80 % band");
        var table = HtmlPage.Table(models.Select(s => s.Model).Prepend("observed"), rows.Append(coverage));
        page.Section(
            "bands",
            "Do the bands keep their promise?",
            Verdict(matter.Score.Overall),
            ModelsSection.Legend(matter, withLines: false) + HtmlPage.Grid(
                [HtmlPage.Figure(chart, "On the diagonal the promise is kept."), $"<div>{table}</div>\n"])
            + "<p class=\"note\">Only steps that were forecast with a chance of orders; an outcome equal to a "
            + "decile counts half.</p>\n"
            + Groups(matter));
    }

    /// <summary>Whether the promise holds week by week and at events, of the model that the report is about.</summary>
    private static string Groups(ReportMatter matter)
    {
        var report = matter.Reports[0];
        var groups = report.ByLeadWeek
            .Select((t, week) => (Name: WeekName(week, matter.Result.Horizon.Days), Totals: t))
            .Concat(report.ByDayKind.Select(g => (Name: KindName(g.Name), g.Totals)))
            .Where(g => g.Totals.Rows > 0);
        var rows = groups.Select(g => (IEnumerable<string>)
        [
            g.Name,
            HtmlPage.Number(g.Totals.Rows),
            HtmlPage.Percent(DistributionMetrics.OpenCover80(g.Totals)),
            HtmlPage.Signed(PointMetrics.Bias(g.Totals)),
            HtmlPage.Percent(PointMetrics.Wape(g.Totals)),
        ]);
        var steps = matter.IsHourly ? "store hours" : "store days";
        return $"<h3>{HtmlPage.Escape(matter.Score.Model)} by week and kind of day</h3>\n"
            + HtmlPage.Table(["days", steps, "in 80 % band", "bias", "WAPE"], rows);
    }

    private static string WeekName(int week, int horizonDays) =>
        $"{(week * 7) + 1}–{Math.Min((week * 7) + 7, horizonDays)} days ahead";

    private static string KindName(string kind) => kind switch
    {
        AccuracyReport.Ordinary => "ordinary days",
        AccuracyReport.AtEvent => "on or beside an event",
        AccuracyReport.OnEvent => "on an event",
        _ => kind,
    };

    private static string Verdict(ErrorTotals totals)
    {
        var inside = (double)totals.OpenInside80 / totals.OpenRows;
        var judged = inside < 0.77 ? "too narrow: reality surprises more often than promised"
            : inside > 0.83 ? "too wide: more is held ready than needed"
            : "as wide as promised";
        return $"The 80 % band held {HtmlPage.Percent(inside)} of what came while open: it is {judged}.";
    }
}
