using System.Globalization;
using System.Text;
using Forecasting.Core.Evaluation.Comparison;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports.Evaluation;

/// <summary>
/// The report of an evaluation: manual forecasts against ours, one page that needs nothing else.
/// </summary>
internal static class EvaluationReport
{
    private const int MostStores = 30;
    private const int MostEvents = 12;

    private static readonly string[] Groups = ["region", "weekday", "event"];

    private static readonly (Forecast Forecast, string Name)[] Shown =
        [(Forecast.Ours, "ours"), (Forecast.Manual, "manual"), (Forecast.StandIn, "stand-in"),
            (Forecast.Oracle, "true rate")];

    /// <summary>Makes the page.</summary>
    /// <param name="comparison">What was expected and what came.</param>
    /// <param name="board">The scoreboard.</param>
    /// <param name="values">What overrides added; may be empty.</param>
    /// <param name="command">The command line that made it.</param>
    public static string Html(
        ForecastComparison comparison, Scoreboard board, IReadOnlyList<OverrideValue> values, string command)
    {
        var page = new HtmlPage();
        page.Html(Headline(comparison, board));
        AddStores(page, board);
        AddLeads(page, board);
        AddGroups(page, board);
        SwitchSection.AddTo(page, board);
        OverrideSection.AddTo(page, values);
        page.Section("made", "How this was made", MadeWords(comparison), $"<pre><code>{HtmlPage.Escape(command)}"
            + "</code></pre>\n");
        return page.Build($"Evaluation, {comparison.Span.FirstDay:yyyy-MM-dd} to {comparison.Span.LastDay:yyyy-MM-dd}");
    }

    private static string Headline(ForecastComparison comparison, Scoreboard board)
    {
        var name = board.HasManual ? "The planners" : "The stand-in for planners";
        var html = new StringBuilder("<header>\n<p class=\"over\">RtMart.Forecast, evaluation</p>\n");
        html.Append($"<h1>{name} forecast {Percent(board.MeanAccuracy(Forecast.Reference))} of each day’s orders "
            + $"right, ours <strong>{Percent(board.MeanAccuracy(Forecast.Ours))}</strong>, "
            + $"{board.LeadDays} days ahead.</h1>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>Measured in {board.Stores.Count} stores from ")
            .Append(CultureInfo.InvariantCulture, $"{comparison.Span.FirstDay:d MMMM yyyy} to ")
            .Append(CultureInfo.InvariantCulture, $"{comparison.Span.LastDay:d MMMM yyyy}; every forecast knew only ")
            .Append("what was known when it was made. Ours is nearer in ")
            .Append($"{Percent(board.StoresBetter, 0)} of stores.</p>\n<div class=\"cards\">\n");
        foreach (var (forecast, word) in Shown.Where(f => double.IsFinite(board.MeanAccuracy(f.Forecast))))
        {
            html.Append(HtmlPage.Card(
                HtmlPage.Percent(board.MeanAccuracy(forecast)),
                word,
                $"Mean over stores; of all orders {HtmlPage.Percent(board.Chain.Accuracy(forecast))}. "
                + $"{HtmlPage.Percent(board.StoresAtLine(forecast), 0)} of stores reach 90\u00a0%."));
        }

        html.Append(HtmlPage.Card(
            HtmlPage.Percent(1 - board.Chain.Floor), "all that counting noise allows", "At these volumes."));
        return html.Append("</div>\n</header>\n").ToString();
    }

