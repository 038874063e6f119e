using Google.OrTools.Sat;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>How long and how exactly a roster is searched for.</summary>
public sealed record RosterOptions
{
    /// <summary>Work of the solver at most, in its own deterministic seconds.</summary>
    public double SolverSeconds { get; init; } = 5;

    /// <summary>Relative gap at which the search may stop.</summary>
    public double Gap { get; init; } = 0.005;
}

/// <summary>
/// Rosters named people by CP-SAT: rules are hard, everything else has a price, and a shift may stay unfilled at its
/// price, so that there is always an answer. The same input gives the same roster.
/// </summary>
public static class RosterPlanner
{
    private const double PoorGap = 0.03;

    // A night on which clocks go back is an hour longer than they show.
    private const int ClockChangeMinutes = 60;

    /// <summary>Makes a roster.</summary>
    /// <param name="problem">Shifts, people, law and prices.</param>
    /// <param name="options">How long to search.</param>
    /// <exception cref="ArgumentException">A shift or a published assignment is none.</exception>
    public static Roster Plan(RosterProblem problem, RosterOptions? options = null)
    {
        options ??= new RosterOptions();
        Check(problem);
        var lawful = problem with { Published = Lawful(problem) };
        var model = RosterCosts.Build(lawful, RosterRules.All, out var costs);
        var solver = new CpSolver { StringParameters = CpSettings.Text(options.SolverSeconds, options.Gap) };
        var isSolved = IsGood(solver.Solve(model.Model), solver);
        List<Assignment> greedy = [];
        if (!isSolved)
        {
            // Large stores: begin with a roster that is there already, and look for better ones around it.
            greedy = GreedyRoster.Fill(lawful);
            Hint(model, greedy);
            isSolved = solver.Solve(model.Model) is CpSolverStatus.Optimal or CpSolverStatus.Feasible;
        }

        // Without an answer in time, the first roster stands, with its price and no bound.
        var assignments = isSolved ? Assignments(model, solver) : greedy;
        var roster = new Roster
        {
            Problem = problem,
            Assignments = assignments,
            Changed = [.. problem.Published.Except(assignments)],
            Cost = isSolved ? solver.ObjectiveValue * RosterCosts.Cent : costs.WagesAndUnfilled(greedy),
            LowerBound = Math.Max(0, solver.BestObjectiveBound * RosterCosts.Cent),
        };
        return roster with { Unfilled = Unfilled(roster) };
    }

    private static bool IsGood(CpSolverStatus status, CpSolver solver) => status == CpSolverStatus.Optimal
        || (status == CpSolverStatus.Feasible
            && solver.ObjectiveValue - solver.BestObjectiveBound <= PoorGap * Math.Abs(solver.ObjectiveValue));

    private static void Hint(RosterModel model, List<Assignment> assignments)
    {
        var works = assignments.ToHashSet();
        for (var person = 0; person < model.Problem.Staff.Count; person++)
        {
            for (var shift = 0; shift < model.Problem.Shifts.Count; shift++)
            {
                if (model.MayWork(person, shift))
                {
                    model.Model.AddHint(
                        model.Works(person, shift), works.Contains(new Assignment(person, shift)) ? 1 : 0);
                }
            }
        }
    }

    private static void Check(RosterProblem problem)
    {
        foreach (var shift in problem.Shifts)
        {
            var day = problem.DayOf(shift.Date);
            if (day < 0 || day >= problem.Days || shift.People < 1 || shift.PaidMinutes < 1
                || shift.FromMinute < 0
                || shift.UntilMinute + ClockChangeMinutes < shift.FromMinute + shift.PaidMinutes)
            {
                throw new ArgumentException(
                    $"{shift} is no shift of {problem.Days} days from {problem.FirstDay:yyyy-MM-dd}.", nameof(problem));
            }
        }

        foreach (var published in problem.Published)
        {
            if (published.Person < 0 || published.Person >= problem.Staff.Count
                || published.Shift < 0 || published.Shift >= problem.Shifts.Count)
            {
                throw new ArgumentException($"{published} names nobody or no shift.", nameof(problem));
            }
        }
    }

    /// <summary>Published assignments that break no rule; the others cannot stay and are reported as changed.</summary>
    private static List<Assignment> Lawful(RosterProblem problem) =>
    [
        .. problem.Published.GroupBy(a => a.Person).SelectMany(person =>
                RosterRules.Judge(problem.Alone(person.Key), person.Select(a => a.Shift))
                    .Where(judged => judged.Broken is null).Select(judged => new Assignment(person.Key, judged.Shift)))
            .OrderBy(a => a.Shift).ThenBy(a => a.Person),
    ];

    private static List<Assignment> Assignments(RosterModel model, CpSolver solver)
    {
        var assignments = new List<Assignment>();
        for (var shift = 0; shift < model.Problem.Shifts.Count; shift++)
        {
            for (var person = 0; person < model.Problem.Staff.Count; person++)
            {
                if (model.MayWork(person, shift) && solver.BooleanValue(model.Works(person, shift)))
                {
                    assignments.Add(new Assignment(person, shift));
                }
            }
        }

        return assignments;
    }

    private static List<UnfilledShift> Unfilled(Roster roster)
    {
        var conflict = new RosterConflict(roster);
        var filled = roster.Assignments.CountBy(a => a.Shift).ToDictionary();
        var unfilled = new List<UnfilledShift>();
        for (var shift = 0; shift < roster.Problem.Shifts.Count; shift++)
        {
            var missing = roster.Problem.Shifts[shift].People - filled.GetValueOrDefault(shift);
            if (missing > 0)
            {
                var cost = missing * RosterCosts.Unfilled(roster.Problem, shift);
                unfilled.Add(new UnfilledShift(shift, missing, cost, conflict.Smallest(shift, missing)));
            }
        }

        return unfilled;
    }
}
