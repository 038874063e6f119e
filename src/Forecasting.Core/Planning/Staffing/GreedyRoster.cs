namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// A first roster for the solver to begin with: published shifts, then shift by shift in order of time, always the
/// person with the smallest part of the contract used who may take it.
/// </summary>
internal static class GreedyRoster
{
    internal static List<Assignment> Fill(RosterProblem problem)
    {
        // Each person's rules are checked on a problem of that person alone.
        var alone = problem.Staff.Select((_, person) => problem.Alone(person)).ToList();
        var shiftsOf = problem.Staff.Select(_ => new List<int>()).ToList();
        var minutes = new int[problem.Staff.Count];
        var filled = new int[problem.Shifts.Count];
        foreach (var (person, shift) in problem.Published)
        {
            Take(person, shift);
        }

        var inTime = Enumerable.Range(0, problem.Shifts.Count).OrderBy(s => problem.Minutes(s).From).ToList();
        foreach (var shift in inTime)
        {
            var candidates = Enumerable.Range(0, problem.Staff.Count)
                .Where(p => problem.Staff[p].Roles.Contains(problem.Shifts[shift].Role))
                .OrderBy(p => minutes[p] / Math.Max(1, problem.Staff[p].HoursAWeek)).ThenBy(p => p);
            foreach (var person in candidates.ToList())
            {
                if (filled[shift] >= problem.Shifts[shift].People)
                {
                    break;
                }

                if (!shiftsOf[person].Contains(shift)
                    && RosterRules.Broken(alone[person], [.. shiftsOf[person], shift]) is null)
                {
                    Take(person, shift);
                }
            }
        }

        return [.. shiftsOf.SelectMany((shifts, person) => shifts.Select(s => new Assignment(person, s)))
            .OrderBy(a => a.Shift).ThenBy(a => a.Person)];

        void Take(int person, int shift)
        {
            shiftsOf[person].Add(shift);
            minutes[person] += problem.Shifts[shift].PaidMinutes;
            filled[shift]++;
        }
    }
}
