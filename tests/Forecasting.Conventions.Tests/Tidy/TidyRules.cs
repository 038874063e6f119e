namespace Forecasting.Conventions.Tests.Tidy;

/// <summary>THE list of tidy rules. To add one: a function, a line here, and a planted case in PlantedFiles.</summary>
internal static class TidyRules
{
    public static IReadOnlyList<TidyRule> All { get; } =
    [
        new("files of at most 300 lines", Sizes.LongFile),
        new("lines of at most 120 characters", Sizes.LongLines),
        new("methods of at most 60 lines", Declarations.LongMethods),
        new("files of at most 3 MB", Sizes.HeavyFile),
        new("no banned word in a path", BannedWords.InPath),
        new("no banned word in a type's name", Declarations.BannedTypeNames),
        new("no to-do without an issue", Words.UnownedToDo),
        new("no path of one machine", Words.MachinePath),
        new("no skipped test", Words.SkippedTest),
        new("no dead link", Links.Dead),
        new("no dead path in docs", Links.DeadPaths),
    ];

    public static TidyRule Named(string name) => All.Single(r => r.Name == name);
}
