using Forecasting.Core.Evaluation;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports;

/// <summary>Accuracy by store beside the 90 % line; where there are many, their spread and the ends of the list.</summary>
internal static class StoresSection
{
    private const int MostShown = 40;
    private const int EndsShown = 15;

    public static void AddTo(HtmlPage page, ReportMatter matter)
    {
        var stores = matter.Score.Stores.Where(s => double.IsFinite(s.Accuracy)).OrderByDescending(s => s.Accuracy).ToList();
        if (stores.Count < 2)
        {
            return;
        }

        var reached = stores.Count(s => s.Accuracy >= Metrics.PlannersLine);
        var figures = stores.Count <= MostShown
            ? [HtmlPage.Figure(DotPlot.Draw("Stores, best first", Rows(matter, stores)), ""), $"<div>{Table(matter, stores)}</div>\n"]
            : Ends(matter, stores);
        page.Section(
            "stores",
            "In which stores",
            $"{HtmlPage.Number(reached)} of {HtmlPage.Number(stores.Count)} stores reach the planners’ 90 % {matter.LeadInWords}.",
            ModelsSection.Legend(matter) + HtmlPage.Grid(figures));
    }

    private static List<string> Ends(ReportMatter matter, List<StoreScore> stores)
    {
        var middle = stores[stores.Count / 2].Accuracy;
        var spread = $"Half of the stores are above {HtmlPage.Percent(middle)}, one in ten is below "
            + $"{HtmlPage.Percent(stores[stores.Count * 9 / 10].Accuracy)}.";
        return
        [
            HtmlPage.Figure(StoreHistogram.Draw([.. stores.Select(s => s.Accuracy)]), spread),
            $"<div>{Steps(stores)}</div>\n",
            HtmlPage.Figure(DotPlot.Draw($"The best {EndsShown}", Rows(matter, stores.Take(EndsShown))), ""),
            HtmlPage.Figure(DotPlot.Draw($"The worst {EndsShown}, worst first", Rows(matter, stores.TakeLast(EndsShown).Reverse())), ""),
        ];
    }

    private static string Steps(List<StoreScore> stores)
    {
        double[] steps = [0.95, 0.9, 0.85, 0.8, 0.7, 0.6];
        return HtmlPage.Table(
            ["accuracy at least", "stores", "share"],
            steps.Select(step => (step, count: stores.Count(s => s.Accuracy >= step))).Select(p => (IEnumerable<string>)
            [
                HtmlPage.Percent(p.step, 0), HtmlPage.Number(p.count), HtmlPage.Percent((double)p.count / stores.Count),
            ]));
    }

    private static string Table(ReportMatter matter, List<StoreScore> stores)
    {
        var rows = stores.Select(s => (IEnumerable<string>)
        [
            matter.StoreName(s.StoreId),
            HtmlPage.Percent(s.Accuracy),
            HtmlPage.Percent(PointMetrics.Accuracy(s.Leads1To7)),
            HtmlPage.Signed(PointMetrics.Bias(s.Leads1To7)),
            HtmlPage.Percent((double)s.Leads1To7.Inside80 / s.Leads1To7.Rows),
        ]);
        return HtmlPage.Table(["store", $"day {matter.LeadOfTheLine}", $"days 1–{matter.LeadOfTheLine}", "bias", "in 80 % band"], rows);
    }

    private static List<DotRow> Rows(ReportMatter matter, IEnumerable<StoreScore> stores)
    {
        var others = matter.Scores.Take(6).Select(s => s.Stores.ToDictionary(t => t.StoreId, t => t.Accuracy)).ToList();
        return [.. stores.Select(s => new DotRow(
            matter.StoreName(s.StoreId),
            [.. others.Select(o => o.GetValueOrDefault(s.StoreId, double.NaN))],
            ReportMatter.Ceiling(s.Lead7.AbsoluteActual > 0 ? s.Lead7 : s.Leads1To7),
            $"{HtmlPage.Number(s.Leads1To7.Actual)} orders one to seven days ahead"))];
    }
}
