namespace Forecasting.Core.Planning.Staffing;

/// <summary>How many are needed in one slot.</summary>
/// <param name="People">The smallest number.</param>
/// <param name="LateShare">Share of the slot's orders that are late with it.</param>
/// <param name="IsReachable">Whether the target can be met in this slot with any number.</param>
/// <param name="Concerned">The slot's orders, over all scenarios.</param>
internal readonly record struct SlotNeed(int People, double LateShare, bool IsReachable, int Concerned);

/// <summary>
/// Finds the smallest number of people slot by slot, over all scenarios together: the state of every scenario is
/// carried from slot to slot, and a number is tried as if it stayed until all orders that it concerns are begun.
/// </summary>
internal sealed class LeastPeople(IReadOnlyList<IWorkQueue> scenarios, double lateShare)
{
    /// <summary>The busiest first, so that too few are found out soon.</summary>
    private readonly IWorkQueue[] _busiestFirst =
        [.. scenarios.OrderByDescending(s => s.Concerned(new SlotWindow(0, 0, double.PositiveInfinity)))];

    /// <summary>The need of a slot; does not advance.</summary>
    /// <param name="guess">A number to try first.</param>
    /// <param name="floor">Fewest people, 0 or more.</param>
    /// <param name="window">The time to try.</param>
    /// <param name="mostSlack">The late share is that of at least so many orders: few that are left over at closing are
    /// judged as part of those before.</param>
    internal SlotNeed Find(int guess, int floor, SlotWindow window, int mostSlack = 0)
    {
        var (concerned, most) = (0, 0);
        foreach (var scenario in scenarios)
        {
            var waiting = scenario.Concerned(window);
            concerned += waiting;
            most = Math.Max(most, waiting);
        }

        if (concerned == 0)
        {
            return new SlotNeed(floor, 0, true, 0);
        }

        var slack = lateShare * Math.Max(concerned, mostSlack);
        var first = Math.Max(guess, floor);
        var late = Late(first, window, slack);
        var (tooFew, enough, allowed) = (floor - 1, first, slack);
        if (late > slack)
        {
            // One for every order, and all who are still at work: nobody waits for people. What is late then is late
            // anyway, and a quarter of the allowed share may be late for want of people.
            enough = first + most;
            var anyway = Late(enough, window);
            allowed = Math.Max(slack, anyway + (slack / 4));
            late = allowed > slack ? Late(first, window, allowed) : late;
            (tooFew, enough, late) = late > allowed ? (first, enough, anyway) : (floor - 1, first, late);
        }

        var trial = new Trial(window, floor, allowed);
        var bracket = tooFew < floor
            ? Down(trial, new Bracket(tooFew, enough, late))
            : Up(trial, new Bracket(tooFew, enough, late));
        bracket = Halve(trial, bracket);
        return new SlotNeed(bracket.Enough, bracket.Late / concerned, bracket.Late <= slack, concerned);
    }

    /// <summary>[number - from], share of the slot's orders that are late with each number of people.</summary>
    internal double[] Curve(int from, int until, SlotWindow window)
    {
        var concerned = Math.Max(1, scenarios.Sum(s => s.Concerned(window)));
        return [.. Enumerable.Range(from, until - from + 1).Select(people => Late(people, window) / concerned)];
    }

    private readonly record struct Trial(SlotWindow Window, int Floor, double Allowed);

    /// <param name="TooFew">A number that is not enough.</param>
    /// <param name="Enough">A number that is.</param>
    /// <param name="Late">Late orders with enough.</param>
    private readonly record struct Bracket(int TooFew, int Enough, double Late);

    // Gallop away from the guess, then halve: few trials where slots are alike, few where they are not.
    private Bracket Down(Trial trial, Bracket bracket)
    {
        for (var step = 1; bracket.Enough > trial.Floor; step *= 2)
        {
            var lower = Math.Max(trial.Floor, bracket.Enough - step);
            var late = Late(lower, trial.Window, trial.Allowed);
            if (late > trial.Allowed)
            {
                return bracket with { TooFew = lower };
            }

            bracket = bracket with { Enough = lower, Late = late };
        }

        return bracket;
    }

    private Bracket Up(Trial trial, Bracket bracket)
    {
        for (var step = 1; bracket.TooFew + step < bracket.Enough; step *= 2)
        {
            var higher = bracket.TooFew + step;
            var late = Late(higher, trial.Window, trial.Allowed);
            if (late <= trial.Allowed)
            {
                return bracket with { Enough = higher, Late = late };
            }

            bracket = bracket with { TooFew = higher };
        }

        return bracket;
    }

    private Bracket Halve(Trial trial, Bracket bracket)
    {
        while (bracket.Enough - bracket.TooFew > 1)
        {
            var middle = (bracket.Enough + bracket.TooFew) / 2;
            var late = Late(middle, trial.Window, trial.Allowed);
            bracket = late <= trial.Allowed
                ? bracket with { Enough = middle, Late = late }
                : bracket with { TooFew = middle };
        }

        return bracket;
    }

    /// <summary>Late orders over all scenarios; beyond <paramref name="most"/>, some number above it.</summary>
    private double Late(int people, SlotWindow window, double most = double.PositiveInfinity)
    {
        var late = 0.0;
        foreach (var scenario in _busiestFirst)
        {
            late += scenario.LateWith(people, window);
            if (late > most)
            {
                break;
            }
        }

        return late;
    }
}
