namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// The people of one role at work on one scenario, slot by slot: the state before a slot can be tried with any number
/// of people, and is then advanced with the number that was chosen.
/// </summary>
internal interface IWorkQueue
{
    /// <summary>How much the scenario counts in shares.</summary>
    double Weight { get; }

    /// <summary>Orders that are not begun and come in a window.</summary>
    int Concerned(SlotWindow window);

    /// <summary>Late ones among them, or the sum of their probabilities, if so many people stayed until all of them are
    /// begun; beyond <paramref name="most"/>, some number above it.</summary>
    double LateWith(int people, SlotWindow window, double most);

    /// <summary>Another queue of the same scenario, at the beginning of its day.</summary>
    IWorkQueue Afresh();

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

/// <summary>The time over which a number of people is tried.</summary>
/// <param name="Start">Where the state stands, and the trial begins.</param>
/// <param name="CountFrom">Orders that come from here on count; minus infinity: all that wait as well.</param>
/// <param name="End">Orders that come before this count.</param>
internal readonly record struct SlotWindow(double Start, double CountFrom, double End);
