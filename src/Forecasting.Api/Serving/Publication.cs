using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Serving;

/// <summary>What the API knew at its last look at the database. Immutable: a request takes it once and sees one night.</summary>
/// <param name="Published">The published run with all its numbers; null before the first publication.</param>
/// <param name="Runs">The newest runs, newest first.</param>
/// <param name="CheckedAt">When the database was last read; null before the first look.</param>
/// <param name="Trouble">Why the last look failed; empty where it did not.</param>
public sealed record Snapshot(
    PublishedRun? Published, IReadOnlyList<Run> Runs, DateTimeOffset? CheckedAt, string Trouble)
{
    public static Snapshot Nothing { get; } = new(null, [], null, "");
}

/// <summary>Holds the snapshot that is served; swapped as a whole.</summary>
public sealed class Publication
{
    private volatile Snapshot _current = Snapshot.Nothing;

    public Snapshot Current
    {
        get => _current;
        set => _current = value;
    }
}
