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
            ? [HtmlPage.Figure(DotPlot.Draw("Stores, best first", Rows(matter, stores)), "")]
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
            HtmlPage.Figure(DotPlot.Draw($"The best {EndsShown}", Rows(matter, stores.Take(EndsShown))), ""),
            HtmlPage.Figure(DotPlot.Draw($"The worst {EndsShown}, worst first", Rows(matter, stores.TakeLast(EndsShown).Reverse())), ""),
        ];
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
