using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>A shift that a person was told to work.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="StaffId">The person.</param>
/// <param name="Shift">The shift, of one person.</param>
public sealed record PublishedShift(string StoreId, string StaffId, RosterShift Shift)
{
    /// <summary>The person's name then; empty where it is not known.</summary>
    public string Name { get; init; } = "";

    /// <summary>The pauses in order, none where it has none; null where they are not known.</summary>
    public IReadOnlyList<ShiftBreak>? Breaks { get; init; }

    internal (int From, int Until) Minutes =>
        ((Shift.Date.DayNumber * 1440) + Shift.FromMinute, (Shift.Date.DayNumber * 1440) + Shift.UntilMinute);
}

/// <summary>A roster that was published: the table of named people's shifts that a plan wrote.</summary>
public sealed class PublishedRoster
{
    private static readonly ContractColumn[] Columns =
    [
        new("store_id", true), new("staff_id", true), new("name"), new("date", true), new("role", true),
        new("from", true), new("until", true), new("paid_minutes", true), new("breaks"), new("starts_at"),
        new("ends_at"), new("cost"),
    ];

    private readonly Dictionary<string, List<PublishedShift>> _byPerson = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Store> _stores;
    private readonly StaffFolder _staff;

    private PublishedRoster(StaffFolder staff, IReadOnlyList<Store> stores)
    {
        _staff = staff;
        _stores = stores.ToDictionary(s => s.Id, StringComparer.Ordinal);
    }

    /// <summary>Nothing was published.</summary>
    public static PublishedRoster None { get; } = new(StaffFolder.None, []);

    /// <summary>A roster that was kept: people's shifts that do not overlap. People may have left since.</summary>
    /// <param name="shifts">The shifts.</param>
    public static PublishedRoster Of(IEnumerable<PublishedShift> shifts)
    {
        var roster = new PublishedRoster(StaffFolder.None, []);
        foreach (var person in shifts.GroupBy(s => s.StaffId, StringComparer.Ordinal))
        {
            roster._byPerson[person.Key] = [.. person];
        }

        return roster;
    }

    /// <summary>Reads a roster. Rows that cannot be used go to the log: people or stores that there are not, times off
    /// the grid, a shift that comes twice or overlaps another of the same person.</summary>
    /// <param name="path">The file, .csv or .csv.gz.</param>
    /// <param name="staff">Who works where.</param>
    /// <param name="stores">All stores.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">There is no such file, or it cannot be used.</exception>
    public static PublishedRoster Read(
        string path, StaffFolder staff, IReadOnlyList<Store> stores, ReadingLog log)
    {
        var name = Path.GetFileName(path);
        var ending = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? ".csv.gz" : ".csv";
        var word = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
        var roster = new PublishedRoster(staff, stores);
        using var file = ContractFile.TryOpen(Path.GetDirectoryName(Path.GetFullPath(path))!, word, Columns, log)
            ?? throw new ContractViolationException(
                path, "there is no such file. Give the roster.csv that an earlier plan wrote.");
        var rows = 0;
        while (file.Next())
        {
            rows++;
            roster.Add(file);
        }

        if (rows == 0)
        {
            log.Warn($"{file.Name}: it has no shifts, so that nothing is kept.");
        }

        return roster;
    }

    /// <summary>What a store's people were told, by person and time.</summary>
    /// <param name="storeId">The store.</param>
    public IReadOnlyList<PublishedShift> Of(string storeId) =>
        [.. _byPerson.Values.SelectMany(s => s).Where(s => s.StoreId == storeId)
            .OrderBy(s => s.StaffId, StringComparer.Ordinal).ThenBy(s => s.Minutes.From)];

    /// <summary>What a person was told in all stores, in any order.</summary>
    /// <param name="staffId">The person.</param>
    public IReadOnlyList<PublishedShift> OfPerson(string staffId) => _byPerson.GetValueOrDefault(staffId) ?? [];

    /// <summary>Shifts that begin after a date.</summary>
    /// <param name="date">The date.</param>
    public int After(DateOnly date) => _byPerson.Values.Sum(s => s.Count(p => p.Shift.Date > date));

