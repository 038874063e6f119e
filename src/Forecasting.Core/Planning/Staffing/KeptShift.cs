namespace Forecasting.Core.Planning.Staffing;

/// <summary>A shift that was promised: when it begins and ends and what is paid of it.</summary>
/// <param name="From">First slot (included).</param>
/// <param name="Until">Slot after the last (excluded).</param>
/// <param name="PaidSlots">Slots that are worked, 1 to all of them.</param>
/// <param name="People">How many people have it, 1 or more.</param>
public sealed record KeptShift(int From, int Until, int PaidSlots, int People)
{
    /// <summary>The shift with the pauses that people were told; null: where it pauses is open.</summary>
    public Shift? Told { get; init; }

    /// <summary>Whether a shift is this one, with the pauses that were told.</summary>
    /// <param name="shift">Any shift.</param>
    public bool Fits(Shift shift) => Told is { } told ? told.Equals(shift) : HasTimesOf(shift);

    /// <summary>Whether a shift is this one, wherever it pauses.</summary>
    internal bool HasTimesOf(Shift shift) =>
        shift.From == From && shift.Until == Until && shift.PaidSlots == PaidSlots;

    /// <summary>The same with open pauses where there are such shifts, but none with the pauses told.</summary>
    internal KeptShift Among(IReadOnlyList<Shift> usual) =>
        Told is { } told && !usual.Contains(told) && usual.Any(HasTimesOf) ? this with { Told = null } : this;

    /// <summary>The shift where no rule says how it pauses: as was told, or in the middle.</summary>
    internal Shift Alone()
    {
        var before = (PaidSlots + 1) / 2;
        return Told is { } told ? told
            : PaidSlots == Until - From || PaidSlots < 2
            ? new Shift(new ShiftSpan(From, From + PaidSlots))
            : new Shift(new ShiftSpan(From, From + before), new ShiftSpan(Until - PaidSlots + before, Until));
    }
}
