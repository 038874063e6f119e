using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace Forecasting.Conventions.Tests.Flow;

public sealed class ProjectReferencesTests
{
    [Theory]
    [InlineData("Forecasting.Core", "")]
    [InlineData("Forecasting.Training", "Forecasting.Core")]
    [InlineData("Forecasting.Api", "Forecasting.Core")]
    public void A_program_references_core_only_and_core_no_project(string project, string expected)
    {
        var file = Repository.File($"src/{project}/{project}.csproj");

        string.Join(",", ReferencesOf(file.Text)).Should().Be(expected);
    }

    [Fact]
    public void A_planted_project_reference_is_found() =>
        ReferencesOf("""
            <Project><ItemGroup>
              <ProjectReference Include="..\Forecasting.Training\Forecasting.Training.csproj" />
            </ItemGroup></Project>
            """).Should().Equal("Forecasting.Training");

    [Fact]
    public void Only_light_gbm_calls_native_code_in_core() =>
        NativeImports.Violations(typeof(Core.Domain.Store).Assembly, "Forecasting.Core.Models.LightGbm")
            .Should().BeEmpty();

    [Fact]
    public void A_planted_native_call_is_found() =>
        NativeImports.Violations(typeof(ProjectReferencesTests).Assembly, "Elsewhere").Should()
            .ContainSingle().Which.Should().Contain("PlantedNativeCall.Planted calls nowhere");

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.File("RtMart.Forecast.sln").Text.Replace('\\', '/');

        Repository.Files.Where(f => f.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(f => f.Path).Should().NotBeEmpty().And.OnlyContain(path => solution.Contains(path));
    }

    [Fact]
    public void Every_program_is_built_by_the_script()
    {
        var programs = Repository.File("setup/programs.slnf").Text;

        Repository.Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal)
            && f.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(f => f.Path).Should().NotBeEmpty().And.OnlyContain(path => programs.Contains(path));
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Parse(project).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
}

internal static class PlantedNativeCall
{
    [DllImport("nowhere")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Planted();
}
