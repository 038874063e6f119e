namespace Forecasting.Conventions.Tests.Tidy;

/// <summary>One thing that every file must keep to.</summary>
/// <param name="Name">The rule as a phrase.</param>
/// <param name="Find">What breaks it in a file: places or words, none where it is kept.</param>
internal sealed record TidyRule(string Name, Func<RepositoryFile, IEnumerable<string>> Find);
