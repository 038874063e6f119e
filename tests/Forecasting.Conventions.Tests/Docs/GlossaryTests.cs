using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.History;

namespace Forecasting.Conventions.Tests.Docs;

public sealed class GlossaryTests
{
    private static readonly string Glossary = Repository.File("docs/GLOSSARY.md").Text;

    private static IEnumerable<string> Terms => MarkdownTable.Rows(Glossary).Select(row => row[0]);

    [Fact]
    public void Every_type_of_the_domain_has_a_word() =>
        DomainTypes().Should().NotBeEmpty().And.OnlyContain(type => IsExplained(type));

    [Fact]
    public void Every_metric_has_a_word() =>
        Metrics.All.Select(m => m.Name).Should().NotBeEmpty().And.OnlyContain(name => IsExplained(name));

    [Fact]
    public void Every_observation_state_has_a_word() =>
        Enum.GetNames<ObservationState>().Should().NotBeEmpty().And.OnlyContain(name => IsExplained(name));

    [Fact]
    public void Terms_are_unique_and_in_order() =>
        Terms.Should().NotBeEmpty().And.BeInAscendingOrder(StringComparer.OrdinalIgnoreCase).And.OnlyHaveUniqueItems();

    [Fact]
    public void Every_term_has_a_meaning_in_a_sentence() =>
        MarkdownTable.Rows(Glossary).Should().OnlyContain(row => row.Length == 2 && row[1].EndsWith('.'));

    [Fact]
    public void A_word_that_nobody_explained_is_missing() => IsExplained("Zeppelin").Should().BeFalse();

    private static bool IsExplained(string name) => Glossary.Contains($"`{name}`", StringComparison.Ordinal);

    /// <summary>Types that are things of the field: static classes hold functions on them.</summary>
    private static IEnumerable<string> DomainTypes() =>
        from type in typeof(Store).Assembly.GetExportedTypes()
        where type.Namespace == typeof(Store).Namespace && !type.IsNested && !(type.IsAbstract && type.IsSealed)
        select type.Name;
}
