using Forecasting.Training.Verbs;

namespace Forecasting.Training.Tests;

public sealed class ServeVerbTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("rtmart-serve-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("bin/Forecasting.Training/release/", "bin/Forecasting.Api/release/Forecasting.Api.dll")]
    [InlineData("bundle/", "bundle/Forecasting.Api.dll")]
    public void The_api_is_found_beside_this_program(string own, string expected)
    {
        var file = Path.Combine(_root, expected);
        Directory.CreateDirectory(Path.Combine(_root, own));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");

        ServeVerb.FindProgram(Path.Combine(_root, own)).Should().Be(file);
    }

    [Fact]
    public void An_api_that_is_not_built_says_what_to_do()
    {
        var finding = () => ServeVerb.FindProgram(_root);

        finding.Should().Throw<InvalidOperationException>().WithMessage("*dotnet build*");
    }
}
