using System.Globalization;
using Forecasting.Core.Evaluation;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports;

/// <summary>Accuracy by weekday, hour and kind of day.</summary>
internal static class CalendarSection
{
    private const int MostKinds = 14;
    private const double LeastShare = 0.001;

    public static void AddTo(HtmlPage page, ReportMatter matter)
    {
        var figures = new List<string> { HtmlPage.Figure(DotPlot.Draw("By weekday", Weekdays(matter)), "") };
        if (matter.IsHourly)
        {
            figures.Add(HtmlPage.Figure(
                DotPlot.Draw("By hour", Hours(matter)), "Hours with less than one order in a thousand are left out. A quiet hour cannot be forecast better than its noise."));
        }

        var kinds = Kinds(matter);
        if (kinds.Count > 1)
        {
            figures.Add(HtmlPage.Figure(
                DotPlot.Draw("By kind of day", kinds), "A day with several kinds counts in each. Kinds with hardly any orders, such as closed, are left out."));
        }

        page.Section(
            "calendar",
            "On which days",
            "Median against actual, pooled over stores, windows and days ahead.",
            ModelsSection.Legend(matter) + HtmlPage.Grid(figures) + BiasTable(matter));
    }

    private static List<DotRow> Weekdays(ReportMatter matter) =>
        Rows(matter, Enumerable.Range(0, 7).Select(d => (WeekdayName(d), (Func<AccuracyReport, ErrorTotals?>)(r => r.ByWeekday[d]))));

    private static List<DotRow> Hours(ReportMatter matter) =>
        Rows(matter, Enumerable.Range(0, 24).Select(h => ($"{h:00}:00", (Func<AccuracyReport, ErrorTotals?>)(r => r.ByHour[h]))));

    private static List<DotRow> Kinds(ReportMatter matter) =>
        Rows(matter, matter.Reports[0].ByKind.Select(g => (
            Words(g.Name), (Func<AccuracyReport, ErrorTotals?>)(r => r.ByKind.FirstOrDefault(k => k.Name == g.Name)?.Totals))))
            .Take(MostKinds).ToList();

    private static List<DotRow> Rows(
        ReportMatter matter, IEnumerable<(string Label, Func<AccuracyReport, ErrorTotals?> Group)> groups)
    {
        var rows = new List<DotRow>();
        foreach (var (label, group) in groups)
        {
            if (group(matter.Reports[0]) is { } totals && totals.AbsoluteActual > LeastShare * matter.Score.Overall.AbsoluteActual)
            {
                rows.Add(new DotRow(
                    label,
                    ModelsSection.OfEach(matter, r => group(r) ?? new ErrorTotals()),
                    ReportMatter.Ceiling(totals),
                    $"{HtmlPage.Number(totals.Actual)} orders on {HtmlPage.Number(totals.Rows)} store {(matter.IsHourly ? "hours" : "days")}"));
            }
        }

        return rows;
    }

    private static string BiasTable(ReportMatter matter)
    {
        var report = matter.Reports[0];
        var groups = report.ByWeekday.Select((t, d) => (Name: WeekdayName(d), Totals: t))
            .Concat(report.ByKind.Take(MostKinds).Select(g => (Name: Words(g.Name), g.Totals)))
            .Where(g => g.Totals.Actual > 0);
        var rows = groups.Select(g => (IEnumerable<string>)
        [
            g.Name,
            HtmlPage.Number(g.Totals.Rows),
            HtmlPage.Percent(PointMetrics.Accuracy(g.Totals)),
            HtmlPage.Percent(ReportMatter.Ceiling(g.Totals)),
            HtmlPage.Signed(PointMetrics.Bias(g.Totals)),
            HtmlPage.Percent((double)g.Totals.Inside80 / g.Totals.Rows),
        ]);
        var steps = matter.IsHourly ? "store hours" : "store days";
        return $"<h3>{HtmlPage.Escape(matter.Score.Model)} in figures</h3>\n"
            + HtmlPage.Table(["day", steps, "accuracy", "noise allows", "bias", "in 80 % band"], rows);
    }

    private static string Words(string kind) => kind.Replace('_', ' ');

    private static string WeekdayName(int day) => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)((day + 1) % 7));
}
