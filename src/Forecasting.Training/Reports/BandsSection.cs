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
        var coverage = models.Select(s => HtmlPage.Percent((double)s.Overall.OpenInside80 / s.Overall.OpenRows)).Prepend("in the 80 % band");
        var table = HtmlPage.Table(models.Select(s => s.Model).Prepend("observed"), rows.Append(coverage));
        page.Section(
            "bands",
            "Do the bands keep their promise?",
            Verdict(matter.Score.Overall),
            ModelsSection.Legend(matter, withLines: false) + HtmlPage.Grid(
                [HtmlPage.Figure(chart, "On the diagonal the promise is kept."), $"<div>{table}</div>\n"])
            + "<p class=\"note\">Only steps that were forecast with a chance of orders; an outcome equal to a decile counts half.</p>\n");
    }

    private static string Verdict(ErrorTotals totals)
    {
        var inside = (double)totals.OpenInside80 / totals.OpenRows;
        var judged = inside < 0.77 ? "too narrow: reality surprises more often than promised"
            : inside > 0.83 ? "too wide: more is held ready than needed"
            : "as wide as promised";
        return $"The 80 % band held {HtmlPage.Percent(inside)} of what came while open: it is {judged}.";
    }
}
