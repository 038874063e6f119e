using System.Text;
using Forecasting.Core.Evaluation;

namespace Forecasting.Training.Reports;

/// <summary>The first screen: one sentence in plain words and the figures that back it.</summary>
internal static class HeadlineSection
{
    public static string Html(ReportMatter matter)
    {
        var accuracy = HtmlPage.Escape(HtmlPage.Percent(matter.Figure("accuracy_lead7")));
        var html = new StringBuilder("<header>\n<p class=\"over\">RtMart.Forecast, backtest</p>\n");
        html.Append($"<h1>{HtmlPage.Escape(Subject(matter))} forecast <strong>{accuracy}</strong> of ");
        html.Append(matter.IsHourly ? "each hour’s" : "each day’s");
        html.Append($" orders right, {HtmlPage.Escape(matter.LeadInWords)}.</h1>\n");
        html.Append($"<p>{HtmlPage.Escape(Story(matter))}</p>\n{Cards(matter)}{Links(matter)}</header>\n");
        return html.ToString();
    }

    private static string Subject(ReportMatter matter) =>
        matter.Score.Model == ReportMatter.Champion ? "The champion" : $"The model {matter.Score.Model}";

    private static string Story(ReportMatter matter)
    {
        var accuracies = matter.Score.StoreAccuracies.ToList();
        var reached = accuracies.Count(a => a >= Metrics.PlannersLine);
        var ceiling = HtmlPage.Percent(1 - NoiseFloor.Wape(matter.Score.Leads1To7));
        var line = accuracies.Count == 1
            ? $"The planners’ 90 % line is {(reached == 1 ? "reached" : "not reached")}"
            : $"The planners’ 90 % line is reached in {HtmlPage.Number(reached)} of "
                + $"{HtmlPage.Number(accuracies.Count)} stores";
        var windows = matter.Score.Windows.Count == 1 ? "one window" : $"{matter.Score.Windows.Count} windows";
        var first = matter.Result.Origins[0].Target(1);
        var last = matter.Result.Origins[^1].Target(matter.Result.Horizon.Days);
        var days = matter.Result.Horizon.Days == 1 ? "one day" : $"{matter.Result.Horizon.Days} days";
        var hours = matter.IsHourly ? ByDay(matter) : "";
        return $"{line}; if only counting noise were left, {ceiling} would be right.{hours} Measured on {windows} of "
            + $"{days}, {first:d MMMM yyyy} to {last:d MMMM yyyy}: {HtmlPage.Number(matter.Score.Overall.Rows)} store "
            + $"{(matter.IsHourly ? "hours" : "days")}, each forecast with nothing but what was known at its origin.";
    }

    private static string ByDay(ReportMatter matter)
    {
        var model = matter.Result.ByDay!.Models.First(m => m.Name == matter.Score.Model);
        var days = Metrics.Named("accuracy_lead7").Of(ModelScore.Of(matter.Result.ByDay, model));
        return $" Added up to days, {HtmlPage.Percent(days)} of the orders were right.";
    }

    private static string Cards(ReportMatter matter)
    {
        var score = matter.Score;
        var open = score.Overall.OpenRows < score.Overall.Rows
            ? $" {HtmlPage.Percent((double)score.Overall.OpenInside80 / score.Overall.OpenRows)} while open."
            : "";
        var bias = matter.Figure("bias");
        return "<div class=\"cards\">\n"
            + HtmlPage.Card(
                HtmlPage.Percent(matter.Figure("accuracy_lead7")),
                $"right, {matter.LeadInWords}",
                $"Mean over stores. Of all orders together {HtmlPage.Percent(matter.Figure("accuracy_lead7_chain"))}.")
            + (score.Stores.Count > 1 ? StoresCard(matter) : "")
            + HtmlPage.Card(
                HtmlPage.Percent(matter.Figure("wape")),
                "error over all days ahead (WAPE)",
                $"Counting noise alone makes {HtmlPage.Percent(matter.Figure("noise_floor"))}.")
            + HtmlPage.Card(HtmlPage.Percent(matter.Figure("cover80")), "of what came lies in the 80 % band",
                $"80 % is right.{open}")
            + HtmlPage.Card(
                HtmlPage.Signed(bias),
                bias > 0 ? "too many forecast" : "too few forecast",
                "Bias: forecast minus actual, over orders.")
            + "</div>\n";
    }

    private static string StoresCard(ReportMatter matter) => HtmlPage.Card(
        HtmlPage.Percent(matter.Figure("stores_at_90"), 0),
        "of stores reach 90\u00a0%",
        "The line that planners reached by hand.");

    private static string Links(ReportMatter matter)
    {
        var sections = new List<(string Id, string Name)>
        {
            ("pictures", "Pictures"), ("models", "Models"), ("leads", "Days ahead"), ("calendar", "Calendar"),
            ("stores", "Stores"), ("bands", "Bands"), ("fallbacks", "Fall-backs"), ("words", "Words"),
            ("made", "How it was made"),
        };
        if (matter.Score.Stores.Count == 1)
        {
            sections.RemoveAll(s => s.Id == "stores");
        }

        return $"<nav>{string.Join(' ', sections.Select(s => $"<a href=\"#{s.Id}\">{s.Name}</a>"))}</nav>\n";
    }
}
