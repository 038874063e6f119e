using Forecasting.Core.Evaluation.Comparison;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports.Evaluation;

/// <summary>When the switch to ours would have been proposed, and on what evidence.</summary>
internal static class SwitchSection
{
    private const double Height = 230;
    private const double Left = 40;
    private const double Top = 34;
    private const double Bottom = Height - 34;
    private const int MostRows = 30;

    public static void AddTo(HtmlPage page, Scoreboard board)
    {
        var look = board.Switches.LastLook;
        var words = board.MedianDaysUntilProposal is not { } median
            ? "The test would not have proposed the switch for any store."
            : $"The test would have proposed the switch for {HtmlPage.Number(board.DaysUntilProposals.Count)} of "
                + $"{HtmlPage.Number(board.Stores.Count)} stores, for half of these within "
                + $"{HtmlPage.Number(median)} days.";
        var spread = look.Spread is { } s
            ? $" A sum of days varies {HtmlPage.Number(s.Inflation, 2)} times as much as that of independent days; "
                + $"stores share {HtmlPage.Percent(s.Shared, 0)} of it."
            : "";
        var rows = look.Stores.Take(MostRows).Select(store => (IEnumerable<string>)
        [
            store.StoreId,
            HtmlPage.Number(store.Days),
            HtmlPage.Signed(store.MeanDifference),
            HtmlPage.Percent(store.Spread),
            store.Evidence < 1e6 ? HtmlPage.Number(store.Evidence, 1) : "over a million",
            store.IsProposed ? "yes" : "no",
        ]);
        page.Section(
            "switch",
            "The switch to ours",
            $"{words} It looks at paired daily losses every day; days at festivals, and beside them, are held out "
            + $"({HtmlPage.Number(board.Switches.HeldOutDays)} store days).{spread}",
            HtmlPage.Grid([HtmlPage.Figure(Draw(board), "Share of stores with a proposal.")])
            + HtmlPage.Table(
                ["store", "paired days", "ours nearer by", "daily spread", "evidence", "proposed"], rows));
    }

    private static string Draw(Scoreboard board)
    {
        var days = board.DaysUntilProposals;
        var last = Math.Max(7, board.Lines.Where(l => l.Group == "store").Select(l => l.Errors.Days).Max());
        var x = new Axis(0, last, Left, Svg.PhoneWidth - 10);
        var y = new Axis(0, 1, Bottom, Top);
        var svg = new Svg(Svg.PhoneWidth, Height, $"Proposals for {days.Count} of {board.Stores.Count} stores.");
        svg.Text(0, 13, "Stores proposed, by days since the start", cssClass: "title");
        foreach (var tick in y.Ticks(5))
        {
            svg.Line("gridline", Left, y.At(tick), x.End, y.At(tick));
            svg.Text(Left - 5, y.At(tick) + 4, HtmlPage.Percent(tick, 0), "end", "soft");
        }

        for (var week = 0; week <= last; week += last > 70 ? 28 : 7)
        {
            svg.Text(x.At(week), Bottom + 15, HtmlPage.Number(week), "middle", "soft");
        }

        svg.Polyline("s0 stroke", Enumerable.Range(0, last + 1).Select(day =>
            (x.At(day), y.At(days.Count(d => d <= day) / (double)Math.Max(1, board.Stores.Count)))));
        svg.Text((Left + x.End) / 2, Height - 4, "days", "middle", "soft");
        return svg.Build();
    }
}

/// <summary>What planners' changes added.</summary>
internal static class OverrideSection
{
    public static void AddTo(HtmlPage page, IReadOnlyList<OverrideValue> values)
    {
        if (values.Count == 0)
        {
            page.Section("overrides", "Overrides", "There are no overrides of these days.", "");
            return;
        }

        var rows = values.Select(v => (IEnumerable<string>)
        [
            v.Who,
            HtmlPage.Number(v.Days),
            HtmlPage.Percent(v.StandInWape),
            HtmlPage.Percent(v.ManualWape),
            HtmlPage.Percent(v.OursWape),
            HtmlPage.Percent(v.OverrideWape),
            HtmlPage.Signed(v.AddedByOurs),
            HtmlPage.Signed(v.AddedByPlanner),
            HtmlPage.Percent(v.Helped, 0),
        ]);
        page.Section(
            "overrides",
            "Overrides",
            "What each step made of the error of the one before it (stand-in, ours, after the change), on the days "
            + "that were changed; beside them the manual forecast.",
            HtmlPage.Table(
                ["planner, store", "days", "stand-in errs", "manual errs", "ours errs", "after the change",
                    "ours added", "planner added", "helped"],
                rows));
    }
}
