namespace Forecasting.Core.Planning.Staffing;

/// <summary>What became different from the published roster.</summary>
/// <param name="Person">Who.</param>
/// <param name="Shift">Which shift, of one person.</param>
/// <param name="IsAdded">True: the person works it beside what was published, or with other pauses; false: it was taken
/// back.</param>
/// <param name="Cost">Price of taking it back; else 0.</param>
/// <param name="Reason">Why it was taken back or how its pauses moved; empty for shifts that are added.</param>
public sealed record RosterChange(StaffMember Person, RosterShift Shift, bool IsAdded, double Cost, string Reason)
{
    /// <summary>Whether the shift stays and only its pauses are at other times.</summary>
    public bool IsMoved => IsAdded && Reason.Length > 0;

    /// <summary>added, moved or withdrawn.</summary>
    public string Word => WordOf(IsAdded, Reason);

    /// <summary>added, moved or withdrawn.</summary>
    /// <param name="isAdded">As for a change.</param>
    /// <param name="reason">As for a change.</param>
    public static string WordOf(bool isAdded, string reason) =>
        !isAdded ? "withdrawn" : reason.Length > 0 ? "moved" : "added";
}

/// <summary>
/// What a published roster means for the days that are planned: what was worked before them, shifts that stay, and
/// shifts that cannot.
/// </summary>
public sealed class PublishedWeek
{
    private readonly List<(int Person, RosterShift Shift)> _stays = [];
    private readonly List<(int Person, RosterShift Shift, string Reason)> _cannotStay = [];

    private readonly Dictionary<(int Person, RosterShift Shift), IReadOnlyList<ShiftBreak>> _told = [];

    private List<PublishedShift> _ofLeavers = [];

    private PublishedWeek(IReadOnlyList<StaffMember> staff) => Staff = staff;

    /// <summary>The people, with what they worked before.</summary>
    public IReadOnlyList<StaffMember> Staff { get; }

    /// <summary>Looks at what was published for a store.</summary>
    /// <param name="published">Shifts before and in the planned days; later ones are not looked at. What people worked
    /// before counts whatever the store.</param>
    /// <param name="storeId">The store. Its shifts of people who are not among its people any more are taken
    /// back.</param>
    /// <param name="problem">Days, people, holidays and law; its shifts are not looked at.</param>
    public static PublishedWeek Of(PublishedRoster published, string storeId, RosterProblem problem)
    {
        var here = published.Of(storeId);
        var byPerson = here.ToLookup(p => p.StaffId, StringComparer.Ordinal);
        var week = new PublishedWeek([.. problem.Staff.Select(s => CarryOver.Of(
            s, published.OfPerson(s.Id).Select(p => p.Shift), problem.FirstDay, problem.Law))]);
        bool IsPlanned(RosterShift shift) => problem.DayOf(shift.Date) is var day && day >= 0 && day < problem.Days;
        var people = problem.Staff.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        week._ofLeavers = [.. here.Where(p => !people.Contains(p.StaffId) && IsPlanned(p.Shift))
            .OrderBy(p => p.StaffId, StringComparer.Ordinal).ThenBy(p => p.Minutes.From)];
        for (var person = 0; person < week.Staff.Count; person++)
        {
            List<PublishedShift> shifts =
            [
                .. byPerson[week.Staff[person].Id].Where(p => IsPlanned(p.Shift)).OrderBy(p => p.Minutes.From),
            ];
            foreach (var shift in shifts.Where(s => s.Breaks is not null))
            {
                week._told[(person, shift.Shift)] = shift.Breaks!;
            }

            week.Judge(person, (problem with
            {
                Staff = week.Staff,
                Shifts = [.. shifts.Select(s => s.Shift)],
            }).Alone(person));
        }

        return week;
    }

