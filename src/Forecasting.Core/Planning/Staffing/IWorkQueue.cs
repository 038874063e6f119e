namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// The people of one role at work on one scenario, slot by slot: the state before a slot can be tried with any number
/// of people, and is then advanced with the number that was chosen.
/// </summary>
internal interface IWorkQueue
{
    /// <summary>Orders that the next slot concerns: those that wait already and those that come in it.</summary>
    int Concerned(double slotEnd);

    /// <summary>Late ones among them, if so many people stayed until all of them are begun.</summary>
    int LateWith(int people, double slotStart, double slotEnd);

    /// <summary>Late ones among them, if each were begun at once.</summary>
    int LateAnyway(double slotStart, double slotEnd);

    /// <summary>Works through the slot.</summary>
    void Advance(int people, double slotStart, double slotEnd);

    /// <summary>Works through all slots from the first.</summary>
    /// <param name="people">[slot], people.</param>
    void Work(IReadOnlyList<int> people)
    {
        for (var slot = 0; slot < people.Count; slot++)
        {
            Advance(people[slot], (double)slot * StaffDay.SlotMinutes, (slot + 1.0) * StaffDay.SlotMinutes);
        }
    }
}
