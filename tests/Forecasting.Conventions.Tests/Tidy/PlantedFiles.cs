using System.Globalization;
using System.Text;

namespace Forecasting.Conventions.Tests.Tidy;

/// <summary>For every rule files that break it, and files that look like it and do not.</summary>
internal static class PlantedFiles
{
    // Put together here, because the rules read this file too.
    private const string ToDo = "TO" + "DO";
    private const string Home = "/ho" + "me/ada/x.csv";
    private const string SkipWord = "Sk" + "ip";

    public static IReadOnlyDictionary<string, RepositoryFile[]> Bad { get; } = new Dictionary<string, RepositoryFile[]>
    {
        ["files of at most 300 lines"] = [new("a.cs", Repeat("// line", 301)), new("a.razor", Repeat("<p/>", 301))],
        ["lines of at most 120 characters"] = [new("a.cs", $"// {new string('x', 118)}\n")],
        ["methods of at most 60 lines"] =
        [
            new("a.cs", $"class A {{\n void M() {{\n{Repeat("var x = 1;", 59)} }}\n}}"),
            new("a.cs", $"class A {{\n A() {{\n{Repeat("var x = 1;", 59)} }}\n}}"),
            new("a.cs", $"class A {{\n int P {{ get {{\n{Repeat("var x = 1;", 59)} return 1; }} }}\n}}"),
            new("a.cs", Repeat("var x = 1;", 61)),
        ],
        ["files of at most 3 MB"] = [new("a.csv", 3_000_001, new Lazy<string>(""))],
        ["no banned word in a path"] =
        [
            new("src/StoreHelper.cs", ""),
            new("src/Common/A.cs", ""),
            new("src/a/data/a.csv", ""),
            new("src/csv-utils.cs", ""),
        ],
        ["no banned word in a type's name"] =
        [
            new("a.cs", "sealed class StoreManager;"),
            new("a.cs", "namespace A { class B { record struct OrderInfo; } }"),
            new("a.cs", "interface IOrderService;"),
            new("a.cs", "delegate void OrderProcessor();"),
        ],
        ["no to-do without an issue"] = [new("a.cs", $"// {ToDo}: later"), new("a.md", $"{ToDo} (soon)")],
        ["no path of one machine"] = [new("a.md", $"see {Home}"), new("a.cs", $"var x = \"{Home}\";")],
        ["no skipped test"] = [new("a.cs", $"[Fact({SkipWord} = \"slow\")]")],
        ["no dead link"] =
        [
            new("a.md", "[x](nowhere.md)"),
            new("docs/a.md", "[x](README.md)"),
            new("a.md", "[x](README.md#nowhere-at-all)"),
            new("a.md", "[x](../outside.md)"),
            new("a.md", "[x]: nowhere.md"),
            new("a.md", "[`x`](nowhere.md)"),
        ],
        ["no dead path in docs"] = [new("a.md", "`src/Nowhere.cs`"), new("a.md", "`src/Nowhere/<Name>.cs`")],
    };

    public static IReadOnlyDictionary<string, RepositoryFile[]> Good { get; } = new Dictionary<string, RepositoryFile[]>
    {
        ["files of at most 300 lines"] = [new("a.cs", Repeat("// line", 300)), new("a.csv", Repeat("1,2", 301))],
        ["lines of at most 120 characters"] =
            [new("a.cs", $"// {new string('x', 117)}\n"), new("a.md", new string('x', 121))],
        ["methods of at most 60 lines"] =
            [new("a.cs", $"class A {{\n void M() {{\n{Repeat("var x = 1;", 58)} }}\n}}")],
        ["files of at most 3 MB"] = [new("a.csv", 3_000_000, new Lazy<string>(""))],
        ["no banned word in a path"] =
            [new("src/Database.cs", ""), new("data-samples/a.csv", ""), new("a/Information.cs", "")],
        ["no banned word in a type's name"] = [new("a.cs", "class Database { string Helper; } // OrderManager")],
        ["no to-do without an issue"] = [new("a.cs", $"// {ToDo} #12: later"), new("a.cs", $"// {ToDo}(#12) later")],
        ["no path of one machine"] = [new("a.md", "https://example.org" + Home + " and /stores/homes/1")],
        ["no skipped test"] = [new("a.cs", $"numbers.{SkipWord}(1)")],
        ["no dead link"] =
        [
            new("a.md", "[x](README.md), [y](docs/decisions/), [z](https://example.org/x.md), `[w](nowhere.md)`"),
            new("docs/a.md", "[x](../README.md)"),
            new("a.md", "# One title, or two\n[x](#one-title-or-two)"),
        ],
        ["no dead path in docs"] = [new("a.md", "`src/Forecasting.Core/Models/<Name>/<Name>Forecaster.cs`")],
    };

    private static string Repeat(string line, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line}\n");
        }

        return text.ToString();
    }
}
