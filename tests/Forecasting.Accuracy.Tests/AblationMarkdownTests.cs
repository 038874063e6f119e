using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;

namespace Forecasting.Accuracy.Tests;

public sealed class AblationMarkdownTests
{
    private static readonly AblationSet Set = Make();

    [Fact]
    public void A_set_is_a_table_of_variants_and_the_first_one_by_week_and_kind_of_day()
    {
        var lines = AblationMarkdown.Section(Set).Split('\n');

        lines[0].Should().Be("## tiny");
        lines[2].Should().Be("Daily orders of 4 stores; 1 origin from 2024-05-02, 14 days ahead.");
        lines[4].Should().Be(
            "| variant | WAPE | SQL | in 80 % band | bias | accuracy, day 7 | stores at 90 % | stores | seconds |");
        lines[6].Should().StartWith("| champion | ").And.EndWith(" | 4 | 12 |");
        lines[7].Should().StartWith("| again | ").And.EndWith(" | 4 | – |");
        lines.Where(l => l.StartsWith("| week", StringComparison.Ordinal)).Select(l => l.Split('|')[2].Trim())
            .Should().Equal("28", "28");
        lines.Should().ContainSingle(l => l.StartsWith("| on or beside an event | 12 |", StringComparison.Ordinal));
        lines.Should().ContainSingle(l => l.StartsWith("| on an event | 4 |", StringComparison.Ordinal));
    }

    [Fact]
    public void The_report_names_its_command_what_was_left_out_and_every_variant_once()
    {
        var text = AblationMarkdown.Text([Set, Set], "bench/accuracy/run --quick", ["gone is left out."]);

        text.Should().Contain("Made by `bench/accuracy/run --quick`.").And.Contain("\ngone is left out.\n");
        text.Split("- `champion`: what is served\n").Should().HaveCount(2);
    }

    [Fact]
    public void The_figures_for_machines_are_those_of_a_backtest_with_stores_and_seconds()
    {
        var variants = AblationFigures.Of(Set)["variants"]!;
        var champion = variants["champion"]!;

        champion["wape"]!.GetValue<double>().Should().Be(Metrics.Named("wape").Of(Set.Rows[0].Score));
        champion["by_lead_week"]!.AsObject().Select(p => p.Key).Should().Equal("1", "2");
        champion["by_day_kind"]!["on_event"]!["rows"]!.GetValue<int>().Should().Be(4);
        champion["seconds"]!.GetValue<double>().Should().Be(12);
        variants["again"]!["seconds"].Should().BeNull("a time that was not taken is null");
    }

    /// <summary>Each series stays where it was; a holiday and both its neighbours lie in the first week.</summary>
    private static AblationSet Make()
    {
        var protocol = new Protocol("tiny", "tiny", Grain.Daily, "2024-05-02", 1, 1, 14);
        var result = Backtest.Run(
            TinyChain.Make(), [new HistoryKeeper()], protocol.Rolling, protocol.Horizon, null, CancellationToken.None);
        var row = new AblationRow(
            "champion", "what is served", ModelScore.Of(result, result.Models[0]),
            AccuracyReport.Of(result, result.Models[0]), 4, 12);
        return new AblationSet(protocol, 4, [row, row with { Variant = "again", Seconds = double.NaN }]);
    }
}
