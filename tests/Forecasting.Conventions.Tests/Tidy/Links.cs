using System.Text.RegularExpressions;

namespace Forecasting.Conventions.Tests.Tidy;

/// <summary>Links and paths in Markdown that lead nowhere.</summary>
internal static partial class Links
{
    public static IEnumerable<string> Dead(RepositoryFile file) =>
        file.IsMarkdown
            ? Link().Matches(WithoutCode(file.Text)).Select(m => m.Groups["target"].Value)
                .Where(target => !IsElsewhere(target) && !Leads(file, target))
            : [];

    /// <summary>
    /// Paths in code spans that begin with one of the project's folders. A decision is history and may name what is
    /// gone.
    /// </summary>
    public static IEnumerable<string> DeadPaths(RepositoryFile file) =>
        file.IsMarkdown && !file.Path.StartsWith("docs/decisions/", StringComparison.Ordinal)
            ? ProjectPath().Matches(file.Text).Select(m => m.Groups["path"].Value)
                .Where(path => !Repository.Exists(Known(path)))
            : [];

    /// <summary>The part of a path before its first placeholder, such as src/x of src/x/&lt;Name&gt;.cs.</summary>
    public static string Known(string path)
    {
        var placeholder = path.AsSpan().IndexOfAny("<*{");
        return placeholder < 0 ? path : path[..path.LastIndexOf('/', placeholder)];
    }

    private static bool IsElsewhere(string target) =>
        target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool Leads(RepositoryFile file, string target)
    {
        var (path, anchor) = target.Split('#') is [var before, var after] ? (before, after) : (target, "");
        var folder = Path.GetDirectoryName(file.Path) ?? "";
        var to = path.Length == 0
            ? file.Path
            : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, folder, path));
        if (to.StartsWith("..", StringComparison.Ordinal) || (path.Length > 0 && !Repository.Exists(to)))
        {
            return false;
        }

        var text = path.Length == 0 ? file.Text : anchor.Length == 0 ? "" : Repository.File(to).Text;
        var anchors = Heading().Matches(text).Select(m => Slug(m.Groups["title"].Value));
        return anchor.Length == 0 || anchors.Contains(anchor);
    }

    private static string Slug(string title) =>
        NoSlug().Replace(title.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutCode(string text) => Code().Replace(text, "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)|^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]+`(?!\])", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+\s+(?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoSlug();

    [GeneratedRegex(@"`(?<path>(src|tests|docs|bench|setup|models|data-samples|\.ci)/[^`\s]*)`")]
    private static partial Regex ProjectPath();
}
