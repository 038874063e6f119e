namespace Forecasting.Core.Planning.Staffing;

/// <summary>Which shifts there may be, and what they cost.</summary>
public sealed record ShiftRules
{
    /// <summary>Shifts of 4 to 8 hours with an unpaid break of half an hour in those of 6 hours or more.</summary>
    public static ShiftRules Usual { get; } = new();

    /// <summary>Worked minutes of a shift, breaks not counted; multiples of a slot.</summary>
    public IReadOnlyList<int> WorkedMinutes { get; init; } = [240, 300, 360, 420, 480];

    /// <summary>Shifts begin every so many minutes after the day's first slot; a multiple of a slot.</summary>
    public int StartGridMinutes { get; init; } = 30;

    /// <summary>Length of the unpaid break, a multiple of a slot; 0: no breaks.</summary>
    public int BreakMinutes { get; init; } = 30;

    /// <summary>Shifts with at least so many worked minutes have a break.</summary>
    public int BreakFromMinutes { get; init; } = 360;

    /// <summary>Minutes of work before and after a break at least.</summary>
    public int WorkAroundBreakMinutes { get; init; } = 120;

    /// <summary>Breaks begin every so many minutes; a multiple of a slot.</summary>
    public int BreakGridMinutes { get; init; } = 60;

    /// <summary>Whether a shift may be split in two halves with a long pause.</summary>
    public bool MaySplit { get; init; }

    /// <summary>Minutes between the two parts of a split shift.</summary>
    public IReadOnlyList<int> SplitPauseMinutes { get; init; } = [120, 180, 240];

    /// <summary>Shifts that can be filled at most; null: as many as are needed.</summary>
    public int? MostShifts { get; init; }

    /// <summary>Shifts that were promised to people and stay, whatever is required; the rest is planned around
    /// them.</summary>
    public IReadOnlyList<KeptShift> Kept { get; init; } = [];

    /// <summary>Price of an hour of work, above 0.</summary>
    public double CostPerHour { get; init; } = 25;

    /// <summary>Price of having one more person come, 0 or more.</summary>
    public double CostPerShift { get; init; } = 5;

    /// <summary>Price of an hour for which a person is needed and not there, above 0.</summary>
    public double UncoveredCostPerHour { get; init; } = 250;

    /// <summary>Largest relative gap to the optimum at which the search may stop.</summary>
    public double Gap { get; init; } = 0.01;

    /// <summary>Work of the solver at most, in its own deterministic seconds.</summary>
    public double SolverSeconds { get; init; } = 2;

    /// <summary>Price of a shift.</summary>
    /// <param name="shift">The shift.</param>
    public double Cost(Shift shift) => CostPerShift + (shift.PaidHours * CostPerHour);

    /// <summary>Every shift that the rules allow in a day of so many slots.</summary>
    /// <param name="slots">Slots of the day.</param>
    public IReadOnlyList<Shift> Patterns(int slots)
    {
        Check();
        var patterns = new List<Shift>();
        for (var start = 0; start < slots; start += StartGridMinutes / StaffDay.SlotMinutes)
        {
            foreach (var worked in WorkedMinutes)
            {
                patterns.AddRange(From(start, worked / StaffDay.SlotMinutes).Where(s => s.Until <= slots));
            }
        }

        return [.. patterns.Distinct()];
    }

    private IEnumerable<Shift> From(int start, int worked)
    {
        var hasBreak = BreakMinutes > 0 && worked * StaffDay.SlotMinutes >= BreakFromMinutes;
        if (!hasBreak)
        {
            yield return new Shift(new ShiftSpan(start, start + worked));
        }

        var around = Math.Max(1, WorkAroundBreakMinutes / StaffDay.SlotMinutes);
        var grid = BreakGridMinutes / StaffDay.SlotMinutes;
        for (var before = around; hasBreak && worked - before >= around; before += grid)
        {
            yield return Pausing(start, worked, before, BreakMinutes);
        }

        foreach (var pause in MaySplit ? SplitPauseMinutes : [])
        {
            for (var before = around; worked - before >= around; before += grid)
            {
                yield return Pausing(start, worked, before, pause);
            }
        }
    }

    private static Shift Pausing(int start, int worked, int before, int pauseMinutes)
    {
        var second = start + before + (pauseMinutes / StaffDay.SlotMinutes);
        return new Shift(new ShiftSpan(start, start + before), new ShiftSpan(second, second + worked - before));
    }

    private void Check()
    {
        int[] grids = [StartGridMinutes, BreakGridMinutes, .. WorkedMinutes, .. MaySplit ? SplitPauseMinutes : []];
        if (grids.Any(g => g < StaffDay.SlotMinutes || g % StaffDay.SlotMinutes != 0)
            || BreakMinutes < 0 || BreakMinutes % StaffDay.SlotMinutes != 0)
        {
            throw new ArgumentException(
                $"Lengths and grids of shifts are multiples of {StaffDay.SlotMinutes} minutes.");
        }

        if (!(CostPerHour > 0) || !(UncoveredCostPerHour > 0) || !(CostPerShift >= 0))
        {
            throw new ArgumentException("Prices of hours are above 0, and that of a shift is not below 0.");
        }
    }
}