    private void Add(ContractFile file)
    {
        if (!TryPerson(file, out var storeId, out var staffId) || !file.TryDate(3, out var date)
            || !TryRole(file, out var role) || !TryTime(file, 5, out var from) || !TryTime(file, 6, out var until)
            || !file.TryCount(7, out var paid) || !TryBreaks(file, out var breaks))
        {
            return;
        }

        var start = FromMinute(_stores[storeId], date, from);
        var end = start + ((until - from + 1440) % 1440 is var length and > 0 ? length : 1440);
        if (paid == 0 || paid % StaffDay.SlotMinutes != 0 || !IsPaidWithin(paid, end - start))
        {
            file.Reject(7, $"paid minutes are a multiple of {StaffDay.SlotMinutes}, above 0, and no more than from "
                + "the shift's beginning to its end");
            return;
        }

        var shift = new PublishedShift(storeId, staffId, new RosterShift(date, role, start, end, paid, 1))
        {
            Breaks = Within(breaks, start, end),
        };
        if (!_byPerson.TryGetValue(staffId, out var shifts))
        {
            _byPerson[staffId] = shifts = [];
        }

        if (shifts.Exists(s => s.StoreId == storeId && s.Shift == shift.Shift))
        {
            file.Reject(5, "the shift comes twice; the first row holds");
        }
        else if (shifts.Find(s => s.Minutes.From < shift.Minutes.Until && shift.Minutes.From < s.Minutes.Until)
            is { } other)
        {
            file.Reject(5, $"it overlaps {other.Shift} of the same person; the first row holds");
        }
        else
        {
            shifts.Add(shift);
        }
    }

    private bool TryPerson(ContractFile file, out string storeId, out string staffId)
    {
        staffId = "";
        if (!file.TryWord(0, out storeId) || !file.TryWord(1, out staffId))
        {
            return false;
        }

        return !_stores.ContainsKey(storeId) ? file.Reject(0, "there is no such store in stores.csv")
            : _staff.StoreOf(staffId) is null ? file.Reject(1, "there is no such person in staff.csv")
            : _staff.StoreOf(staffId) == storeId
            || file.Reject(1, $"the person works in store {_staff.StoreOf(staffId)}");
    }

    private static bool TryRole(ContractFile file, out StaffRole role)
    {
        var word = file.Field(4).ToString();
        role = Enum.GetValues<StaffRole>().FirstOrDefault(r => r.Word() == word);
        return role.Word() == word || file.Reject(4, "a role is picker or rider");
    }

    private static bool TryTime(ContractFile file, int column, out int minute)
    {
        var fits = TimeOnly.TryParseExact(
            file.Field(column), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        minute = (time.Hour * 60) + time.Minute;
        return fits && minute % StaffDay.SlotMinutes == 0
            ? true
            : file.Reject(column, fits
                ? $"shifts begin and end at multiples of {StaffDay.SlotMinutes} minutes"
                : "a time is HH:mm, from 00:00 to 23:45");
    }

    /// <summary>Pauses as clock times with semicolons between, such as 12:00-12:30; 15:00-15:15.</summary>
    private static bool TryBreaks(ContractFile file, out List<TimeOnly> times)
    {
        times = [];
        foreach (var text in file.Field(8).ToString().Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (LocalTime.Read(text.Replace('-', ',')) is not { Count: 2 } pause)
            {
                return file.Reject(8, "breaks are as 12:00-12:30, with semicolons between");
            }

            times.AddRange(pause);
        }

        return true;
    }

    /// <summary>Pauses in minutes since the date's midnight; null, not known, where there are none or clock times do
    /// not follow each other in the shift, as where clocks go back.</summary>
    private static List<ShiftBreak>? Within(List<TimeOnly> times, int start, int end)
    {
        var minutes = new List<int>();
        foreach (var time in times)
        {
            var after = minutes.Count > 0 ? minutes[^1] : start;
            minutes.Add(after + ((((time.Hour * 60) + time.Minute - after) % 1440) + 1440) % 1440);
        }

        return minutes.Count == 0 || minutes[^1] >= end
            ? null
            : [.. minutes.Chunk(2).Select(pair => new ShiftBreak(pair[0], pair[1]))];
    }

    // Where clocks go back in between, a shift is an hour longer than they show.
    private static bool IsPaidWithin(int paid, int minutes) =>
        paid <= minutes + 60 && (paid == minutes || paid > StaffDay.SlotMinutes);

    /// <summary>A time before opening is one after midnight, where the store is open so late.</summary>
    private static int FromMinute(Store store, DateOnly date, int minute)
    {
        var slots = StaffDay.Of(store, date).Slots;
        bool Has(DateOnly on) => slots.Any(s => s.Date == on && (s.Hour * 60) + s.Minute == minute);
        return !Has(date) && Has(date.AddDays(1)) ? minute + 1440 : minute;
    }
}
