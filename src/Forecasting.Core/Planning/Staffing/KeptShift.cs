namespace Forecasting.Core.Planning.Staffing;

/// <summary>A shift that was promised: when it begins and ends and what is paid of it. Where it pauses is
/// open.</summary>
/// <param name="From">First slot (included).</param>
/// <param name="Until">Slot after the last (excluded).</param>
/// <param name="PaidSlots">Slots that are worked, 1 to all of them.</param>
/// <param name="People">How many people have it, 1 or more.</param>
public sealed record KeptShift(int From, int Until, int PaidSlots, int People)
{
    /// <summary>Whether a shift is this one, wherever it pauses.</summary>
    /// <param name="shift">Any shift.</param>
    public bool Fits(Shift shift) => shift.From == From && shift.Until == Until && shift.PaidSlots == PaidSlots;

    /// <summary>The shift where no rule says how it pauses: in the middle.</summary>
    internal Shift Alone()
    {
        var before = (PaidSlots + 1) / 2;
        return PaidSlots == Until - From || PaidSlots < 2
            ? new Shift(new ShiftSpan(From, From + PaidSlots))
            : new Shift(new ShiftSpan(From, From + before), new ShiftSpan(Until - PaidSlots + before, Until));
    }
}
