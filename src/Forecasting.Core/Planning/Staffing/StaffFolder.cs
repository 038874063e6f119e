using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>The staff of a folder of contract files.</summary>
public sealed class StaffFolder
{
    /// <summary>Minutes after closing in which those who are available until closing still finish.</summary>
    private const int FinishingMinutes = 60;

    private static readonly ContractColumn[] StaffColumns =
    [
        new("staff_id", true), new("store_id", true), new("name"), new("roles", true), new("max_hours_week"),
        new("hourly_cost"), new("zone"), new("accepts_overtime"),
    ];

    private static readonly ContractColumn[] AvailabilityColumns =
    [
        new("staff_id", true), new("weekday"), new("date"), new("from_hour", true), new("until_hour", true),
        new("kind", true),
    ];

    private readonly List<(string StoreId, StaffMember Person)> _people = [];
    private readonly Dictionary<string, string> _storeOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Rule>> _rules = new(StringComparer.Ordinal);

    private StaffFolder()
    {
    }

    private sealed record Rule(int? Weekday, DateOnly? Date, int FromHour, int UntilHour, string Kind);

    /// <summary>Nobody.</summary>
    public static StaffFolder None { get; } = new();

    /// <summary>Number of people.</summary>
    public int Count => _people.Count;

    /// <summary>Whether a store has people.</summary>
    /// <param name="storeId">The store.</param>
    public bool Has(string storeId) => _storeOf.ContainsValue(storeId);

    /// <summary>The store in which a person works; null for nobody of these.</summary>
    /// <param name="staffId">The person.</param>
    public string? StoreOf(string staffId) => _storeOf.GetValueOrDefault(staffId);

    /// <summary>Reads staff.csv and availability.csv; nobody where the folder has no staff.csv.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">A file cannot be used.</exception>
    public static StaffFolder Read(string folder, ReadingLog log)
    {
        var staff = new StaffFolder();
        using (var file = ContractFile.TryOpen(folder, "staff", StaffColumns, log))
        {
            while (file is not null && file.Next())
            {
                staff.AddPerson(file);
            }
        }

        using var availability = ContractFile.TryOpen(folder, "availability", AvailabilityColumns, log);
        while (availability is not null && availability.Next())
        {
            staff.AddRule(availability);
        }

        return staff;
    }

    /// <summary>A store's people with the hours in which they can work. A person without rows of the kind available can
    /// always work, but on days away.</summary>
    /// <param name="store">The store.</param>
    /// <param name="firstDay">First day (included).</param>
    /// <param name="days">Days.</param>
    public IReadOnlyList<StaffMember> Of(Store store, DateOnly firstDay, int days) =>
    [
        .. _people.Where(p => p.StoreId == store.Id).Select(p => _rules.TryGetValue(p.Person.Id, out var rules)
            ? p.Person with
            {
                Available = [.. Enumerable.Range(0, days).SelectMany(d => Hours(rules, store, firstDay.AddDays(d)))],
                Wishes = [.. Wishes(rules, firstDay, days)],
            }
            : p.Person),
    ];

    private static IEnumerable<AvailableHours> Hours(List<Rule> rules, Store store, DateOnly date)
    {
        var weekday = date.DaysSinceMonday() + 1;
        var today = rules.Where(r => r.Date == date || (r.Date is null && r.Weekday == weekday)).ToList();
        if (today.Any(r => r.Kind == "away"))
        {
            return [];
        }

        if (rules.TrueForAll(r => r.Kind != "available"))
        {
            return [new AvailableHours(date, 0, 2 * 1440)];
        }

        // Rows of a date replace those of its weekday.
        var dated = today.Where(r => r.Date is not null && r.Kind == "available").ToList();
        return (dated.Count > 0 ? dated : today.Where(r => r.Kind == "available")).Select(r =>
        {
            var until = r.UntilHour > r.FromHour ? r.UntilHour : r.UntilHour + 24;
            var close = store.CloseHour is { } hour && hour <= (store.OpenHour ?? 0) ? hour + 24 : store.CloseHour;
            return new AvailableHours(date, r.FromHour * 60, (until * 60) + (until == close ? FinishingMinutes : 0));
        });
    }

