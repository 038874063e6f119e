using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Forecasting.Conventions.Tests.Tidy;

/// <summary>Rules on what a C# file declares.</summary>
internal static class Declarations
{
    private const int MaxMethodLines = 60;

    private static readonly CSharpParseOptions Newest = new(LanguageVersion.Preview);

    public static IEnumerable<string> LongMethods(RepositoryFile file)
    {
        if (!file.IsCSharp)
        {
            return [];
        }

        var root = RootOf(file);
        return root.DescendantNodes()
            .Where(n => n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
                or PropertyDeclarationSyntax { ExpressionBody: not null })
            .Select(n => (Name: NameOf(n), Lines: LinesOf(n, n)))
            .Concat(TopLevel(root))
            .Where(m => m.Lines > MaxMethodLines)
            .Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} has {m.Lines} lines"));
    }

    public static IEnumerable<string> BannedTypeNames(RepositoryFile file) =>
        file.IsCSharp
            ? RootOf(file).DescendantNodes()
                .Select(n => n is BaseTypeDeclarationSyntax type ? type.Identifier.Text
                    : n is DelegateDeclarationSyntax function ? function.Identifier.Text : "")
                .Where(name => BannedWords.In(name).Any())
            : [];

    private static IEnumerable<(string Name, int Lines)> TopLevel(CompilationUnitSyntax root)
    {
        var statements = root.Members.OfType<GlobalStatementSyntax>().ToList();
        return statements.Count > 0 ? [("the program", LinesOf(statements[0], statements[^1]))] : [];
    }

    private static CompilationUnitSyntax RootOf(RepositoryFile file) =>
        CSharpSyntaxTree.ParseText(file.Text, Newest).GetCompilationUnitRoot();

    private static int LinesOf(SyntaxNode first, SyntaxNode last)
    {
        var tree = first.SyntaxTree;
        var start = tree.GetLineSpan(first.Span).StartLinePosition.Line;
        return tree.GetLineSpan(last.Span).EndLinePosition.Line - start + 1;
    }

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.Text,
        _ => node.Kind().ToString(),
    };
}
