using Forecasting.Core.Planning.Stock.QuickPick;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports.Stock;

/// <summary>The SKUs of a store by what they fill and what they are ordered, inside its quick-pick room and
/// outside.</summary>
internal static class RoomChart
{
    private const double Height = 282;
    private const double Left = 40;
    private const double Top = 42;
    private const double Bottom = Height - 40;
    private const int Drawn = 600;

    /// <summary>Draws a room, on axes of powers of ten.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="room">The plan.</param>
    public static string Draw(string title, QuickPickPlan room)
    {
        var lines = room.Lines.Where(l => l.LinesPerDay > 0 && l.FlowLitres > 0)
            .OrderByDescending(l => l.LinesPerDay).Take(Drawn).ToList();
        var inside = lines.Count(l => l.IsInRoom);
        var svg = new Svg(Svg.PhoneWidth, Height, $"{title}: {inside} of the {lines.Count} SKUs that are ordered most "
            + "lie in the room, those with many lines for the litres that they fill.");
        svg.Text(0, 13, title, cssClass: "title");
        var x = Powers(lines.Select(l => l.FlowLitres), Left, Svg.PhoneWidth - 20);
        var y = Powers(lines.Select(l => l.LinesPerDay), Bottom, Top);
        for (var power = (int)x.From; power <= x.To; power++)
        {
            svg.Line("gridline", x.At(power), Top, x.At(power), Bottom);
            svg.Text(x.At(power), Bottom + 15, Told(power), "middle", "soft");
        }

        for (var power = (int)y.From; power <= y.To; power++)
        {
            svg.Line("gridline", Left, y.At(power), x.End, y.At(power));
            svg.Text(Left - 4, y.At(power) + 4, Told(power), "end", "soft");
        }

        svg.Text((Left + x.End) / 2, Bottom + 31, "litres a day", "middle", "soft");
        svg.Text(0, Top - 13, "lines a day", cssClass: "soft");
        foreach (var line in lines.OrderBy(l => l.IsInRoom))
        {
            svg.Dot(
                line.IsInRoom ? "s0 dot" : "s5 ring", x.At(Math.Log10(line.FlowLitres)),
                y.At(Math.Log10(line.LinesPerDay)), line.IsInRoom ? 3 : 2.2, $"{line.SkuId}: "
                + $"{HtmlPage.Number(line.LinesPerDay, 1)} lines, {HtmlPage.Number(line.FlowLitres, 1)} litres a day");
        }

        return svg.Build();
    }

    private static Axis Powers(IEnumerable<double> values, double start, double end)
    {
        var logs = values.Select(Math.Log10).DefaultIfEmpty(0).ToList();
        var from = Math.Max(-2, Math.Floor(logs.Min()));
        return new Axis(from, Math.Max(from + 1, Math.Ceiling(logs.Max())), start, end);
    }

    private static string Told(int power) => HtmlPage.Number(Math.Pow(10, power), Math.Max(0, -power));
}
