using Google.OrTools.Sat;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>The solver's view of a roster: one yes or no for every person and shift.</summary>
public sealed class RosterModel
{
    private readonly BoolVar[,] _works;
    private readonly IntVar?[] _overtimeMinutes;

    internal RosterModel(RosterProblem problem)
    {
        Problem = problem;
        _works = new BoolVar[problem.Staff.Count, problem.Shifts.Count];
        _overtimeMinutes = new IntVar?[problem.Staff.Count];
        for (var person = 0; person < problem.Staff.Count; person++)
        {
            for (var shift = 0; shift < problem.Shifts.Count; shift++)
            {
                _works[person, shift] = Model.NewBoolVar("");
            }
        }
    }

    /// <summary>What the roster is made from.</summary>
    public RosterProblem Problem { get; }

    internal CpModel Model { get; } = new();

    /// <summary>Says that a person cannot work a shift.</summary>
    /// <param name="person">Index of the person.</param>
    /// <param name="shift">Index of the shift.</param>
    public void Forbid(int person, int shift) => Model.Add(_works[person, shift] == 0);

    /// <summary>Says that a person can work so many of some shifts at most.</summary>
    /// <param name="person">Index of the person.</param>
    /// <param name="shifts">Indices of the shifts.</param>
    /// <param name="most">How many, 0 or more.</param>
    public void AtMost(int person, IReadOnlyList<int> shifts, int most)
    {
        if (shifts.Count > most)
        {
            Model.Add(LinearExpr.Sum(shifts.Select(s => _works[person, s])) <= most);
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
        var worked = MinutesOf(person, shifts);
        if (overtimeMinutes == 0)
        {
            Model.Add(worked <= minutes);
            return;
        }

        var overtime = Model.NewIntVar(0, overtimeMinutes, "");
        Model.Add(worked <= minutes + overtime);
        _overtimeMinutes[person] = overtime;
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
            var works = Model.NewBoolVar("");
            foreach (var shift in ShiftsOn(day))
            {
                Model.AddImplication(_works[person, shift], works);
            }

            worked.Add(works);
        }

        if (worked.Count > most)
        {
            Model.Add(LinearExpr.Sum(worked) <= most);
        }
    }

    /// <summary>Indices of the shifts that begin on a day.</summary>
    /// <param name="day">Index of the day.</param>
    public IReadOnlyList<int> ShiftsOn(int day) =>
        [.. Enumerable.Range(0, Problem.Shifts.Count).Where(s => Problem.DayOf(Problem.Shifts[s].Date) == day)];

    internal BoolVar Works(int person, int shift) => _works[person, shift];

    internal IntVar? OvertimeMinutes(int person) => _overtimeMinutes[person];

    internal LinearExpr MinutesOf(int person, IReadOnlyList<int> shifts) => LinearExpr.WeightedSum(
        shifts.Select(s => _works[person, s]), shifts.Select(s => (long)Problem.Shifts[s].PaidMinutes));
}