    private static void AddStores(HtmlPage page, Scoreboard board)
    {
        var stores = board.Stores.OrderByDescending(s => s.Errors.Accuracy(Forecast.Ours)).ToList();
        var ends = stores.Count <= MostStores
            ? stores
            : [.. stores.Take(MostStores / 2), .. stores.TakeLast(MostStores / 2)];
        var title = stores.Count <= MostStores ? "Stores, best first" : $"The best and the worst {MostStores / 2}";
        var plot = DotPlot.Draw(title, [.. ends.Select(s => new DotRow(
            s.Store.Name.Length > 0 ? s.Store.Name : s.Store.Id, Values(s.Errors), 1 - s.Errors.Floor,
            s.StandInDays == 0 ? "" : $"compared with {s.ReferenceName}"))]);
        var histogram = StoreHistogram.Draw([.. stores.Select(s => s.Errors.Accuracy(Forecast.Ours))
            .Where(double.IsFinite)]);
        page.Section(
            "stores",
            "In which stores",
            $"{HtmlPage.Percent(board.StoresAtLine(Forecast.Ours), 0)} of stores reach 90 % with ours"
            + (board.HasManual ? $", {HtmlPage.Percent(board.StoresAtLine(Forecast.Manual), 0)} by hand." : "."),
            Legend(board) + HtmlPage.Grid([HtmlPage.Figure(plot, ""),
                HtmlPage.Figure(histogram, "Ours.")]));
    }

    private static void AddLeads(HtmlPage page, Scoreboard board)
    {
        var lines = board.Lines.Where(l => l.Group == "lead").ToList();
        var chart = AccuracyLines.Draw(
            "Accuracy by days ahead",
            "days ahead",
            [.. Present(board).Select(f => lines.Select(l => l.Errors.Accuracy(f.Forecast)).ToList())],
            [.. lines.Select(l => 1 - l.Errors.Floor)]);
        page.Section(
            "leads",
            "How far ahead",
            "A manual forecast stands until the planner makes a newer one.",
            Legend(board) + HtmlPage.Grid([HtmlPage.Figure(chart, "Dotted: all that counting noise allows.")]));
    }

    private static void AddGroups(HtmlPage page, Scoreboard board)
    {
        var html = new StringBuilder(Legend(board));
        html.Append(HtmlPage.Grid(Groups
            .Select(group => (group, lines: board.Lines.Where(l => l.Group == group).Take(MostEvents).ToList()))
            .Where(g => g.lines.Count > 0)
            .Select(g => HtmlPage.Figure(
                DotPlot.Draw($"By {g.group}", [.. g.lines.Select(l => new DotRow(
                    Words(l.Name), Values(l.Errors), 1 - l.Errors.Floor, $"{l.Errors.Days} store days"))]),
                g.group == "event" ? "A day with several events counts in each." : ""))));
        page.Section(
            "groups",
            "Regions, weekdays and events",
            $"Our error on festival days is {HtmlPage.Number(board.FestivalWapeRatio, 2)} times that of ordinary days, "
            + $"on make-up Saturdays {HtmlPage.Number(board.MakeupSaturdayWapeRatio, 2)} times that of working days.",
            html.ToString());
    }

    private static string MadeWords(ForecastComparison comparison) =>
        $"{comparison.Model} was trained every {comparison.Span.RefitWeeks} week(s) and forecast every day. "
        + $"Series fell back to a simpler model {HtmlPage.Number(comparison.Failures.Count)} times. The stand-in "
        + "is the mean of the same weekday over the last four weeks.";

    private static IEnumerable<(Forecast Forecast, string Name)> Present(Scoreboard board) =>
        Shown.Where(f => double.IsFinite(board.Chain.Accuracy(f.Forecast)));

    private static string Legend(Scoreboard board)
    {
        var html = new StringBuilder("<ul class=\"legend\">\n");
        foreach (var ((_, name), i) in Shown.Select((f, i) => (f, i)).Where(p => Present(board).Contains(p.f)))
        {
            html.Append($"<li><svg viewBox=\"0 0 22 12\" aria-hidden=\"true\"><circle class=\"s{i} "
                + $"{(i == 0 ? "dot" : "ring")}\" cx=\"11\" cy=\"6\" r=\"4.5\" /></svg>{name}</li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }

    private static List<double> Values(ComparedErrors errors) => [.. Shown.Select(f => errors.Accuracy(f.Forecast))];

    private static string Percent(double share, int decimals = 1) => HtmlPage.Escape(HtmlPage.Percent(share, decimals));

    private static string Words(string name) => name.Replace('_', ' ');
}
