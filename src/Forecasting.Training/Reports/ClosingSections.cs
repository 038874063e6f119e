using System.Globalization;
using System.Text;

namespace Forecasting.Training.Reports;

/// <summary>The end of a report: what fell back, what words mean, and how the report was made.</summary>
internal static class ClosingSections
{
    private const int MostFailures = 30;

    private static readonly (string Word, string Meaning)[] Words =
    [
        ("accuracy", "1 minus WAPE: the share of orders that was forecast right."),
        ("WAPE", "Sum of absolute errors of the median, over the sum of orders."),
        ("MASE", "Absolute error over the error of copying the same day (hour) of the week before, store by store."),
        ("SQL, WQL", "Loss of the whole distribution (pinball loss at the nine deciles), scaled like MASE or over orders."),
        ("noise floor", "The lowest WAPE that is to be had: if orders arrive independently, even a perfect mean misses the count by this much."),
        ("bias", "Sum of forecast minus actual, over orders; positive is too many."),
        ("80 % band", "From the 10 % to the 90 % quantile; eight of ten outcomes should lie inside."),
        ("origin", "The last day whose data a forecast knew."),
        ("day ahead, lead", "Days from the origin to the day that is forecast; the day after the origin is 1."),
        ("window", "All days that were forecast from one origin."),
        ("planners’ 90 %", "The accuracy that planners reach by hand, per store, a week ahead."),
        ("champion", "The model that would be served."),
        ("fall-back", "A simpler model that stands in where one could not be fitted."),
    ];

    public static void AddTo(HtmlPage page, ReportMatter matter, string command)
    {
        AddFallBacks(page, matter);
        var words = new StringBuilder("<dl>\n");
        foreach (var (word, meaning) in Words)
        {
            words.Append($"<dt>{HtmlPage.Escape(word)}</dt><dd>{HtmlPage.Escape(meaning)}</dd>\n");
        }

        page.Section("words", "What the words mean", "", words.Append("</dl>\n").ToString());
        page.Section("made", "How this was made", "", Made(matter, command));
    }

    private static void AddFallBacks(HtmlPage page, ReportMatter matter)
    {
        var failures = matter.Models.SelectMany(m => m.Failures).ToList();
        if (failures.Count == 0)
        {
            page.Section("fallbacks", "Fall-backs", "Every model could be fitted to every series at every origin.", "");
            return;
        }

        var groups = failures
            .GroupBy(f => (f.Failure.Model, f.Failure.Reason, f.Failure.FallBack))
            .OrderByDescending(g => g.Count()).ToList();
        var rows = groups.Take(MostFailures).Select(g => (IEnumerable<string>)
        [
            g.Key.Model,
            HtmlPage.Number(g.Count()),
            g.Key.Reason,
            g.Key.FallBack,
            $"{g.First().Failure.Key} from {g.First().Origin}",
        ]);
        var more = groups.Count > MostFailures ? $" The {MostFailures} most frequent reasons are shown." : "";
        page.Section(
            "fallbacks",
            "Fall-backs",
            $"{HtmlPage.Number(failures.Count)} fits of a series at an origin were not possible; a simpler model stood in.{more}",
            HtmlPage.Table(["model", "fits", "reason", "stood in", "for example"], rows, "words"));
    }

    private static string Made(ReportMatter matter, string command)
    {
        var history = matter.Result.History;
        var unknown = matter.Models[0].Windows.Sum(w => w.Keys.Count * w.Steps) - matter.Score.Overall.Rows;
        var rows = new List<string[]>
        {
            new[] { "data", $"{Day(history.FirstDay)} to {Day(history.LastDay)}" },
            new[] { "stores", HtmlPage.Number(history.Stores.Count) },
            new[] { "series", HtmlPage.Number(history.Of(matter.Result.Grain).Count) },
            new[] { "origins", $"{matter.Result.Origins.Count}, {matter.Result.Origins[0]} to {matter.Result.Origins[^1]}" },
            new[] { "days ahead", HtmlPage.Number(matter.Result.Horizon.Days) },
            new[] { "compared", HtmlPage.Number(matter.Score.Overall.Rows) },
            new[] { "without an actual, not scored", HtmlPage.Number(unknown) },
        };
        return $"<pre><code>{HtmlPage.Escape(command)}</code></pre>\n{HtmlPage.Table(["of", "value"], rows, "words")}";
    }

    private static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
