using System.Diagnostics;

namespace Forecasting.Conventions.Tests;

/// <summary>The working tree that these tests were built from.</summary>
internal static class Repository
{
    private const string Solution = "RtMart.Forecast.sln";

    private static readonly Lazy<IReadOnlyList<RepositoryFile>> Listed = new(List);

    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is tracked, or would be if all were added; ignored files are not among them.</summary>
    public static IReadOnlyList<RepositoryFile> Files => Listed.Value;

    public static RepositoryFile File(string path) => RepositoryFile.Read(Root, path);

    public static bool Exists(string path)
    {
        var full = Path.Combine(Root, path);
        return System.IO.File.Exists(full) || Directory.Exists(full);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Solution}.");
    }

    private static List<RepositoryFile> List()
    {
        var answer = Shell.Run("git", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        if (answer.ExitCode != 0)
        {
            throw new InvalidOperationException($"git cannot list the files of {Root}: {answer.Errors}");
        }

        return [.. answer.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Distinct()
            .Where(path => System.IO.File.Exists(Path.Combine(Root, path)))
            .Select(path => RepositoryFile.Read(Root, path))];
    }
}

/// <summary>One file with its path from the root, parts separated by '/'.</summary>
internal sealed record RepositoryFile(string Path, long SizeBytes, Lazy<string> Content)
{
    public RepositoryFile(string path, string text)
        : this(path, text.Length, new Lazy<string>(text))
    {
    }

    public string Text => Content.Value;

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>A source that people write and read: it has lines and names.</summary>
    public bool IsSource => IsCSharp || Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Whether it can be read as text; a NUL never stands in text.</summary>
    public bool IsText => !Path.EndsWith(".gz", StringComparison.Ordinal) && !Text.Contains('\0');

    public bool IsMarkdown => Path.EndsWith(".md", StringComparison.Ordinal);

    public static RepositoryFile Read(string root, string path)
    {
        var full = System.IO.Path.Combine(root, path);
        return new RepositoryFile(path, new FileInfo(full).Length, new Lazy<string>(() => File.ReadAllText(full)));
    }
}

/// <summary>Runs a program to its end.</summary>
internal static class Shell
{
    public static (int ExitCode, string Output, string Errors) Run(
        string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
