using System.Text.RegularExpressions;
using Forecasting.Conventions.Tests.Tidy;

namespace Forecasting.Conventions.Tests.Docs;

public sealed partial class ContributingTests
{
    private const int FewestRows = 6;

    private static readonly IReadOnlyList<string[]> Rows = [.. RowsOf(Repository.File("CONTRIBUTING.md").Text)];

    [Fact]
    public void The_table_of_what_to_add_is_there() => Rows.Should().HaveCountGreaterThanOrEqualTo(FewestRows);

    [Fact]
    public void Every_file_that_the_table_names_exists() =>
        Rows.SelectMany(PathsOf).Should().NotBeEmpty().And.OnlyContain(path => Repository.Exists(Links.Known(path)));

    [Fact]
    public void Every_row_names_a_file() => Rows.Should().OnlyContain(row => PathsOf(row).Any());

    [Fact]
    public void A_planted_row_with_a_missing_file_is_found()
    {
        var row = RowsOf("""
            ## To add an X, open Y
            | add | new file | one line in |
            |---|---|---|
            | forecaster | `src/Nowhere/<Name>.cs` | `src/Nowhere/List.cs` |

            ## Else
            | a | b |
            |---|---|
            | c | `d` |
            """).Should().ContainSingle().Which;

        PathsOf(row).Should().Equal("src/Nowhere/<Name>.cs", "src/Nowhere/List.cs")
            .And.NotContain(path => Repository.Exists(Links.Known(path)));
    }

    private static IEnumerable<string[]> RowsOf(string text) => MarkdownTable.Rows(Section().Match(text).Value);

    private static IEnumerable<string> PathsOf(string[] row) =>
        row.SelectMany(cell => CodeSpan().Matches(cell)).Select(m => m.Groups["text"].Value);

    [GeneratedRegex(@"^## To add an X, open Y.*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex CodeSpan();
}
