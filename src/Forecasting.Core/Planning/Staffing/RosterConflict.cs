using Google.OrTools.Sat;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>Finds out which rules together leave nobody for a shift.</summary>
internal static class RosterConflict
{
    private const double SolverSeconds = 0.5;

    /// <summary>
    /// The smallest set of rules under which the shift cannot have all its people while every other shift keeps what it
    /// has; sets are tried by size. Empty: all rules together leave a way, and only the price speaks against it.
    /// </summary>
    /// <param name="roster">The roster.</param>
    /// <param name="shift">A shift with people missing.</param>
    internal static IReadOnlyList<string> Smallest(Roster roster, int shift)
    {
        if (roster.Problem.Staff.Count < roster.Problem.Shifts[shift].People)
        {
            return ["number of people"];
        }

        if (!IsImpossible(roster, shift, RosterRules.All))
        {
            return [];
        }

        for (var size = 1; size <= RosterRules.All.Count; size++)
        {
            foreach (var rules in Sets(RosterRules.All, size))
            {
                if (IsImpossible(roster, shift, rules))
                {
                    return [.. rules.Select(r => r.Name)];
                }
            }
        }

        return [];
    }

    private static bool IsImpossible(Roster roster, int shift, IReadOnlyList<IRosterRule> rules)
    {
        var problem = roster.Problem;
        var model = new RosterModel(problem);
        foreach (var rule in rules)
        {
            rule.Constrain(model);
        }

        var filled = roster.Assignments.CountBy(a => a.Shift).ToDictionary();
        for (var other = 0; other < problem.Shifts.Count; other++)
        {
            var wanted = other == shift ? problem.Shifts[shift].People : filled.GetValueOrDefault(other);
            var can = Enumerable.Range(0, problem.Staff.Count).Where(p => model.MayWork(p, other)).ToList();
            if (can.Count < wanted)
            {
                return true;
            }

            if (wanted > 0)
            {
                model.Model.Add(LinearExpr.Sum(can.Select(p => model.Works(p, other))) >= wanted);
            }
        }

        var solver = new CpSolver { StringParameters = CpSettings.Text(SolverSeconds, 0) };
        return solver.Solve(model.Model) == CpSolverStatus.Infeasible;
    }

    private static IEnumerable<IReadOnlyList<IRosterRule>> Sets(IReadOnlyList<IRosterRule> rules, int size)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (var first = 0; first + size <= rules.Count; first++)
        {
            foreach (var rest in Sets([.. rules.Skip(first + 1)], size - 1))
            {
                yield return [rules[first], .. rest];
            }
        }
    }
}
