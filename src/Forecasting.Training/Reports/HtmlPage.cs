using System.Globalization;
using System.Net;
using System.Text;
using Forecasting.Core.Simulation.Replay;

namespace Forecasting.Training.Reports;

/// <summary>
/// Builds one self-contained page of well-formed HTML. Whatever comes from data goes through <see cref="Escape"/>.
/// </summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder _body = new();

    /// <summary>Text that is safe inside elements and quoted attributes.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(Printable(text));

    /// <summary>A share as per cent, such as 94.9 %; a dash where it is unknown.</summary>
    public static string Percent(double share, int decimals = 1) =>
        double.IsFinite(share) ? $"{Number(share * 100, decimals)}\u00a0%" : "–";

    /// <summary>A share that may lie on either side of 0, with its sign.</summary>
    public static string Signed(double share) => (Math.Round(share, 3) > 0 ? "+" : "") + Percent(share);

    /// <summary>The two ends of an interval of shares.</summary>
    public static string PercentRange(Interval interval, int decimals = 1) =>
        $"{Percent(interval.Low, decimals)} to {Percent(interval.High, decimals)}";

    /// <summary>A number with thousands separators; a dash where it is unknown.</summary>
    public static string Number(double value, int decimals = 0) =>
        double.IsFinite(value)
            ? (Math.Round(value, decimals) + 0.0).ToString($"N{decimals}", CultureInfo.InvariantCulture)
                .Replace('-', '−')
            : "–";

    /// <summary>Adds a section that people can link to.</summary>
    /// <param name="id">The anchor.</param>
    /// <param name="heading">Plain text.</param>
    /// <param name="lead">One or two plain sentences below the heading; may be empty.</param>
    /// <param name="html">Ready content.</param>
    public void Section(string id, string heading, string lead, string html)
    {
        _body.Append($"<section id=\"{Escape(id)}\">\n<h2>{Escape(heading)}</h2>\n");
        if (lead.Length > 0)
        {
            _body.Append($"<p class=\"lead\">{Escape(lead)}</p>\n");
        }

        _body.Append(html).Append("</section>\n");
    }

    /// <summary>Adds ready content.</summary>
    public void Html(string html) => _body.Append(html);

    /// <summary>A table; the first column is text, the others are right-aligned.</summary>
    /// <param name="headings">Plain text.</param>
    /// <param name="rows">Plain text, as many cells as headings.</param>
    /// <param name="cssClass">"words" aligns everything left.</param>
    public static string Table(
        IEnumerable<string> headings, IEnumerable<IEnumerable<string>> rows, string cssClass = "")
    {
        var html = new StringBuilder($"<div class=\"scroll\"><table class=\"{cssClass}\">\n<thead><tr>");
        html.AppendJoin("", headings.Select(h => $"<th scope=\"col\">{Escape(h)}</th>"))
            .Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            html.AppendJoin("", row.Select((cell, i) =>
                i == 0 ? $"<th scope=\"row\">{Escape(cell)}</th>" : $"<td>{Escape(cell)}</td>"));
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }

    /// <summary>A picture with its caption.</summary>
    /// <param name="svg">Ready SVG.</param>
    /// <param name="caption">Plain text; may be empty.</param>
    public static string Figure(string svg, string caption) =>
        $"<figure>\n{svg}{(caption.Length > 0 ? $"<figcaption>{Escape(caption)}</figcaption>\n" : "")}</figure>\n";

    /// <summary>One figure in large, with what it is and more about it; all are plain text.</summary>
    public static string Card(string figure, string what, string more) =>
        $"<div class=\"card\"><b>{Escape(figure)}</b><span>{Escape(what)}</span>"
        + $"<small>{Escape(more)}</small></div>\n";

    /// <summary>Pictures side by side where there is room.</summary>
    public static string Grid(IEnumerable<string> figures) => $"<div class=\"grid\">\n{string.Concat(figures)}</div>\n";

    /// <summary>The whole page.</summary>
    public string Build(string title) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{Escape(title)}</title>
        <style>
        {PageStyle.Css}</style>
        </head>
        <body>
        <main>
        {_body}</main>
        </body>
        </html>

        """;

    private static string Printable(string text) =>
        text.Any(IsUnprintable) ? new string([.. text.Select(c => IsUnprintable(c) ? '\uFFFD' : c)]) : text;

    // XML has no place for these, not even escaped.
    private static bool IsUnprintable(char c) =>
        (char.IsControl(c) && c is not '\n' and not '\t') || c is '\uFFFE' or '\uFFFF';
}
