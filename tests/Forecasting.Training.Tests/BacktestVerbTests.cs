using System.Globalization;
using System.Text.Json;

namespace Forecasting.Training.Tests;

public sealed class BacktestVerbTests(BacktestFolder folder) : IClassFixture<BacktestFolder>
{
    private string[] Daily =>
        [.. Data("daily"), "--first-origin", "2024-03-31", "--origins", "2", "--step", "14", "--horizon", "14"];

    private string[] Hourly =>
        [.. Data("hourly"), "--first-origin", "2024-04-28", "--origins", "2", "--step", "7", "--horizon", "7"];

    [Fact]
    public async Task A_daily_run_prints_the_metrics_and_writes_what_was_asked_for()
    {
        var run = await RtmartProcess
            .RunAsync([.. Daily, "--predictions", folder.At("p.csv"), "--json", folder.At("p.json")]);
        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain("champion").And.Contain("WAPE").And.Contain("noise floor");
        var lines = await File.ReadAllLinesAsync(folder.At("p.csv"));
        lines.Should().HaveCount(1 + (2 * 3 * 14));
        lines.Skip(1).Should().OnlyContain(l => l.StartsWith("champion,", StringComparison.Ordinal)
            && l.Split(',').Length == 17);

        using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(folder.At("p.json")));
        var champion = figures.RootElement.GetProperty("champion");
        string[] names = ["wape", "mase", "sql", "wql", "accuracy_lead7", "stores_at_90", "cover80", "bias",
            "noise_floor"];
        names.Should().OnlyContain(n => champion.GetProperty(n).ValueKind == JsonValueKind.Number);
        var weeks = champion.GetProperty("by_lead_week").EnumerateObject().ToList();
        weeks.Select(w => w.Name).Should().Equal("1", "2");
        weeks.Should().OnlyContain(w => w.Value.GetProperty("rows").GetInt32() == 2 * 3 * 7
            && w.Value.GetProperty("cover80").GetDouble() >= 0 && w.Value.GetProperty("bias").GetDouble() > -1);
        champion.GetProperty("by_day_kind").GetProperty("ordinary").GetProperty("rows").GetInt32()
            .Should().Be(2 * 3 * 14);
        figures.RootElement.GetProperty("seconds").GetDouble().Should().BePositive();
        figures.RootElement.GetProperty("peak_mb").GetDouble().Should().BeGreaterThan(10);
    }

    [Fact]
    public async Task A_store_with_three_days_of_history_is_forecast_and_named()
    {
        using var young = new BacktestFolder();
        var rows = await File.ReadAllLinesAsync(young.At("orders-daily.csv"));
        await File.WriteAllLinesAsync(young.At("orders-daily.csv"), rows.Where(r =>
            !r.StartsWith("C,", StringComparison.Ordinal) || string.CompareOrdinal(r, "C,2024-03-29") >= 0));
        File.Delete(young.At("orders-hourly.csv"));
        var run = await RtmartProcess.RunAsync("backtest", "--data", young.Path, "--grain", "daily", "--first-origin",
            "2024-03-31", "--origins", "1", "--step", "1", "--horizon", "7", "--predictions", young.At("p.csv"));
        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("C from 2024-03-31: champion could not be fitted as usual: 3 days of orders are "
            + "known; it leans on 2 older series, most on ").And.Contain("In its place: new-store.")
            .And.Contain("rtmart: 1 series fell back, once over all origins and models:");
        var lines = (await File.ReadAllLinesAsync(young.At("p.csv")))
            .Where(l => l.Contains(",C,", StringComparison.Ordinal)).ToList();
        lines.Should().HaveCount(7);
        // Store C's week is steeper than the others', so single days may differ.
        double Sum(int column) => lines.Sum(l => double.Parse(l.Split(',')[column], CultureInfo.InvariantCulture));
        const int median = 11, actual = 16;
        Sum(median).Should().BeInRange(0.75 * Sum(actual), 1.33 * Sum(actual));
    }

    [Fact]
    public async Task The_same_run_on_one_and_two_threads_gives_the_same_bytes()
    {
        (await RtmartProcess
            .RunAsync([.. Hourly, "--threads", "1", "--predictions", folder.At("one.csv.gz"), "--report", folder
                .At("r.html")]))
            .ExitCode.Should().BeLessThan(2);
        var one = (await File.ReadAllBytesAsync(folder.At("one.csv.gz")), WithoutCommand(folder.At("r.html")));
        (await RtmartProcess
            .RunAsync([.. Hourly, "--threads", "2", "--predictions", folder.At("one.csv.gz"), "--report", folder
                .At("r.html")]))
            .ExitCode.Should().BeLessThan(2);
        (await File.ReadAllBytesAsync(folder.At("one.csv.gz"))).Should().Equal(one.Item1);
        WithoutCommand(folder.At("r.html")).Should().Be(one.Item2);
    }

    [Fact]
    public async Task Hours_of_a_run_add_up_to_its_days()
    {
        var run = await RtmartProcess.RunAsync(
            [.. Hourly, "--predictions", folder.At("h.csv"), "--daily-predictions", folder.At("d.csv")]);
        run.ExitCode.Should().BeLessThan(2, run.Errors);
        var days = Sums(folder.At("d.csv"));
        days.Should().HaveCount(2 * 3 * 7);
        Sums(folder.At("h.csv")).Should().Equal(days);
    }

    [Theory]
    [InlineData("--horizon", "0", "--horizon takes a whole number from 1 to 366, not '0'")]
    [InlineData("--origins", "-1", "--origins takes a whole number")]
    [InlineData("--step", "x", "--step takes a whole number")]
    [InlineData("--first-origin", "2024-02-31", "--first-origin takes a date yyyy-MM-dd, not '2024-02-31'")]
    [InlineData("--first-origin", "2031-01-01", "nothing to compare with")]
    [InlineData("--first-origin", "2001-01-01", "lies before the data")]
    [InlineData("--grain", "weekly", "--grain takes daily or hourly, not 'weekly'")]
    [InlineData("--models", "no-such-model", "there is no model no-such-model; daily models are ")]
    [InlineData("--threads", "0", "--threads takes a whole number")]
    [InlineData("--db", "x.db", "one of both")]
    [InlineData("--daily-predictions", "x.csv", "--daily-predictions goes with --grain hourly")]
    [InlineData("--no-such-option", "1", "'--no-such-option'")]
    public async Task Wrong_usage_is_named_and_answers_2(string option, string value, string message)
    {
        var arguments = Daily.ToList();
        var at = arguments.IndexOf(option);
        arguments.RemoveRange(at < 0 ? 0 : at, at < 0 ? 0 : 2);
        var run = await RtmartProcess.RunAsync([.. arguments, option, value]);
        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain(message).And.NotContain("   at ");
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_missing_folder_fails_with_one_line_and_answers_3()
    {
        var arguments = Daily.Select(a => a == folder.Path ? "/no/such/folder" : a).ToArray();
        var run = await RtmartProcess.RunAsync(arguments);
        run.ExitCode.Should().Be(3);
        run.Errors.Trim().Split('\n').Should().ContainSingle().Which.Should().Contain("/no/such/folder");
    }

    [Fact]
    public async Task A_run_that_cannot_write_leaves_nothing_half_written()
    {
        Directory.CreateDirectory(folder.At("taken.csv"));
        var run = await RtmartProcess.RunAsync([.. Daily, "--predictions", folder.At("taken.csv")]);
        run.ExitCode.Should().Be(3, run.Errors);
        Directory.GetFiles(folder.Path, "*.partial").Should().BeEmpty();
    }

    [Fact]
    public async Task Help_lists_the_verbs_and_their_options()
    {
        (await RtmartProcess.RunAsync("--help")).Output.Should().Contain("rtmart [command]").And.Contain("backtest");
        var help = await RtmartProcess.RunAsync("backtest", "--help");
        help.ExitCode.Should().Be(0);
        help.Output.Should().Contain("--first-origin <DATE>").And.Contain("--daily-predictions").And
            .Contain("--threads");
    }

    [Fact]
    public async Task An_unknown_verb_answers_2()
    {
        var run = await RtmartProcess.RunAsync("forcast");
        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain("'forcast'");
    }

    private string[] Data(string grain) => ["backtest", "--data", folder.Path, "--grain", grain];

    private static string WithoutCommand(string report)
    {
        var html = File.ReadAllText(report);
        return html[..html.IndexOf("<pre>", StringComparison.Ordinal)];
    }

    private static Dictionary<string, decimal> Sums(string path) => File.ReadAllLines(path).Skip(1)
        .Select(l => l.Split(','))
        .GroupBy(c => $"{c[1]} {c[3]} {c[4]}")
        .ToDictionary(g => g.Key, g => g.Sum(c => decimal.Parse(c[6], CultureInfo.InvariantCulture)));
}
