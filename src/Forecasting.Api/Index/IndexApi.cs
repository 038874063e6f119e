using System.Net;
using System.Text;

namespace Forecasting.Api.Index;

/// <summary>The root page: what is served, and where to look.</summary>
public static class IndexApi
{
    private const int StoresShown = 500;

    public static void MapIndex(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", (Publication served) =>
            Results.Content(Page(served.Current), "text/html; charset=utf-8"))
            .ExcludeFromDescription();

    private static string Page(Snapshot snapshot) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>RtMart.Forecast</title>
        <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #dde3e6; }
        td { vertical-align: top; }
        td.notes { font-size: .85rem; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; }
        a { color: #00607a; }
        code { background: #eef2f4; padding: .1rem .3rem; border-radius: 3px; }
        </style>
        </head>
        <body>
        <h1>RtMart.Forecast</h1>
        <p>Online orders per store, day and hour, with the range to be prepared for.</p>
        {{Body(snapshot)}}
        <h2>More</h2>
        <ul>
        <li><a href="/stores">/stores</a>: every store with its channels and dates</li>
        <li><a href="/regions">/regions</a>: every region; <a href="/chain/forecasts/daily">/chain/forecasts/daily</a>,
        <a href="/chain/forecasts/hourly">hourly</a> and <a href="/chain/forecasts/weekly">weekly</a>: all of them</li>
        <li><a href="/chain/explanations/daily">/chain/explanations/daily</a>: why so many; so for every forecast, with
        explanations in place of forecasts</li>
        <li><a href="/accuracy">/accuracy</a>: how good the forecasts are, by store and lead</li>
        <li><a href="/runs">/runs</a>: every night's training and forecast, and how it ended</li>
        <li><a href="/modes">/modes</a>, <a href="/proposals">/proposals</a>, <a href="/ledger">/ledger</a>: which
        stores use these forecasts, which should, and who decided it</li>
        <li><a href="/manual-forecasts">/manual-forecasts</a>, <a href="/overrides">/overrides</a>: what planners
        expect</li>
        <li><a href="/health/ready">/health/ready</a>: age of what is served</li>
        <li><a href="/reference">/reference</a>: all of the API to read and try</li>
        <li><a href="/openapi/v1.json">/openapi/v1.json</a>: the same for programs</li>
        </ul>
        <p>Add <code>?format=csv</code> to any of them for a spreadsheet.</p>
        </body>
        </html>
        """;

    private static string Body(Snapshot snapshot)
    {
        if (snapshot.Published is not { } run)
        {
            return $"<p><strong>{Text(Problems.NothingPublished(snapshot.Trouble).Answer.Detail)}</strong></p>";
        }

        var rows = new StringBuilder();
        foreach (var store in run.Stores.Take(StoresShown))
        {
            var answer = Stores.StoreAnswer.Of(store, run);
            var hours = answer.Hourly is null ? "" : $" &middot; {Link(answer.Hourly, "hours")}";
            rows.Append(
                $"<tr><td>{Text(store.Id)}</td><td>{Text(store.Name)}</td><td>{Text(store.Region)}</td>"
                + $"<td>{Link(answer.Daily, "days")}{hours}</td>"
                + $"<td class=\"notes\">{string.Join("<br>", answer.Notes.Select(n => Text(n.Line)))}</td></tr>\n");
        }

        return $"""
            <p>Served: run <a href="/runs/{run.Run.RunId}">{run.Run.RunId}</a>, orders known up to
            <strong>{run.Run.Origin:yyyy-MM-dd}</strong>, {run.Run.DailyDays} days ahead by day{Hours(run)}.</p>
            <h2>{run.Stores.Count} stores</h2>
            <table><tr><th>Store</th><th>Name</th><th>Region</th><th>Forecasts</th><th>Notes</th></tr>
            {rows}</table>
            """;
    }

    private static string Hours(PublishedRun run) =>
        run.Run.HourlyDays > 0 ? $" and {run.Run.HourlyDays} days ahead by hour" : "";

    private static string Link(string path, string word) => $"<a href=\"{Text(path)}\">{word}</a>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
