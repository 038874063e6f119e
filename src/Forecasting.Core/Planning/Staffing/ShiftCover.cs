using Google.OrTools.LinearSolver;
using Google.OrTools.Sat;
using LinearExpr = Google.OrTools.Sat.LinearExpr;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// Finds the cheapest shifts that cover a requirement. Shifts without breaks make a matrix of consecutive ones, which
/// is totally unimodular: the vertices of the linear program are whole numbers, so its optimum is the optimum (Hoffman
/// and Kruskal 1956; Segal 1974). With breaks, split shifts or a bound on shifts, CP-SAT searches to a stated gap.
/// Demand may stay uncovered at a price, so there is always an answer. One worker, a fixed seed and a deterministic
/// limit: the same input gives the same shifts.
/// </summary>
public static class ShiftCover
{
    private const double WholeEnough = 1e-6;

    /// <summary>Solver costs are whole numbers of this part of the currency.</summary>
    private const double Cent = 0.01;

    /// <summary>Covers a requirement.</summary>
    /// <param name="required">[slot], people needed, 0 or more.</param>
    /// <param name="rules">Shifts and prices.</param>
    public static ShiftPlan Solve(IReadOnlyList<int> required, ShiftRules rules)
    {
        if (required.Any(r => r < 0))
        {
            throw new ArgumentException("A requirement is 0 or more people.", nameof(required));
        }

        var usual = rules.Patterns(required.Count);
        rules = rules with { Kept = [.. rules.Kept.Select(k => k.Among(usual))] };
        List<Shift> patterns =
        [
            .. usual.Where(p => Touches(p, required) || rules.Kept.Any(k => k.Fits(p))),
            .. rules.Kept.Where(k => !usual.Any(k.Fits)).Select(k => k.Alone()).Distinct(),
        ];
        if (patterns.Count == 0)
        {
            return ShiftPlan.Of(required, rules, [], null);
        }

        var isContiguous = rules.MostShifts is null && patterns.All(p => p.Spans.Count == 1);
        return (isContiguous ? SolveExactly(required, rules, patterns) : null) ?? Search(required, rules, patterns);
    }

    private static bool Touches(Shift pattern, IReadOnlyList<int> required) =>
        pattern.Spans.Any(s => Enumerable.Range(s.From, s.Until - s.From).Any(slot => required[slot] > 0));

    private static ShiftPlan? SolveExactly(IReadOnlyList<int> required, ShiftRules rules, List<Shift> patterns)
    {
        using var solver = Solver.CreateSolver("GLOP");
        var objective = solver.Objective();
        objective.SetMinimization();
        var rows = required.Select(r => solver.MakeConstraint(r, double.PositiveInfinity)).ToArray();
        for (var slot = 0; slot < rows.Length; slot++)
        {
            var missing = solver.MakeNumVar(0, required[slot], "");
            objective.SetCoefficient(missing, rules.UncoveredCostPerHour / StaffDay.SlotsPerHour);
            rows[slot].SetCoefficient(missing, 1);
        }

        var people = new List<Variable>();
        foreach (var pattern in patterns)
        {
            var kept = rules.Kept.Where(k => k.Fits(pattern)).Sum(k => k.People);
            var variable = solver.MakeNumVar(kept, double.PositiveInfinity, "");
            objective.SetCoefficient(variable, rules.Cost(pattern));
            for (var slot = pattern.From; slot < pattern.Until; slot++)
            {
                rows[slot].SetCoefficient(variable, 1);
            }

            people.Add(variable);
        }

        if (solver.Solve() != Solver.ResultStatus.OPTIMAL
            || people.Any(p => Math.Abs(p.SolutionValue() - Math.Round(p.SolutionValue())) > WholeEnough))
        {
            return null;
        }

        var shifts = patterns.Zip(people, (p, v) => new StaffedShift(p, (int)Math.Round(v.SolutionValue())));
        return ShiftPlan.Of(required, rules, shifts, objective.Value());
    }

    private static ShiftPlan Search(IReadOnlyList<int> required, ShiftRules rules, List<Shift> patterns)
    {
        var model = new CpModel();
        var most = Math.Max(required.Max(), rules.Kept.Sum(k => k.People));
        var people = patterns.Select(_ => model.NewIntVar(0, most, "")).ToArray();
        var missing = required.Select(r => model.NewIntVar(0, r, "")).ToArray();
        for (var slot = 0; slot < required.Count; slot++)
        {
            if (required[slot] > 0)
            {
                var there = patterns.Index()
                    .Where(p => p.Item.Spans.Any(s => s.From <= slot && slot < s.Until)).Select(p => people[p.Index]);
                model.Add(LinearExpr.Sum([.. there, missing[slot]]) >= required[slot]);
            }
        }

        // Where it is open when a shift that stays pauses, the best time is chosen, beside those that were told.
        foreach (var kept in rules.Kept.GroupBy(k => k with { People = 1 }))
        {
            AtLeast(kept.Key.Fits, rules.Kept.Where(k => kept.Key.Told is null
                ? (k.From, k.Until, k.PaidSlots) == (kept.Key.From, kept.Key.Until, kept.Key.PaidSlots)
                : kept.Key.Told.Equals(k.Told)));
        }

        void AtLeast(Func<Shift, bool> fits, IEnumerable<KeptShift> kept) => model.Add(
            LinearExpr.Sum(patterns.Index().Where(p => fits(p.Item)).Select(p => people[p.Index]))
                >= kept.Sum(k => k.People));

        if (rules.MostShifts is { } limit)
        {
            model.Add(LinearExpr.Sum(people) <= limit);
        }

        long[] costs =
        [
            .. patterns.Select(p => Cents(rules.Cost(p))),
            .. missing.Select(_ => Cents(rules.UncoveredCostPerHour / StaffDay.SlotsPerHour)),
        ];
        model.Minimize(LinearExpr.WeightedSum([.. people, .. missing], costs));
        var solver = new CpSolver { StringParameters = CpSettings.Text(rules.SolverSeconds, rules.Gap) };
        var status = solver.Solve(model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            // Nothing found in time: nobody else comes, the rest is uncovered, and the gap says so.
            var stays = rules.Kept.Select(k => new StaffedShift(patterns.First(k.Fits), k.People));
            return ShiftPlan.Of(required, rules, stays, 0);
        }

        var shifts = patterns.Zip(people, (p, v) => new StaffedShift(p, (int)solver.Value(v)));
        return ShiftPlan.Of(required, rules, shifts, solver.BestObjectiveBound * Cent);
    }

    private static long Cents(double cost) => (long)Math.Round(cost / Cent);
}

/// <summary>Settings of CP-SAT under which equal input gives equal output.</summary>
internal static class CpSettings
{
    internal static string Text(double deterministicSeconds, double gap) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"num_workers:1,random_seed:7,max_deterministic_time:{deterministicSeconds},relative_gap_limit:{gap}");
}
