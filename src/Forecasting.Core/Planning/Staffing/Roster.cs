using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>A shift of a roster: so many people of one role at the same time.</summary>
/// <param name="Date">Local date on which it begins.</param>
/// <param name="Role">What is to be done.</param>
/// <param name="FromMinute">Beginning, minutes since that midnight.</param>
/// <param name="UntilMinute">End; beyond 1,440 it lies on the next day.</param>
/// <param name="PaidMinutes">Minutes of work, breaks not counted, above 0.</param>
/// <param name="People">People wanted, 1 or more.</param>
public sealed record RosterShift(
    DateOnly Date, StaffRole Role, int FromMinute, int UntilMinute, int PaidMinutes, int People)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Role} {Date:yyyy-MM-dd} {FromMinute / 60:00}:{FromMinute % 60:00} to "
        + LocalTime.Text(UntilMinute);
}

/// <summary>One person in one shift.</summary>
/// <param name="Person">Index of the person.</param>
/// <param name="Shift">Index of the shift.</param>
public readonly record struct Assignment(int Person, int Shift);

/// <summary>What a roster is made from.</summary>
public sealed record RosterProblem
{
    /// <summary>First day, included; any day of a week from Monday to Sunday.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Days, 1 or more.</summary>
    public int Days { get; init; } = 7;

    /// <summary>Shifts to fill.</summary>
    public required IReadOnlyList<RosterShift> Shifts { get; init; }

    /// <summary>Everyone who may be rostered.</summary>
    public required IReadOnlyList<StaffMember> Staff { get; init; }

    /// <summary>What was published already; it stays unless something weighs more.</summary>
    public IReadOnlyList<Assignment> Published { get; init; } = [];

    /// <summary>The pauses that people were told with published assignments, as far as they are known.</summary>
    public IReadOnlyDictionary<Assignment, IReadOnlyList<ShiftBreak>> Pauses { get; init; } =
        new Dictionary<Assignment, IReadOnlyList<ShiftBreak>>();

    /// <summary>Public holidays, which are paid more.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>The law.</summary>
    public LabourLaw Law { get; init; } = LabourLaw.China;

    /// <summary>Prices beside wages.</summary>
    public RosterPrices Prices { get; init; } = new();

    /// <summary>Index of a date, 0 for the first day.</summary>
    /// <param name="date">A date.</param>
    public int DayOf(DateOnly date) => date.DayNumber - FirstDay.DayNumber;

    /// <summary>Weeks from Monday to Sunday that have a day of the roster.</summary>
    public int Weeks => WeekOf(FirstDay.AddDays(Days - 1)) + 1;

    /// <summary>Index of a date's week from Monday to Sunday, 0 for the first day's.</summary>
    /// <param name="date">A date from that week on.</param>
    public int WeekOf(DateOnly date) => (DayOf(date) + FirstDay.DaysSinceMonday()) / 7;

    /// <summary>Indices of the days of the roster in a week.</summary>
    /// <param name="week">Index of the week.</param>
    internal IReadOnlyList<int> DaysOf(int week) =>
        [.. Enumerable.Range(0, Days).Where(d => WeekOf(FirstDay.AddDays(d)) == week)];

    /// <summary>Wages of a person for a shift, with what holidays pay more and without overtime.</summary>
    /// <param name="person">Index of the person.</param>
    /// <param name="shift">Index of the shift.</param>
    public double Wages(int person, int shift) => Staff[person].CostPerHour * Shifts[shift].PaidMinutes / 60
        * (Holidays.Contains(Shifts[shift].Date) ? Law.HolidayPay : 1);

    /// <summary>The same with one person and nothing published, on which that person's shifts are checked.</summary>
    /// <param name="person">Index of the person; 0 in the answer.</param>
    internal RosterProblem Alone(int person) => this with { Staff = [Staff[person]], Published = [] };

    /// <summary>Begin and end of a shift, minutes since the first day's midnight.</summary>
    /// <param name="shift">Index of the shift.</param>
    public (int From, int Until) Minutes(int shift)
    {
        var day = DayOf(Shifts[shift].Date) * 1440;
        return (day + Shifts[shift].FromMinute, day + Shifts[shift].UntilMinute);
    }
}

/// <summary>What things that money does not buy are worth.</summary>
public sealed record RosterPrices
{
    /// <summary>Price of an hour for which nobody was found, above any wage.</summary>
    public double UnfilledPerHour { get; init; } = 500;

    /// <summary>Price of taking a published shift from a person.</summary>
    public double ChangePerShift { get; init; } = 60;

    /// <summary>Price of a wish that is not met.</summary>
    public double WishPerDay { get; init; } = 20;

    /// <summary>Price of an hour above or below a person's fair share of the hours.</summary>
    public double UnfairPerHour { get; init; } = 1;
}

/// <summary>A rule that a roster breaks.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Person">Index of the person.</param>
/// <param name="What">What is wrong, in a sentence.</param>
public sealed record RosterViolation(string Rule, int Person, string What);

/// <summary>A shift that could not be filled, and why.</summary>
/// <param name="Shift">Index of the shift.</param>
/// <param name="People">People missing.</param>
/// <param name="Cost">Their price.</param>
/// <param name="Conflict">The smallest set of rules that together leave nobody, as the other shifts are worked; empty
/// where it is a matter of price.</param>
public sealed record UnfilledShift(int Shift, int People, double Cost, IReadOnlyList<string> Conflict);

/// <summary>Who works when.</summary>
public sealed record Roster
{
    /// <summary>What it was made from.</summary>
    public required RosterProblem Problem { get; init; }

    /// <summary>Who works which shift, by shift and person.</summary>
    public required IReadOnlyList<Assignment> Assignments { get; init; }

    /// <summary>What could not be filled.</summary>
    public IReadOnlyList<UnfilledShift> Unfilled { get; init; } = [];

    /// <summary>Published assignments that were taken back.</summary>
    public IReadOnlyList<Assignment> Changed { get; init; } = [];

    /// <summary>Price of wages, overtime, and all that was not met.</summary>
    public double Cost { get; init; }

    /// <summary>No roster can cost less.</summary>
    public double LowerBound { get; init; }

    /// <summary>How far it may be from the cheapest, relative to its cost.</summary>
    public double Gap => Cost > 0 ? Math.Max(0, (Cost - LowerBound) / Cost) : 0;

    /// <summary>A person's shifts by beginning.</summary>
    /// <param name="person">Index of the person.</param>
    public IReadOnlyList<int> ShiftsOf(int person) =>
        [.. Assignments.Where(a => a.Person == person).Select(a => a.Shift).OrderBy(s => Problem.Minutes(s).From)];

    /// <summary>Hours of a person's work.</summary>
    /// <param name="person">Index of the person.</param>
    public double HoursOf(int person) => ShiftsOf(person).Sum(s => Problem.Shifts[s].PaidMinutes) / 60.0;
}
