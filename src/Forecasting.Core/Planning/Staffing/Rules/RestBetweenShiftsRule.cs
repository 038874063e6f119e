namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>Between the end of a shift and the beginning of the next there is time to rest.</summary>
public sealed class RestBetweenShiftsRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "rest between shifts";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster)
    {
        var rest = RestMinutes(roster.Problem);
        for (var person = 0; person < roster.Problem.Staff.Count; person++)
        {
            var shifts = roster.ShiftsOf(person);
            var restBefore = roster.Problem.Staff[person].RestMinutesBefore;
            for (var i = 0; i < shifts.Count; i++)
            {
                var ended = i > 0 ? roster.Problem.Minutes(shifts[i - 1]).Until : -restBefore;
                if (roster.Problem.Minutes(shifts[i]).From - ended < rest)
                {
                    yield return new RosterViolation(Name, person,
                        $"{roster.Problem.Staff[person].Id} has too little rest before "
                        + $"{roster.Problem.Shifts[shifts[i]]}.");
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        var problem = model.Problem;
        var groups = TooClose(model).ToList();
        for (var person = 0; person < problem.Staff.Count; person++)
        {
            for (var shift = 0; shift < problem.Shifts.Count; shift++)
            {
                if (problem.Staff[person].RestMinutesBefore is { } before
                    && problem.Minutes(shift).From + before < RestMinutes(problem))
                {
                    model.Forbid(person, shift);
                }
            }

            foreach (var shifts in groups)
            {
                model.AtMost(person, shifts, 1);
            }
        }
    }

    /// <summary>
    /// Shifts of one day that end at a time or later, and those of the next day that begin too soon after that time:
    /// any two of different days exclude each other.
    /// </summary>
    private static IEnumerable<IReadOnlyList<int>> TooClose(RosterModel model)
    {
        var problem = model.Problem;
        for (var day = 0; day + 1 < problem.Days; day++)
        {
            var (today, tomorrow) = (model.ShiftsOn(day), model.ShiftsOn(day + 1));
            foreach (var until in today.Select(s => problem.Minutes(s).Until).Distinct())
            {
                var soon = tomorrow.Where(s => problem.Minutes(s).From < until + RestMinutes(problem)).ToList();
                if (soon.Count > 0)
                {
                    yield return [.. today.Where(s => problem.Minutes(s).Until >= until), .. soon];
                }
            }
        }
    }

    private static int RestMinutes(RosterProblem problem) => (int)(problem.Law.RestHoursBetweenShifts * 60);
}
