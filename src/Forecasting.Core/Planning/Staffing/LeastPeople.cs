namespace Forecasting.Core.Planning.Staffing;

/// <summary>How many are needed in one slot.</summary>
/// <param name="People">The smallest number.</param>
/// <param name="LateShare">Share of the slot's orders that are late with it.</param>
/// <param name="IsReachable">Whether the target can be met in this slot with any number.</param>
internal readonly record struct SlotNeed(int People, double LateShare, bool IsReachable);

/// <summary>
/// Finds the smallest number of people slot by slot, over all scenarios together: the state of every scenario is
/// carried from slot to slot, and a number is tried as if it stayed until all orders that it concerns are begun.
/// </summary>
internal sealed class LeastPeople(IReadOnlyList<IWorkQueue> scenarios, double lateShare)
{
    /// <summary>The need of a slot; does not advance.</summary>
    internal SlotNeed Find(int guess, int floor, double slotStart, double slotEnd)
    {
        var (concerned, anyway, most) = (0, 0, 0);
        foreach (var scenario in scenarios)
        {
            var waiting = scenario.Concerned(slotEnd);
            concerned += waiting;
            most = Math.Max(most, waiting);
            anyway += scenario.LateAnyway(slotStart, slotEnd);
        }

        if (concerned == 0)
        {
            return new SlotNeed(floor, 0, true);
        }

        // Where even endless staff is late too often, the target's own share may be late beyond the best there is.
        var slack = lateShare * concerned;
        var allowed = anyway <= slack ? slack : anyway + slack;
        var first = Math.Max(guess, floor);
        var window = new Window(slotStart, slotEnd, floor, slack);
        var (people, late) = Search(window, first, (2 * (first + most)) + 16, ref allowed);
        return new SlotNeed(people, (double)late / concerned, late <= slack);
    }

    /// <summary>[number - from], share of the slot's orders that are late with each number of people.</summary>
    internal double[] Curve(int from, int until, double slotStart, double slotEnd)
    {
        var concerned = Math.Max(1, scenarios.Sum(s => s.Concerned(slotEnd)));
        return [.. Enumerable.Range(from, until - from + 1)
            .Select(people => (double)Late(people, slotStart, slotEnd) / concerned)];
    }

    private readonly record struct Window(double Start, double End, int Floor, double Slack);

    // Gallop away from the guess, then halve: few trials where slots are alike, few where they are not.
    private (int People, int Late) Search(Window window, int guess, int plenty, ref double allowed)
    {
        var late = Late(guess, window.Start, window.End);
        var bracket = late <= allowed
            ? Down(window, new Bracket(window.Floor - 1, guess, late), allowed)
            : Up(window, guess, plenty, ref allowed);
        while (bracket.Enough - bracket.TooFew > 1)
        {
            var middle = (bracket.Enough + bracket.TooFew) / 2;
            late = Late(middle, window.Start, window.End);
            bracket = late <= allowed
                ? bracket with { Enough = middle, Late = late }
                : bracket with { TooFew = middle };
        }

        return (bracket.Enough, bracket.Late);
    }

    /// <param name="TooFew">A number that is not enough.</param>
    /// <param name="Enough">A number that is.</param>
    /// <param name="Late">Late orders with enough.</param>
    private readonly record struct Bracket(int TooFew, int Enough, int Late);

    private Bracket Down(Window window, Bracket bracket, double allowed)
    {
        for (var step = 1; bracket.Enough > window.Floor; step *= 2)
        {
            var lower = Math.Max(window.Floor, bracket.Enough - step);
            var late = Late(lower, window.Start, window.End);
            if (late > allowed)
            {
                return bracket with { TooFew = lower };
            }

            bracket = bracket with { Enough = lower, Late = late };
        }

        return bracket;
    }

    private Bracket Up(Window window, int guess, int plenty, ref double allowed)
    {
        var tooFew = guess;
        for (var step = 1; ; step *= 2)
        {
            var higher = Math.Min(tooFew + step, plenty);
            var late = Late(higher, window.Start, window.End);
            if (higher == plenty)
            {
                allowed = Math.Max(allowed, late + window.Slack);
            }

            if (late <= allowed)
            {
                return new Bracket(tooFew, higher, late);
            }

            tooFew = higher;
        }
    }

    private int Late(int people, double slotStart, double slotEnd)
    {
        var late = 0;
        foreach (var scenario in scenarios)
        {
            late += scenario.LateWith(people, slotStart, slotEnd);
        }

        return late;
    }
}
