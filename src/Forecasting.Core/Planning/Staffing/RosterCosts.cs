using Google.OrTools.Sat;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>The prices of a roster as the solver's objective.</summary>
internal sealed class RosterCosts
{
    /// <summary>Solver costs are whole numbers of this part of the currency.</summary>
    internal const double Cent = 0.01;

    private readonly RosterModel _model;
    private readonly List<LinearExpr> _terms = [];
    private readonly List<long> _cents = [];
    private long _constant;

    private RosterCosts(RosterModel model) => _model = model;

    /// <summary>Wages and unfilled shifts of some assignments, without wishes, changes and fairness.</summary>
    internal double WagesAndUnfilled(IReadOnlyCollection<Assignment> assignments)
    {
        var problem = _model.Problem;
        var filled = assignments.CountBy(a => a.Shift).ToDictionary();
        var missing = problem.Shifts.Index().Sum(s =>
            (s.Item.People - filled.GetValueOrDefault(s.Index)) * Unfilled(problem, s.Index));
        return missing + assignments.Sum(a => problem.Wages(a.Person, a.Shift));
    }

    /// <summary>A model with rules and objective.</summary>
    internal static RosterModel Build(RosterProblem problem, IReadOnlyList<IRosterRule> rules, out RosterCosts costs)
    {
        var model = new RosterModel(problem);
        foreach (var rule in rules)
        {
            rule.Constrain(model);
        }

        costs = new RosterCosts(model);
        costs.AddDemand();
        costs.AddWages();
        costs.AddWishes();
        costs.AddPublished();
        costs.AddFairness();
        model.Model.Minimize(LinearExpr.WeightedSum(costs._terms, costs._cents) + costs._constant);
        return model;
    }

    internal static double Unfilled(RosterProblem problem, int shift) =>
        problem.Prices.UnfilledPerHour * problem.Shifts[shift].PaidMinutes / 60;

    private void Add(LinearExpr term, double cost)
    {
        _terms.Add(term);
        _cents.Add((long)Math.Round(cost / Cent));
    }

    private void AddDemand()
    {
        for (var shift = 0; shift < _model.Problem.Shifts.Count; shift++)
        {
            var wanted = _model.Problem.Shifts[shift].People;
            var missing = _model.Model.NewIntVar(0, wanted, "");
            var there = Enumerable.Range(0, _model.Problem.Staff.Count).Where(p => _model.MayWork(p, shift))
                .Select(p => (LinearExpr)_model.Works(p, shift)).Append(missing);
            _model.Model.Add(LinearExpr.Sum(there) == wanted);
            Add(missing, Unfilled(_model.Problem, shift));
        }
    }

    private void AddWages()
    {
        var problem = _model.Problem;
        for (var person = 0; person < problem.Staff.Count; person++)
        {
            foreach (var shift in _model.Possible(person, [.. Enumerable.Range(0, problem.Shifts.Count)]))
            {
                Add(_model.Works(person, shift), problem.Wages(person, shift));
            }

            foreach (var overtime in _model.OvertimeMinutes(person))
            {
                Add(overtime, problem.Staff[person].CostPerHour / 60 * (problem.Law.OvertimePay - 1));
            }
        }
    }

    private void AddWishes()
    {
        var problem = _model.Problem;
        for (var person = 0; person < problem.Staff.Count; person++)
        {
            foreach (var wish in problem.Staff[person].Wishes)
            {
                // A wish for work earns its price back on every shift of the day; one for a day off costs it.
                var cost = wish.WantsToWork ? -problem.Prices.WishPerDay : problem.Prices.WishPerDay;
                _constant += wish.WantsToWork ? (long)Math.Round(problem.Prices.WishPerDay / Cent) : 0;
                foreach (var shift in _model.Possible(person, _model.ShiftsOn(problem.DayOf(wish.Date))))
                {
                    Add(_model.Works(person, shift), cost);
                }
            }
        }
    }

    private void AddPublished()
    {
        foreach (var published in _model.Problem.Published)
        {
            Add(_model.Works(published.Person, published.Shift), -_model.Problem.Prices.ChangePerShift);
            _constant += (long)Math.Round(_model.Problem.Prices.ChangePerShift / Cent);
        }
    }

    private void AddFairness()
    {
        var problem = _model.Problem;
        int[] shifts = [.. Enumerable.Range(0, problem.Shifts.Count)];
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            // Those who can do only this role share its hours in proportion to their contracts.
            var people = problem.Staff.Index().Where(s => s.Item.Roles.Count == 1 && s.Item.Roles[0] == role).ToList();
            var contract = people.Sum(p => p.Item.HoursAWeek);
            var minutes = problem.Shifts.Where(s => s.Role == role).Sum(s => (double)s.PaidMinutes * s.People);
            foreach (var (person, staff) in contract > 0 ? people : [])
            {
                var limit = staff.HoursAWeek * 60 * ((problem.Days + 6) / 7);
                var fair = (long)Math.Min(limit, minutes * staff.HoursAWeek / contract);
                var away = _model.Model.NewIntVar(0, (long)Math.Max(limit, minutes) + 1, "");
                var worked = _model.MinutesOf(person, shifts);
                _model.Model.Add(away >= worked - fair);
                _model.Model.Add(away >= fair - worked);
                Add(away, problem.Prices.UnfairPerHour / 60);
            }
        }
    }
}
