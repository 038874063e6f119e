namespace Forecasting.Conventions.Tests.Docs;

public sealed class CommandsTests
{
    private const string Help = """
        Description:
          rtmart: forecasts

        Usage:
          rtmart [command] [options]

        Options:
          -?, -h, --help  Show help
          --daily-days <N>  Days ahead, more than --hourly-days
                            [default: 28]

        Commands:
          simulate  Makes a chain.
          import    Imports a folder
                    of files.
        """;

    private static readonly Dictionary<string, IReadOnlySet<string>> Known = new()
    {
        [""] = new HashSet<string> { "--help" },
        ["import"] = new HashSet<string> { "--data", "--db" },
    };

    /// <summary>Documents and scripts that people copy commands from; the change log is history.</summary>
    private static IEnumerable<RepositoryFile> Written => Repository.Files.Where(f =>
        (f.IsMarkdown && f.Path != "CHANGELOG.md" && !f.Path.StartsWith("docs/decisions/", StringComparison.Ordinal))
        || f.Path is "setup/demo" or "Makefile");

    [Fact]
    public void Every_command_written_down_is_known_to_the_program() =>
        string.Join('\n', Written.SelectMany(f => WrittenCommand.In(f.Path, f.Text))
            .SelectMany(c => c.Unknown(RtmartHelp.Options))).Should().BeEmpty();

    [Fact]
    public void The_read_me_and_the_demo_write_commands_down()
    {
        var places = Written.SelectMany(f => WrittenCommand.In(f.Path, f.Text)).Select(c => c.Where);

        places.Should().Contain(["README.md", "setup/demo"]);
    }

    [Fact]
    public void Every_verb_is_shown_in_the_read_me()
    {
        var shown = WrittenCommand.In("README.md", Repository.File("README.md").Text).Select(c => c.Verb).ToHashSet();

        RtmartHelp.Verbs.Should().NotBeEmpty().And.OnlyContain(verb => shown.Contains(verb));
    }

    [Fact]
    public void Verbs_and_options_are_read_from_help()
    {
        RtmartHelp.VerbsOf(Help).Should().Equal("simulate", "import");
        RtmartHelp.OptionsOf(Help).Should().Equal("-?", "-h", "--help", "--daily-days");
    }

    [Theory]
    [InlineData("./rtmart export --data x", "a.md: there is no verb export")]
    [InlineData("./rtmart import --folder x --db y", "a.md: import has no option --folder")]
    [InlineData("`./rtmart import --from x`", "a.md: import has no option --from")]
    [InlineData("  ./rtmart import \\\n  --what x", "a.md: import has no option --what")]
    [InlineData("step import --step x", "a.md: import has no option --step")]
    [InlineData("./rtmart --faster", "a.md:  has no option --faster")]
    public void An_unknown_verb_or_option_is_found(string text, string expected) =>
        WrittenCommand.In("a.md", text).SelectMany(c => c.Unknown(Known)).Should().Equal(expected);

    [Theory]
    [InlineData("./rtmart import --data x | grep --count y")]
    [InlineData("./rtmart import --data x  # not --this")]
    [InlineData("./rtmart VERB --help")]
    [InlineData("./rtmart --help")]
    public void What_is_known_or_not_ours_is_let_through(string text) =>
        WrittenCommand.In("a.md", text).SelectMany(c => c.Unknown(Known)).Should().BeEmpty();
}
