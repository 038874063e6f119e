using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Forecasting.Conventions.Tests.Flow;

/// <summary>
/// A simulated chain's truth/ and future/ are for evaluation alone: what learns, forecasts, plans, keeps or serves does
/// not even name them.
/// </summary>
public sealed class TruthTests
{
    private static readonly string[] Kept = ["truth", "future"];

    /// <summary>What reads them, by name: who uses it reads them too.</summary>
    private static readonly string[] Readers = ["SimulatedTruth", "WantedGoods", "LaterDays"];

    // Evaluation and replays, whose figures say how good forecasts and plans were.
    private static readonly string[] MayName =
    [
        "src/Forecasting.Core/Evaluation/", "src/Forecasting.Core/Simulation/",
        "src/Forecasting.Training/Pipeline/EvaluationMatter.cs", "src/Forecasting.Training/Pipeline/LaterDays.cs",
        "src/Forecasting.Training/Verbs/ReplayVerb.cs", "src/Forecasting.Training/Verbs/StockReplaying.cs",
    ];

    [Fact]
    public void Only_evaluation_and_simulation_name_the_folders_of_what_nobody_knew_or_what_reads_them() =>
        Repository.Files.Where(f => f.IsCSharp && f.Path.StartsWith("src/", StringComparison.Ordinal)
                && !MayName.Any(place => f.Path.StartsWith(place, StringComparison.Ordinal)))
            .SelectMany(Named).Should().BeEmpty();

    [Fact]
    public void What_is_let_through_is_there() => MayName.Should().OnlyContain(place => Repository.Files.Any(
        f => f.Path.StartsWith(place, StringComparison.Ordinal)));

    [Theory]
    [InlineData("class A { string B => \"truth\"; }")]
    [InlineData("class A { string B(string c) => $\"{c}/future/orders.csv\"; }")]
    [InlineData("class A { byte[] B = \"truth/days.csv.gz\"u8.ToArray(); }")]
    [InlineData("class A { object B => SimulatedTruth.Read(); }")]
    [InlineData("class A(WantedGoods goods);")]
    public void A_planted_name_is_found(string text) =>
        Named(new RepositoryFile("src/Forecasting.Core/Models/A.cs", text)).Should().ContainSingle();

    [Theory]
    [InlineData("class A { string B => \"tell the future orders\"; } // truth/")]
    [InlineData("class Truth { int future; }")]
    [InlineData("class A { } // as SimulatedTruth does")]
    public void Words_that_are_no_folder_are_let_through(string text) =>
        Named(new RepositoryFile("src/Forecasting.Core/Models/A.cs", text)).Should().BeEmpty();

    private static IEnumerable<string> Named(RepositoryFile file) =>
        CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot().DescendantNodes()
            .Select(n => n switch
            {
                LiteralExpressionSyntax literal when IsOfFolder(literal.Token.ValueText) => literal.Token.ValueText,
                InterpolatedStringTextSyntax part when IsOfFolder(part.TextToken.ValueText) => part.TextToken.ValueText,
                IdentifierNameSyntax name when Readers.Contains(name.Identifier.ValueText, StringComparer.Ordinal) =>
                    name.Identifier.ValueText,
                _ => "",
            })
            .Where(text => text.Length > 0)
            .Select(text => $"{file.Path} names '{text}'");

    private static bool IsOfFolder(string text) =>
        Kept.Any(folder => text.Split('/', '\\').Contains(folder, StringComparer.Ordinal));
}
