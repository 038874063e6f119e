namespace Forecasting.Conventions.Tests.Tidy;

public sealed class TidyTests
{
    public static TheoryData<string> Rules => [.. TidyRules.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_file_keeps_to_the_rule(string rule)
    {
        var find = TidyRules.Named(rule).Find;

        string.Join('\n', Repository.Files.SelectMany(f => find(f).Select(what => $"{f.Path}: {what}"))).Should()
            .BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_planted_breach_is_found(string rule) =>
        PlantedFiles.Bad[rule].Should().NotBeEmpty().And.OnlyContain(f => TidyRules.Named(rule).Find(f).Any());

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_only_looks_like_a_breach_is_let_through(string rule) =>
        PlantedFiles.Good[rule].SelectMany(TidyRules.Named(rule).Find).Should().BeEmpty();

    [Fact]
    public void Files_are_listed() =>
        Repository.Files.Select(f => f.Path).Should().Contain(["README.md", "src/Forecasting.Core/Domain/Store.cs"])
            .And.NotContain(path => path.StartsWith("artifacts/", StringComparison.Ordinal));
}
