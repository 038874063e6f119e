using Forecasting.Core.Planning.Staffing.Rules;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>THE list of rules that a roster keeps. To add one: Rules/[Name]Rule.cs, and a line here.</summary>
public static class RosterRules
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<IRosterRule> All { get; } =
    [
        new RoleRule(),
        new AvailabilityRule(),
        new OneShiftADayRule(),
        new DailyHoursRule(),
        new WeeklyHoursRule(),
        new RestBetweenShiftsRule(),
        new WeeklyRestDayRule(),
        new DaysInARowRule(),
    ];

    /// <summary>Everything that a roster breaks.</summary>
    /// <param name="roster">The roster.</param>
    public static IReadOnlyList<RosterViolation> Check(Roster roster) => [.. All.SelectMany(r => r.Check(roster))];

    /// <summary>Which shifts a person may keep, in the order in which they are given: the rule that a shift breaks
    /// together with those before it that stay, or null where it stays.</summary>
    /// <param name="alone">A problem of that person alone.</param>
    /// <param name="shifts">Indices of the shifts.</param>
    internal static IEnumerable<(int Shift, RosterViolation? Broken)> Judge(
        RosterProblem alone, IEnumerable<int> shifts)
    {
        var kept = new List<int>();
        foreach (var shift in shifts)
        {
            var broken = Broken(alone, [.. kept, shift]);
            if (broken is null)
            {
                kept.Add(shift);
            }

            yield return (shift, broken);
        }
    }

    /// <summary>The first rule that a person's shifts break, or null.</summary>
    /// <param name="alone">A problem of that person alone.</param>
    /// <param name="shifts">Indices of the shifts.</param>
    internal static RosterViolation? Broken(RosterProblem alone, IEnumerable<int> shifts)
    {
        var roster = new Roster { Problem = alone, Assignments = [.. shifts.Select(s => new Assignment(0, s))] };
        return All.SelectMany(rule => rule.Check(roster)).FirstOrDefault();
    }
}
