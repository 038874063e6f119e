using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Forecasting.Training.Tests;

public sealed partial class ReportTests(ReportTests.Reports reports) : IClassFixture<ReportTests.Reports>
{
    [Theory]
    [InlineData("daily")]
    [InlineData("hourly")]
    public void A_report_is_well_formed(string grain) => Parsed(grain).Root!.Name.LocalName.Should().Be("html");

    [Theory]
    [InlineData("daily")]
    [InlineData("hourly")]
    public void A_report_needs_nothing_from_elsewhere_and_runs_no_script(string grain)
    {
        var elements = Parsed(grain).Descendants().ToList();
        elements.Select(e => e.Name.LocalName).Should()
            .NotContain(["script", "link", "img", "iframe", "object", "embed"]);
        elements.SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is "src" or "href" or "style" or "srcset")
            .Should().OnlyContain(a => a.Value.StartsWith('#'));
        reports.Html(grain).Should().NotContainAny("http:", "https:", "url(", "@import");
    }

    [Theory]
    [InlineData("daily")]
    [InlineData("hourly")]
    public void Every_link_leads_to_a_section(string grain)
    {
        var page = Parsed(grain);
        var ids = page.Descendants().Select(e => e.Attribute("id")?.Value).Where(i => i is not null).ToHashSet();
        page.Descendants("a").Select(a => a.Attribute("href")!.Value[1..]).Should().NotBeEmpty().And
            .OnlyContain(i => ids.Contains(i));
    }

    [Fact]
    public void Names_from_data_are_escaped()
    {
        reports.Html("daily").Should().NotContain("<script").And.Contain("&lt;script&gt;");
        Parsed("daily").Descendants("th").Select(t => t.Value).Should().Contain(BacktestFolder.NastyName);
    }

    [Fact]
    public void Every_number_drawn_is_a_number_inside_its_picture()
    {
        foreach (var picture in Parsed("daily").Descendants("svg").Concat(Parsed("hourly").Descendants("svg")))
        {
            var box = picture.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToList();
            foreach (var point in picture.Descendants().Attributes().Where(a => a.Name == "points")
                .SelectMany(a => a.Value.Split(' ')))
            {
                var place = point.Split(',').Select(Number).ToList();
                place[0].Should().BeInRange(0, box[2]);
                place[1].Should().BeInRange(0, box[3]);
            }

            foreach (var number in picture.Descendants().Attributes()
                .Where(a => a.Name.LocalName is "x" or "cx" or "x1" or "x2"))
            {
                Number(number.Value).Should().BeInRange(0, box[2]);
            }
        }
    }

    [Fact]
    public void The_daily_report_has_all_its_parts()
    {
        var text = Text("daily");
        text.Should().ContainAll(
            "The champion forecast", "planners’ 90 %", "counting noise", "3 stores", "By weekday", "By kind of day",
                "public holiday",
            "Accuracy by days ahead", "Why: the forecasts by reason", "a typical store",
                "Stores, best first", "Promised and observed", "Fall-backs",
                "What the words mean", "1–7 days ahead", "8–14 days ahead", "ordinary days", "on or beside an event");
        text.Should().NotContain("By hour");
    }

    [Fact]
    public void The_hourly_report_shows_hours_and_days() =>
        Text("hourly").Should().ContainAll("each hour’s orders", "Added up to days", "By hour", "12:00");

    [Fact]
    public void The_command_that_made_it_can_be_copied() =>
        Parsed("daily").Descendants("pre").Single().Value.Should().StartWith("./rtmart backtest").And
            .Contain("--horizon 14");

    [Fact]
    public void A_cramped_screen_and_paper_are_provided_for() =>
        reports.Html("daily").Should().ContainAll("width=device-width", "@media print", "prefers-color-scheme: dark");

    private XDocument Parsed(string grain)
    {
        using var reader = XmlReader.Create(
            new StringReader(reports.Html(grain)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private string Text(string grain) => Spaces().Replace(Parsed(grain).Root!.Value, " ");

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>Both reports, made once by the built program.</summary>
    public sealed class Reports : IAsyncLifetime
    {
        private readonly Dictionary<string, string> _html = [];

        public string Html(string grain) => _html[grain];

        public async ValueTask InitializeAsync()
        {
            using var folder = new BacktestFolder();
            string[] windows = ["--origins", "2", "--step", "14", "--horizon"];
            _html["daily"] = await MakeAsync(folder, "daily", ["--first-origin", "2024-04-15", .. windows, "14"]);
            _html["hourly"] = await MakeAsync(folder, "hourly", ["--first-origin", "2024-04-14", .. windows, "7"]);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static async Task<string> MakeAsync(BacktestFolder folder, string grain, string[] more)
        {
            var file = folder.At($"{grain}.html");
            var run = await RtmartProcess
                .RunAsync(["backtest", "--data", folder.Path, "--grain", grain, .. more, "--report", file]);
            run.ExitCode.Should().BeLessThan(2, run.Errors);
            return await File.ReadAllTextAsync(file);
        }
    }
}
