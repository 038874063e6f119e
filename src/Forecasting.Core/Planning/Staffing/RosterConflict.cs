using System.Numerics;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>Finds out which rules leave nobody for a shift, as the other shifts of a roster are worked.</summary>
internal sealed class RosterConflict
{
    private readonly Roster _roster;
    private readonly RosterProblem[] _alone;
    private readonly ILookup<int, int> _shiftsOf;

    /// <summary>Prepares a roster.</summary>
    /// <param name="roster">A roster that breaks no rule.</param>
    internal RosterConflict(Roster roster)
    {
        _roster = roster;
        _alone = [.. Enumerable.Range(0, roster.Problem.Staff.Count).Select(roster.Problem.Alone)];
        _shiftsOf = roster.Assignments.ToLookup(a => a.Person, a => a.Shift);
    }

    /// <summary>
    /// The smallest set of rules that keeps so many people from a shift, each beside the other shifts that they work,
    /// that it cannot be filled: a smallest hitting set of the rules that each of them would break, found by trying all
    /// sets by size. Empty: enough people could take it, and only the price speaks against it.
    /// </summary>
    /// <param name="shift">A shift with people missing.</param>
    /// <param name="missing">How many, 1 or more.</param>
    internal IReadOnlyList<string> Smallest(int shift, int missing)
    {
        if (_alone.Length < _roster.Problem.Shifts[shift].People)
        {
            return ["number of people"];
        }

        var broken = Enumerable.Range(0, _alone.Length).Where(p => !_shiftsOf[p].Contains(shift))
            .Select(p => RulesBrokenBy(p, shift)).ToList();
        var rules = RosterRules.All;
        var smallest = Enumerable.Range(1, (1 << rules.Count) - 1)
            .OrderBy(set => BitOperations.PopCount((uint)set)).ThenBy(set => set)
            .FirstOrDefault(set => broken.Count(b => (b & set) == 0) < missing);
        return [.. rules.Where((_, rule) => (smallest & (1 << rule)) != 0).Select(r => r.Name)];
    }

    /// <summary>A bit for each rule of the list.</summary>
    private int RulesBrokenBy(int person, int shift)
    {
        var roster = new Roster
        {
            Problem = _alone[person],
            Assignments = [.. _shiftsOf[person].Append(shift).Order().Select(s => new Assignment(0, s))],
        };
        return RosterRules.All.Select((rule, index) => rule.Check(roster).Any() ? 1 << index : 0).Sum();
    }
}
