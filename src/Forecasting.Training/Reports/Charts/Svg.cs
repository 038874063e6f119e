using System.Globalization;
using System.Text;

namespace Forecasting.Training.Reports.Charts;

/// <summary>A drawing in the page's own colours: classes, not colours, so that night and paper have theirs.</summary>
/// <param name="width">Width of the view, in units of about one pixel on a phone.</param>
/// <param name="height">Height of the view.</param>
/// <param name="description">What a person who cannot see the picture is told.</param>
internal sealed class Svg(double width, double height, string description)
{
    /// <summary>The width of every chart: a phone's, so that letters stay legible there.</summary>
    public const double PhoneWidth = 350;

    private readonly StringBuilder _shapes = new();

    public void Line(string cssClass, double x1, double y1, double x2, double y2) =>
        Shape($"<line class=\"{cssClass}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" />");

    /// <summary>A circle that tells its value where a pointer rests on it.</summary>
    public void Dot(string cssClass, double x, double y, double radius, string told) =>
        Shape($"<circle class=\"{cssClass}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\">{Told(told)}</circle>");

    /// <summary>A rectangle that tells its value where a pointer rests on it.</summary>
    public void Bar(string cssClass, double x, double y, double barWidth, double barHeight, string told) =>
        Shape($"<rect class=\"{cssClass}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{barWidth:0.#}\" "
            + $"height=\"{barHeight:0.#}\">{Told(told)}</rect>");

    public void Polyline(string cssClass, IEnumerable<(double X, double Y)> points) =>
        Shape($"<polyline class=\"{cssClass}\" points=\"{Points(points)}\" />");

    public void Polygon(string cssClass, IEnumerable<(double X, double Y)> points) =>
        Shape($"<polygon class=\"{cssClass}\" points=\"{Points(points)}\" />");

    /// <summary>Text; the anchor is start, middle or end.</summary>
    public void Text(double x, double y, string text, string anchor = "start", string cssClass = "") =>
        Shape($"<text class=\"{cssClass}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{HtmlPage.Escape(text)}</text>");

    /// <summary>The picture as an element of the page.</summary>
    public string Build() => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {width:0.#} {height:0.#}\" role=\"img\" aria-label=\"{HtmlPage.Escape(description)}\">\n{_shapes}</svg>\n");

    private static string Told(string text) => text.Length > 0 ? $"<title>{HtmlPage.Escape(text)}</title>" : "";

    private static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")));

    private void Shape(string shape) => _shapes.Append(shape).Append('\n');
}
