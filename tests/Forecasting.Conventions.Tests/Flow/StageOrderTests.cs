using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Forecasting.Conventions.Tests.Flow;

public sealed class StageOrderTests
{
    private const string PlantedRoot = "Forecasting.Conventions.Tests.Planted";

    private static readonly StageOrder Planted = new(PlantedRoot, ["First", "Second"]);

    private static readonly Lazy<Architecture> Core =
        new(() => new ArchLoader().LoadAssemblies(typeof(Core.Domain.Store).Assembly).Build());

    private static readonly Lazy<Architecture> Own =
        new(() => new ArchLoader().LoadAssemblies(typeof(StageOrderTests).Assembly).Build());

    public static TheoryData<string> Packages => [.. PackageBoundary.All.Select(b => b.Package)];

    [Fact]
    public void A_stage_of_core_uses_only_the_stages_before_it() =>
        string.Join('\n', StageOrder.Core.Violations(Core.Value)).Should().BeEmpty();

    [Fact]
    public void Core_is_seen_at_all() =>
        Core.Value.Types.Select(t => t.FullName).Should().Contain("Forecasting.Core.Domain.Store");

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_stays_where_it_belongs(string package) =>
        string.Join('\n', PackageBoundary.All.Single(b => b.Package == package)
            .Violations(Core.Value, "Forecasting.Core")).Should().BeEmpty();

    [Theory]
    [InlineData("UsesInSignature")]
    [InlineData("UsesInBody")]
    [InlineData("UsesInLambda")]
    [InlineData("UsesInClosure")]
    [InlineData("UsesInAsync")]
    [InlineData("UsesInIterator")]
    [InlineData("UsesInLocalFunction")]
    [InlineData("UsesInGeneric")]
    [InlineData("UsesInTypeTest")]
    [InlineData("UsesInTypeOf")]
    [InlineData("UsesInInterface")]
    [InlineData("UsesInAttribute")]
    public void A_planted_use_of_a_later_stage_is_found(string type) =>
        Planted.Violations(Own.Value).Should()
            .Contain(v => v.StartsWith($"{PlantedRoot}.First.{type}", StringComparison.Ordinal));

    [Fact]
    public void A_type_outside_every_stage_is_found() =>
        Planted.Violations(Own.Value).Should()
            .Contain($"{PlantedRoot}.Unlisted.InNoStage stands in no stage of {PlantedRoot}");

    [Theory]
    [InlineData("First.UsesNothing")]
    [InlineData("Second.MayUseTheFirst")]
    public void A_use_of_an_earlier_stage_or_of_none_is_no_violation(string type) =>
        Planted.Violations(Own.Value).Should().NotContain(v => v.Contains(type + " uses", StringComparison.Ordinal));

    [Theory]
    [InlineData("First.UsesPackage")]
    [InlineData("First.UsesPackageInLambda")]
    public void A_planted_use_of_a_package_is_found(string type)
    {
        var boundary = new PackageBoundary("Cecil", ["Mono.Cecil"], [$"{PlantedRoot}.Second"]);

        boundary.Violations(Own.Value, PlantedRoot).Should()
            .Contain(v => v.StartsWith($"{PlantedRoot}.{type}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_package_may_be_used_where_it_is_allowed()
    {
        var boundary = new PackageBoundary("Cecil", ["Mono.Cecil"], [$"{PlantedRoot}.First"]);

        boundary.Violations(Own.Value, PlantedRoot).Should().BeEmpty();
    }
}
