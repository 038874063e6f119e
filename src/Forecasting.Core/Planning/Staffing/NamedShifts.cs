using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>A pause within a shift.</summary>
/// <param name="FromMinute">Beginning, local minutes since the midnight of the shift's date.</param>
/// <param name="UntilMinute">End; beyond 1,440 it lies on the next day.</param>
public readonly record struct ShiftBreak(int FromMinute, int UntilMinute)
{
    /// <summary>Pauses as tables have them, such as 12:00-12:30; 15:00-15:15; empty for none.</summary>
    /// <param name="breaks">Pauses in order.</param>
    public static string Text(IEnumerable<ShiftBreak> breaks) => string.Join("; ", breaks);

    /// <summary>Times of the store's clock, such as 12:00-12:30.</summary>
    public override string ToString() => $"{LocalTime.Text(FromMinute)}-{LocalTime.Text(UntilMinute)}";
}

/// <summary>A shift of a person, with its instants.</summary>
/// <param name="Person">Who works it.</param>
/// <param name="Shift">The shift, of one person.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
public sealed record NamedShift(StaffMember Person, RosterShift Shift, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Pauses in order.</summary>
    public IReadOnlyList<ShiftBreak> Breaks { get; init; } = [];

    /// <summary>Wages, with what holidays pay more; overtime belongs to the week and is not in it.</summary>
    public double Cost { get; init; }
}

/// <summary>A shift that people are missing from, with its instants.</summary>
/// <param name="Shift">The shift and how many people it lacks.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Cost">Price of the people who are missing.</param>
/// <param name="Conflict">The smallest set of rules that together leave nobody; empty where it is a matter of
/// price.</param>
public sealed record OpenShift(
    RosterShift Shift, DateTimeOffset Start, DateTimeOffset End, double Cost, IReadOnlyList<string> Conflict);

/// <summary>A roster's shifts one by one: who, when on every clock, and with which pauses.</summary>
public sealed class NamedShifts
{
    private readonly Roster _roster;
    private readonly StoreClock _clock;
    private readonly Dictionary<RosterShift, List<(StaffDay Day, Shift Slots)>> _ways;

    private NamedShifts(Roster roster, Store store, IEnumerable<StaffPlan> plans)
    {
        _roster = roster;
        _clock = new StoreClock(store.TimeZoneId);
        _ways = RosterShifts.Each(plans).GroupBy(s => s.Shift with { People = 1 }).ToDictionary(
            g => g.Key,
            g => g.SelectMany(s => Enumerable.Repeat((s.Day, s.Slots), s.Shift.People)).ToList());
    }

    /// <summary>Shifts of people, by shift and person. Of equal shifts that pause at different times, people have those
    /// whose pauses they were told; of the others, the first person has the first.</summary>
    /// <param name="roster">The roster.</param>
    /// <param name="store">The store.</param>
    /// <param name="plans">The plans whose shifts it fills.</param>
    public static IReadOnlyList<NamedShift> Of(Roster roster, Store store, IEnumerable<StaffPlan> plans)
    {
        var all = new NamedShifts(roster, store, plans);
        return [.. roster.Assignments.GroupBy(a => a.Shift)
            .SelectMany(people => people.Zip(all.PlacesOf([.. people]), all.Of))];
    }

    /// <summary>Shifts that people are missing from.</summary>
    /// <param name="roster">The roster.</param>
    /// <param name="store">The store.</param>
    /// <param name="plans">The plans whose shifts it fills.</param>
    public static IReadOnlyList<OpenShift> OpenOf(Roster roster, Store store, IEnumerable<StaffPlan> plans)
    {
        var all = new NamedShifts(roster, store, plans);
        return [.. roster.Unfilled.Select(u =>
        {
            var shift = roster.Problem.Shifts[u.Shift] with { People = u.People };
            var (start, end, _) = all.Times(shift with { People = 1 }, 0);
            return new OpenShift(shift, start, end, u.Cost, u.Conflict);
        })];
    }

    /// <summary>[person of a shift], the place of a way to work it; beyond the last where there are too few.</summary>
    private int[] PlacesOf(IReadOnlyList<Assignment> people)
    {
        var shift = _roster.Problem.Shifts[people[0].Shift] with { People = 1 };
        var free = Enumerable.Range(0, Math.Max(people.Count, _ways.GetValueOrDefault(shift)?.Count ?? 0)).ToList();
        var places = Enumerable.Repeat(-1, people.Count).ToArray();
        for (var i = 0; i < people.Count; i++)
        {
            if (_roster.Problem.Pauses.TryGetValue(people[i], out var told)
                && free.FindIndex(p => told.SequenceEqual(Times(shift, p).Breaks)) is var found and >= 0)
            {
                places[i] = Take(found);
            }
        }

        return [.. places.Select(p => p < 0 ? Take(0) : p)];

        int Take(int index)
        {
            var place = free[index];
            free.RemoveAt(index);
            return place;
        }
    }

    private NamedShift Of(Assignment assignment, int place)
    {
        var problem = _roster.Problem;
        var (person, shift) = (problem.Staff[assignment.Person], problem.Shifts[assignment.Shift] with { People = 1 });
        var (start, end, breaks) = Times(shift, place);
        return new NamedShift(person, shift, start, end)
        {
            Breaks = breaks,
            Cost = problem.Wages(assignment.Person, assignment.Shift),
        };
    }

    /// <summary>Slots are elapsed time, so that they know which of two equal clock times is meant; without them the
    /// clock says.</summary>
    private (DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<ShiftBreak> Breaks) Times(
        RosterShift shift, int place)
    {
        if (!_ways.TryGetValue(shift, out var ways))
        {
            return (_clock.Instant(shift.Date, shift.FromMinute), _clock.Instant(shift.Date, shift.UntilMinute), []);
        }

        var (day, slots) = ways[Math.Min(place, ways.Count - 1)];
        return (
            day.Instant(slots.From),
            day.Instant(slots.Until),
            [
                .. slots.Spans.Zip(slots.Spans.Skip(1)).Select(pair => new ShiftBreak(
                    RosterShifts.EndOf(day, pair.First.Until), RosterShifts.MinuteOf(day, pair.Second.From))),
            ]);
    }
}