    /// <summary>The shifts of a day that stay, for the search for shifts. One at a time at which nobody works in the
    /// store is none of them.</summary>
    /// <param name="day">The day.</param>
    /// <param name="role">The role.</param>
    public IReadOnlyList<KeptShift> Kept(StaffDay day, StaffRole role) =>
    [
        .. _stays.Where(s => s.Shift.Date == day.Date && s.Shift.Role == role)
            .Select(s => RosterShifts.Kept(day, s.Shift, _told.GetValueOrDefault(s))).OfType<KeptShift>()
            .GroupBy(k => k).Select(g => g.Key with { People = g.Count() })
            .OrderBy(k => k.From).ThenBy(k => k.Until).ThenBy(k => k.PaidSlots)
            .ThenBy(k => k.Told?.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>The published assignments among a roster's shifts.</summary>
    /// <param name="shifts">Shifts to fill.</param>
    public IReadOnlyList<Assignment> Assignments(IReadOnlyList<RosterShift> shifts)
    {
        var indices = shifts.Index().ToDictionary(s => s.Item with { People = 1 }, s => s.Index);
        return [.. _stays.Where(s => indices.ContainsKey(s.Shift))
            .Select(s => new Assignment(s.Person, indices[s.Shift])).OrderBy(a => a.Shift).ThenBy(a => a.Person)];
    }

    /// <summary>The pauses that people were told with published assignments, as far as they are known.</summary>
    /// <param name="shifts">Shifts to fill.</param>
    public IReadOnlyDictionary<Assignment, IReadOnlyList<ShiftBreak>> Pauses(IReadOnlyList<RosterShift> shifts) =>
        Assignments(shifts).Select(a => (Assignment: a, Key: (a.Person, shifts[a.Shift] with { People = 1 })))
            .Where(a => _told.ContainsKey(a.Key)).ToDictionary(a => a.Assignment, a => _told[a.Key]);

    /// <summary>What differs from what was published, by person and time; nothing where nothing was.</summary>
    /// <param name="roster">The roster; null where there are no shifts.</param>
    /// <param name="prices">What a change costs.</param>
    /// <param name="named">The roster's shifts with their pauses.</param>
    public IReadOnlyList<RosterChange> Changes(
        Roster? roster, RosterPrices prices, IReadOnlyList<NamedShift> named)
    {
        if (_stays.Count + _cannotStay.Count + _ofLeavers.Count == 0)
        {
            return [];
        }

        var worked = roster?.Assignments.Select(a => (a.Person, roster.Problem.Shifts[a.Shift] with { People = 1 }))
            .ToHashSet() ?? [];
        var wanted = roster?.Problem.Shifts.Select(s => s with { People = 1 }).ToHashSet() ?? [];
        var published = _stays.Concat(_cannotStay.Select(c => (c.Person, c.Shift))).ToHashSet();
        var withdrawn = _cannotStay.Where(c => !worked.Contains((c.Person, c.Shift)))
            .Concat(_stays.Where(s => !worked.Contains(s)).Select(s => (s.Person, s.Shift, Reason:
                wanted.Contains(s.Shift) ? "another roster costs less, the change included" : "nobody works then")));
        return
        [
            .. withdrawn.Select(c => (c.Person, Change: new RosterChange(
                    Staff[c.Person], c.Shift, false, prices.ChangePerShift, c.Reason)))
                .Concat(worked.Where(w => !published.Contains(w)).Select(w => (w.Person, Change: new RosterChange(
                    Staff[w.Person], w.Item2, true, 0, ""))))
                .Concat(Moved(named))
                .OrderBy(c => c.Person).ThenBy(c => c.Change.Shift.Date).ThenBy(c => c.Change.Shift.FromMinute)
                .ThenBy(c => c.Change.IsAdded).Select(c => c.Change),
            .. _ofLeavers.Select(p => new RosterChange(
                new StaffMember { Id = p.StaffId, Name = p.Name.Length > 0 ? p.Name : p.StaffId },
                p.Shift, false, prices.ChangePerShift, "the person is not among the store's people any more")),
        ];
    }

    /// <summary>Published shifts that are worked with other pauses than people were told.</summary>
    private IEnumerable<(int Person, RosterChange Change)> Moved(IReadOnlyList<NamedShift> named)
    {
        var people = Staff.Index().ToDictionary(s => s.Item.Id, s => s.Index, StringComparer.Ordinal);
        return
            from shift in named
            let person = people[shift.Person.Id]
            let told = _told.GetValueOrDefault((person, shift.Shift))
            where told is not null && !told.SequenceEqual(shift.Breaks)
            select (person, new RosterChange(Staff[person], shift.Shift, true, 0,
                $"pauses told {Text(told)}, now {Text(shift.Breaks)}: shifts may not pause as was told any more"));

        static string Text(IReadOnlyList<ShiftBreak> breaks) =>
            breaks.Count == 0 ? "none" : string.Join(" and ", breaks);
    }

    /// <summary>Shifts stay in order of time, as long as all that stay break no rule.</summary>
    private void Judge(int person, RosterProblem alone)
    {
        foreach (var (shift, broken) in RosterRules.Judge(alone, Enumerable.Range(0, alone.Shifts.Count)))
        {
            if (broken is null)
            {
                _stays.Add((person, alone.Shifts[shift]));
            }
            else
            {
                _cannotStay.Add((person, alone.Shifts[shift], $"{broken.Rule}: {broken.What}"));
            }
        }
    }
}
