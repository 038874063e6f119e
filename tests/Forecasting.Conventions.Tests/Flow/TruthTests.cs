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

    private static readonly string[] MayName =
    [
        "src/Forecasting.Core/Evaluation/", "src/Forecasting.Core/Simulation/", "src/Forecasting.Training/",
    ];

    [Fact]
    public void Only_evaluation_and_simulation_name_the_folders_of_what_nobody_knew() =>
        Repository.Files.Where(f => f.IsCSharp && f.Path.StartsWith("src/", StringComparison.Ordinal)
                && !MayName.Any(place => f.Path.StartsWith(place, StringComparison.Ordinal)))
            .SelectMany(Named).Should().BeEmpty();

    [Theory]
    [InlineData("class A { string B => \"truth\"; }")]
    [InlineData("class A { string B(string c) => $\"{c}/future/orders.csv\"; }")]
    [InlineData("class A { byte[] B = \"truth/days.csv.gz\"u8.ToArray(); }")]
    public void A_planted_name_is_found(string text) =>
        Named(new RepositoryFile("src/Forecasting.Core/Models/A.cs", text)).Should().ContainSingle();

    [Theory]
    [InlineData("class A { string B => \"tell the future orders\"; } // truth/")]
    [InlineData("class Truth { int future; }")]
    public void Words_that_are_no_folder_are_let_through(string text) =>
        Named(new RepositoryFile("src/Forecasting.Core/Models/A.cs", text)).Should().BeEmpty();

    private static IEnumerable<string> Named(RepositoryFile file) =>
        CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot().DescendantNodes()
            .Select(n => n switch
            {
                LiteralExpressionSyntax literal => literal.Token.ValueText,
                InterpolatedStringTextSyntax part => part.TextToken.ValueText,
                _ => "",
            })
            .Where(text => Kept.Any(folder => text.Split('/', '\\').Contains(folder, StringComparer.Ordinal)))
            .Select(text => $"{file.Path} names '{text}'");
}