    private static IEnumerable<StaffWish> Wishes(List<Rule> rules, DateOnly firstDay, int days) =>
        from day in Enumerable.Range(0, days)
        let date = firstDay.AddDays(day)
        let weekday = date.DaysSinceMonday() + 1
        from rule in rules
        where rule.Date == date || (rule.Date is null && rule.Weekday == weekday)
        where rule.Kind is "wish_off" or "wish_work"
        select new StaffWish(date, rule.Kind == "wish_work");

    private void AddPerson(ContractFile file)
    {
        if (!file.TryWord(0, out var id) || !file.TryWord(1, out var store)
            || !file.TryOptionalNumber(4, out var hours) || !file.TryOptionalNumber(5, out var cost)
            || !file.TryFlag(7, out var acceptsOvertime))
        {
            return;
        }

        if (hours is < 0 or > 168 || cost is <= 0)
        {
            file.Reject(4, "hours a week lie between 0 and 168, and the cost of an hour above 0");
            return;
        }

        var words = file.Field(3).ToString().Split(['|', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        var roles = Enum.GetValues<StaffRole>()
            .Where(r => words.Contains(r.ToString(), StringComparer.OrdinalIgnoreCase)).ToList();
        if (roles.Count < words.Length)
        {
            file.Reject(3, "roles are picker and rider, parted by |");
            return;
        }

        if (!_storeOf.TryAdd(id, store))
        {
            file.Reject(0, "the person comes twice; the first row holds");
            return;
        }

        _people.Add((store, new StaffMember
        {
            Id = id,
            Name = file.Field(2).IsEmpty ? id : file.Field(2).ToString(),
            Roles = roles,
            Zone = file.Field(6).ToString(),
            HoursAWeek = hours ?? 44,
            CostPerHour = cost ?? 25,
            AcceptsOvertime = acceptsOvertime,
        }));
    }

    private void AddRule(ContractFile file)
    {
        if (!file.TryWord(0, out var id) || !TryWeekday(file, out var weekday) || !TryDate(file, out var date)
            || !TryHour(file, 3, out var from) || !TryHour(file, 4, out var until) || !file.TryWord(5, out var kind))
        {
            return;
        }

        if (weekday is null == date is null)
        {
            file.Reject(1, "give either a weekday, 1 for Monday to 7, or a date");
            return;
        }

        if (kind is not ("available" or "away" or "wish_off" or "wish_work"))
        {
            file.Reject(5, "one of available, away, wish_off, wish_work");
            return;
        }

        if (!_rules.TryGetValue(id, out var rules))
        {
            _rules[id] = rules = [];
        }

        rules.Add(new Rule(weekday, date, from, until, kind));
    }

    private static bool TryWeekday(ContractFile file, out int? weekday)
    {
        weekday = null;
        if (file.Field(1).IsEmpty)
        {
            return true;
        }

        var fits = int.TryParse(file.Field(1), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && day is >= 1 and <= 7;
        weekday = day;
        return fits || file.Reject(1, "a weekday is 1 for Monday to 7 for Sunday");
    }

    private static bool TryDate(ContractFile file, out DateOnly? date)
    {
        date = null;
        if (file.Field(2).IsEmpty)
        {
            return true;
        }

        var fits = file.TryDate(2, out var day);
        date = day;
        return fits;
    }

    private static bool TryHour(ContractFile file, int column, out int hour) =>
        (int.TryParse(file.Field(column), NumberStyles.None, CultureInfo.InvariantCulture, out hour) && hour <= 24)
        || file.Reject(column, "an hour is a whole number from 0 to 24");
}
