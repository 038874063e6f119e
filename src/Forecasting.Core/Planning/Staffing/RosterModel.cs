using Google.OrTools.Sat;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>The solver's view of a roster: one yes or no for every person and shift.</summary>
public sealed class RosterModel
{
    private readonly BoolVar?[,] _works;
    private readonly bool[,] _isForbidden;
    private readonly List<int>[] _shiftsOn;
    private readonly List<IntVar>[] _overtimeMinutes;

    internal RosterModel(RosterProblem problem)
    {
        Problem = problem;
        _works = new BoolVar?[problem.Staff.Count, problem.Shifts.Count];
        _isForbidden = new bool[problem.Staff.Count, problem.Shifts.Count];
        _overtimeMinutes = [.. problem.Staff.Select(_ => new List<IntVar>())];
        _shiftsOn = [.. Enumerable.Range(0, problem.Days).Select(_ => new List<int>())];
        for (var shift = 0; shift < problem.Shifts.Count; shift++)
        {
            _shiftsOn[problem.DayOf(problem.Shifts[shift].Date)].Add(shift);
        }
    }

    /// <summary>What the roster is made from.</summary>
    public RosterProblem Problem { get; }

    internal CpModel Model { get; } = new();

    /// <summary>Says that a person cannot work a shift.</summary>
    /// <param name="person">Index of the person.</param>
    /// <param name="shift">Index of the shift.</param>
    public void Forbid(int person, int shift)
    {
        _isForbidden[person, shift] = true;
        if (_works[person, shift] is { } made)
        {
            Model.Add(made == 0);
        }
    }

    /// <summary>Says that a person can work so many of some shifts at most.</summary>
    /// <param name="person">Index of the person.</param>
    /// <param name="shifts">Indices of the shifts.</param>
    /// <param name="most">How many, 0 or more.</param>
    public void AtMost(int person, IReadOnlyList<int> shifts, int most)
    {
        var possible = Possible(person, shifts);
        if (possible.Count > most)
        {
            Model.Add(LinearExpr.Sum(possible.Select(s => Works(person, s))) <= most);
        }
    }

    /// <summary>Says that a person works at most so many minutes in some shifts, and so many more as
    /// overtime.</summary>
    /// <param name="person">Index of the person.</param>
    /// <param name="shifts">Indices of the shifts.</param>
    /// <param name="minutes">Minutes without overtime.</param>
    /// <param name="overtimeMinutes">Minutes of overtime at most, 0 or more.</param>
    public void AtMostMinutes(int person, IReadOnlyList<int> shifts, int minutes, int overtimeMinutes)
    {
        if (Possible(person, shifts).Count == 0)
        {
            return;
        }

        var worked = MinutesOf(person, shifts);
        if (overtimeMinutes == 0)
        {
            Model.Add(worked <= minutes);
            return;
        }

        var overtime = Model.NewIntVar(0, overtimeMinutes, "");
        Model.Add(worked <= minutes + overtime);
        _overtimeMinutes[person].Add(overtime);
    }

    /// <summary>Says that a person's overtime of all weeks together is at most so long.</summary>
    /// <param name="person">Index of the person.</param>
    /// <param name="minutes">Minutes, 0 or more.</param>
    public void AtMostOvertime(int person, int minutes)
    {
        if (_overtimeMinutes[person].Count > 1)
        {
            Model.Add(LinearExpr.Sum(_overtimeMinutes[person]) <= minutes);
        }
    }

    /// <summary>Says that a person works on at most so many of some days.</summary>
    /// <param name="person">Index of the person.</param>
    /// <param name="days">Indices of the days.</param>
    /// <param name="most">How many, 0 or more.</param>
    public void AtMostDays(int person, IReadOnlyList<int> days, int most)
    {
        var worked = new List<ILiteral>();
        foreach (var day in days)
        {
            var possible = Possible(person, ShiftsOn(day));
            var works = possible.Count > 0 ? Model.NewBoolVar("") : null;
            foreach (var shift in possible)
            {
                Model.AddImplication(Works(person, shift), works!);
            }

            if (works is not null)
            {
                worked.Add(works);
            }
        }

        if (worked.Count > most)
        {
            Model.Add(LinearExpr.Sum(worked) <= most);
        }
    }

    /// <summary>Indices of the shifts that begin on a day.</summary>
    /// <param name="day">Index of the day.</param>
    public IReadOnlyList<int> ShiftsOn(int day) => day >= 0 && day < _shiftsOn.Length ? _shiftsOn[day] : [];

    /// <summary>Whether a person may work a shift, as far as it was told.</summary>
    internal bool MayWork(int person, int shift) => !_isForbidden[person, shift];

    internal BoolVar Works(int person, int shift) => _works[person, shift] ??= Model.NewBoolVar("");

    internal List<int> Possible(int person, IReadOnlyList<int> shifts) =>
        [.. shifts.Where(s => !_isForbidden[person, s])];

    /// <summary>Minutes of overtime, one number a week.</summary>
    internal IReadOnlyList<IntVar> OvertimeMinutes(int person) => _overtimeMinutes[person];

    internal LinearExpr MinutesOf(int person, IReadOnlyList<int> shifts)
    {
        var possible = Possible(person, shifts);
        return LinearExpr.WeightedSum(
            possible.Select(s => Works(person, s)), possible.Select(s => (long)Problem.Shifts[s].PaidMinutes));
    }
}
