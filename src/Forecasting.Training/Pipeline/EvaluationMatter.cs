using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Comparison;
using Forecasting.Core.History;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Training.Pipeline;

/// <summary>What an evaluation compares, read from a folder or from the database.</summary>
/// <param name="Reading">The history, also after the first compared day, and the manual forecasts.</param>
/// <param name="Truth">The true rates of a simulated chain, or null.</param>
/// <param name="FirstDay">The first day that is compared.</param>
/// <param name="Overrides">The planners' changes that stood when their day began.</param>
internal sealed record EvaluationMatter(
    FolderReading Reading, SimulatedTruth? Truth, DateOnly FirstDay, IReadOnlyList<PlannerOverride> Overrides)
{
    /// <summary>Changes that were stored after their day had begun, which are not scored.</summary>
    public int LateOverrides { get; init; }

    /// <summary>Reads what is to be compared: a simulated chain's days after its history, else the last
    /// weeks.</summary>
    public static EvaluationMatter Read(string? folder, string? connection, int weeks, CancellationToken cancellation)
    {
        if (folder is null)
        {
            return OfDatabase(Database.Existing(connection!), weeks, cancellation);
        }

        var later = LaterDays.Of(folder);
        if (!Directory.Exists(later))
        {
            var reading = DemandHistoryFolder.Read(folder, cancellation);
            return new EvaluationMatter(reading, null, LastWeeks(reading.History, weeks), []);
        }

        var first = DemandHistoryFolder.Read(later, cancellation).History.FirstDay;
        return new EvaluationMatter(
            DemandHistoryFolder.ReadTogether(folder, later, cancellation),
            SimulatedTruth.Read(folder, first, new ReadingLog(), cancellation),
            first,
            []);
    }

    /// <summary>The comparison with the planners' changes in it: of each day and lead what stood then.</summary>
    public ForecastComparison WithOverrides(ForecastComparison comparison)
    {
        if (Overrides.Count == 0)
        {
            return comparison;
        }

        var changes = Overrides.Where(o => o.Key.ChannelId == Channel.AllId)
            .ToLookup(o => (o.Key.StoreId, o.Date));
        return comparison with
        {
            Days = [.. comparison.Days.Select(day => PlannerOverride.Newest(
                changes[(day.StoreId, day.Date)].Where(o => o.LeadDays >= day.LeadDays)) is { } change
                    ? day with { Override = change.Orders }
                    : day)],
        };
    }

    private static EvaluationMatter OfDatabase(Database database, int weeks, CancellationToken cancellation)
    {
        Migrator.Run(database);
        var history = StoredDemandHistory.Read(database, cancellation);
        var manual = ManualForecastsTable.Scored(database);
        var (changes, late) = OverridesTable.Scored(database);
        return new EvaluationMatter(
            new FolderReading(history, [], []) { Manual = manual },
            null,
            LastWeeks(history, weeks),
            changes)
        {
            LateOverrides = late,
        };
    }

    private static DateOnly LastWeeks(DemandHistory history, int weeks) => history.LastDay.AddDays(1 - (7 * weeks));
}
