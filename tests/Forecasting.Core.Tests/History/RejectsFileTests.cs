using Forecasting.Core.History;

namespace Forecasting.Core.Tests.History;

public sealed class RejectsFileTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("2024-01-01", "2024-01-01")]
    [InlineData("", "")]
    public void A_value_that_a_spreadsheet_would_run_is_made_text(string value, string written)
    {
        RejectsFile.Harmless(value).Should().Be(written);
    }

    [Fact]
    public void Quotes_and_line_ends_stay_in_their_field()
    {
        using var folder = new ContractFolder();
        var path = Path.Combine(folder.Path, "new", "rejects.csv");
        using (var file = new RejectsFile(path, always: false))
        {
            file.Path.Should().BeNull();
            file.Add(new RejectedRow("a.csv", 3, "date", "x,\"y\"\nz", "bad"));
        }

        File.ReadAllText(path).Should().Be("file,line,column,value,reason\na.csv,3,date,\"x,\"\"y\"\"\nz\",bad\n");
    }
}
