namespace Forecasting.Core.Planning.Staffing;

/// <summary>Which planned shifts are not worked when people stay away.</summary>
internal static class AbsentShifts
{
    /// <summary>
    /// The named shifts, and then one by one those whose absence matters most: where the risk curves of their slots say
    /// that most orders more are late, without those who are away already. Of equal ones the longest, and of those the
    /// first.
    /// </summary>
    /// <param name="absence">How many, and who.</param>
    /// <param name="plan">The planned shifts.</param>
    /// <param name="day">Their day.</param>
    /// <param name="curves">[slot], the risk as planned.</param>
    /// <returns>The shifts, all of them where more people stay away than there are.</returns>
    /// <exception cref="ArgumentException">A named shift is not planned.</exception>
    internal static IReadOnlyList<StaffedShift> Of(
        Absence absence, ShiftPlan plan, StaffDay day, Func<IReadOnlyList<RiskCurve>> curves)
    {
        if (absence.Unknown(day, plan) is { } unknown)
        {
            throw new ArgumentException($"No shift, or too few, begin at {unknown:HH:mm}.", nameof(absence));
        }

        var (left, cover) = (plan.Shifts.SelectMany(s => Enumerable.Repeat(s.Shift, s.People)).ToList(),
            plan.Cover.ToArray());
        var away = new List<Shift>();
        foreach (var from in absence.From)
        {
            Take(Heaviest(left.Where(s => day.Slots[s.From].Clock == from)));
        }

        while (away.Count < absence.People && left.Count > 0)
        {
            Take(Heaviest(left));
        }

        return [.. away.GroupBy(s => s).Select(g => new StaffedShift(g.Key, g.Count()))
            .OrderBy(s => s.Shift.From).ThenBy(s => s.Shift.Until)];

        Shift Heaviest(IEnumerable<Shift> among) => among.Distinct().OrderByDescending(LateWithout)
            .ThenByDescending(s => s.PaidSlots).ThenBy(s => s.From).First();

        double LateWithout(Shift shift) => SlotsOf(shift).Sum(slot =>
            (curves()[slot].At(cover[slot] - 1) - curves()[slot].At(cover[slot])) * curves()[slot].Orders);

        void Take(Shift shift)
        {
            left.Remove(shift);
            away.Add(shift);
            Leave(cover, shift, 1);
        }
    }

    /// <summary>[slot], people at work without those who stay away.</summary>
    internal static IReadOnlyList<int> Left(ShiftPlan plan, IReadOnlyList<StaffedShift> away)
    {
        var cover = plan.Cover.ToArray();
        foreach (var (shift, people) in away)
        {
            Leave(cover, shift, people);
        }

        return cover;
    }

    private static void Leave(int[] cover, Shift shift, int people)
    {
        foreach (var slot in SlotsOf(shift))
        {
            cover[slot] -= people;
        }
    }

    private static IEnumerable<int> SlotsOf(Shift shift) =>
        shift.Spans.SelectMany(s => Enumerable.Range(s.From, s.Until - s.From));
}
