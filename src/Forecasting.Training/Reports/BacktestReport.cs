using Forecasting.Core.Evaluation;

namespace Forecasting.Training.Reports;

/// <summary>
/// The report of a backtest: one page that needs nothing else. The same backtest gives the same page.
/// </summary>
internal static class BacktestReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="result">The backtest.</param>
    /// <param name="scores">One per model, in its order.</param>
    /// <param name="command">The command line that made it.</param>
    public static string Html(BacktestResult result, IReadOnlyList<ModelScore> scores, string command)
    {
        var matter = new ReportMatter(result, scores);
        var page = new HtmlPage();
        page.Html(HeadlineSection.Html(matter));
        ForecastPictures.AddTo(page, matter);
        WhySection.AddTo(page, matter);
        ModelsSection.AddTo(page, matter);
        CalendarSection.AddTo(page, matter);
        StoresSection.AddTo(page, matter);
        BandsSection.AddTo(page, matter);
        ClosingSections.AddTo(page, matter, command);
        return page.Build($"Backtest, {matter.Result.Origins[0]} to {matter.Result.Origins[^1]}");
    }
}
