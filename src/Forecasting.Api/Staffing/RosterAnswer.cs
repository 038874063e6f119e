using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Rosters;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Staffing;

/// <summary>Who works when in a store.</summary>
public sealed record RosterAnswer : ITable, ICalendar
{
    private IReadOnlyList<StoredRosterShift> _stored = [];

    public required string StoreId { get; init; }

    /// <summary>The store's IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>First day of the answer that has a roster.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the answer that has a roster.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The plans that the days come from, by day; days of none of them have no roster.</summary>
    public required IReadOnlyList<RosterSource> Rosters { get; init; }

    /// <summary>Hours of work of the shifts.</summary>
    public required double Hours { get; init; }

    /// <summary>Wages of the shifts.</summary>
    public required double Cost { get; init; }

    public required IReadOnlyList<RosterShiftRow> Shifts { get; init; }

    /// <summary>Shifts that people are missing from; absent where one person is asked for.</summary>
    public IReadOnlyList<OpenShiftRow>? OpenShifts { get; init; }

    /// <summary>Hours in which shifts cover less than is needed; absent where one person is asked for.</summary>
    public IReadOnlyList<UncoveredHourRow>? Uncovered { get; init; }

    /// <summary>Wishes that are not met.</summary>
    public required IReadOnlyList<UnmetWishRow> UnmetWishes { get; init; }

    /// <summary>What differs from what was published before.</summary>
    public required IReadOnlyList<RosterChangeRow> Changes { get; init; }

    IReadOnlyList<string> ITable.Columns =>
    [
        "store_id", "staff_id", "name", "date", "role", "from", "until", "paid_minutes", "starts_at", "ends_at",
        "breaks", "cost",
    ];

    // People open these in spreadsheets: no text may become a formula.
    IEnumerable<object?[]> ITable.Rows => Shifts.Select(s => new object?[]
    {
        CsvField.Inert(StoreId), CsvField.Inert(s.StaffId), CsvField.Inert(s.Name), s.Date, s.Role, s.From, s.Until,
        s.PaidMinutes, s.StartsAt, s.EndsAt, string.Join("; ", s.Breaks.Select(b => $"{b.From}-{b.Until}")), s.Cost,
    });

    string ICalendar.Calendar() => RosterCalendar.Text(
        _stored.Select(s => s.Named()),
        StoreId,
        DateTimeOffset.Parse(Rosters[^1].MadeAt, CultureInfo.InvariantCulture));

    /// <summary>The answer of a store.</summary>
    /// <param name="range">The days asked for.</param>
    /// <param name="person">Only this person's part; null for all.</param>
    /// <param name="rosters">The rosters of the days, at least one.</param>
    /// <param name="whole">All that belongs to the days.</param>
    internal static RosterAnswer Of(
        QueryRange range, string? person, IReadOnlyList<StoredRoster> rosters, StoredRosterWhole whole)
    {
        bool IsAsked(string staffId) => person is null || staffId == person;
        List<StoredRosterShift> shifts = [.. whole.Shifts.Where(s => IsAsked(s.StaffId))];
        return new RosterAnswer
        {
            _stored = shifts,
            StoreId = whole.Roster.StoreId,
            TimeZone = rosters[^1].TimeZone,
            From = range.From > rosters[0].FirstDay ? range.From : rosters[0].FirstDay,
            To = range.To < rosters[^1].LastDay ? range.To : rosters[^1].LastDay,
            Rosters = [.. rosters.Select(RosterSource.Of)],
            Hours = Math.Round(shifts.Sum(s => s.PaidMinutes) / 60.0, 2),
            Cost = Math.Round(shifts.Sum(s => s.Cost), 2),
            Shifts = [.. shifts.Select(RosterShiftRow.Of)],
            OpenShifts = person is null ? [.. whole.Open.Select(OpenShiftRow.Of)] : null,
            Uncovered = person is null ? [.. whole.Uncovered.Select(UncoveredHourRow.Of)] : null,
            UnmetWishes = [.. whole.Wishes.Where(w => IsAsked(w.StaffId)).Select(UnmetWishRow.Of)],
            Changes = [.. whole.Changes.Where(c => IsAsked(c.StaffId)).Select(RosterChangeRow.Of)],
        };
    }
}
