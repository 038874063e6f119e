namespace Forecasting.Core.Planning.Staffing;

/// <summary>How many are needed in one slot.</summary>
/// <param name="People">The smallest number.</param>
/// <param name="LateShare">Share of the slot's orders that are late with it.</param>
/// <param name="IsReachable">Whether the target can be met in this slot with any number.</param>
/// <param name="Concerned">The slot's orders, over all scenarios by their weights.</param>
internal readonly record struct SlotNeed(int People, double LateShare, bool IsReachable, double Concerned);

/// <summary>
/// Finds the smallest number of people slot by slot, over all scenarios together: the state of every scenario is
/// carried from slot to slot, and a number is tried as if it stayed until all orders that it concerns are begun.
/// </summary>
/// <param name="scenarios">The state of every scenario.</param>
/// <param name="lateShare">Share of a slot's orders that may be late.</param>
internal sealed class LeastPeople(IReadOnlyList<IWorkQueue> scenarios, double lateShare)
{
    /// <summary>Those with most late orders in the last trial of all at the end, where trials begin, so that too few
    /// are found out soon.</summary>
    private readonly IWorkQueue[] _latestLast = [.. scenarios
        .OrderBy(s => s.Weight * s.Concerned(new SlotWindow(0, 0, double.PositiveInfinity)))];

    /// <summary>[place in the order], late orders in the last trial.</summary>
    private readonly double[] _lastLate = new double[scenarios.Count];

    /// <summary>The need of a slot; does not advance.</summary>
    /// <param name="guess">A number to try first.</param>
    /// <param name="floor">Fewest people, 0 or more.</param>
    /// <param name="window">The time to try.</param>
    /// <param name="mostSlack">The late share is that of at least so many orders: few that are left over at closing are
    /// judged as part of those before.</param>
    /// <param name="atWork">People before the slot, who may be out for long.</param>
    internal SlotNeed Find(int guess, int floor, SlotWindow window, double mostSlack = 0, int atWork = 0)
    {
        var (concerned, most) = (0.0, 0);
        foreach (var scenario in scenarios)
        {
            var waiting = scenario.Concerned(window);
            concerned += scenario.Weight * waiting;
            most = Math.Max(most, waiting);
        }

        if (concerned == 0)
        {
            return new SlotNeed(floor, 0, true, 0);
        }

        var slack = lateShare * Math.Max(concerned, mostSlack);
        var first = Math.Max(guess, floor);
        most += Math.Max(first, atWork);
        var bracket = Search(new Trial(window, floor, slack), first, most, double.PositiveInfinity);
        if (bracket.Enough > first && bracket.Late > 0.75 * slack)
        {
            // One for every order, and all who are still at work: nobody waits for people. What is late then is late
            // anyway, and a quarter of the allowed share may be late for want of people.
            var anyway = Late(most, window);
            var allowed = anyway + (slack / 4);
            bracket = allowed > slack
                ? Search(new Trial(window, floor, allowed), first, most, anyway)
                : bracket with { Late = double.IsPositiveInfinity(bracket.Late) ? anyway : bracket.Late };
        }

        return new SlotNeed(bracket.Enough, bracket.Late / concerned, bracket.Late <= slack, concerned);
    }

    private readonly record struct Trial(SlotWindow Window, int Floor, double Allowed);

    /// <param name="TooFew">A number that is not enough.</param>
    /// <param name="Enough">A number that is.</param>
    /// <param name="Late">Late orders with enough.</param>
    private readonly record struct Bracket(int TooFew, int Enough, double Late);

    /// <summary>Gallops away from a guess, then halves: few trials where slots are alike, few where they are
    /// not.</summary>
    /// <param name="trial">What is tried.</param>
    /// <param name="first">The guess.</param>
    /// <param name="most">Enough for whatever can be met, above <paramref name="first"/>.</param>
    /// <param name="lateWithMost">Late orders with them, as far as known.</param>
    private Bracket Search(Trial trial, int first, int most, double lateWithMost)
    {
        var late = Late(first, trial.Window, trial.Allowed);
        return Halve(trial, late <= trial.Allowed
            ? Down(trial, new Bracket(trial.Floor - 1, first, late))
            : Up(trial, new Bracket(first, most, lateWithMost)));
    }

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

    /// <summary>Late orders over all scenarios; infinite beyond <paramref name="most"/>.</summary>
    private double Late(int people, SlotWindow window, double most = double.PositiveInfinity)
    {
        var late = 0.0;
        for (var place = _latestLast.Length - 1; place >= 0; place--)
        {
            var scenario = _latestLast[place];
            var left = (most - late) / scenario.Weight;
            var ofScenario = scenario.LateWith(people, window, left);
            _lastLate[place] = scenario.Weight * ofScenario;
            late += _lastLate[place];
            if (ofScenario > left || late > most)
            {
                // A queue that stopped early has not looked at all of its orders.
                return double.PositiveInfinity;
            }
        }

        // Added up by size, so that the sum does not hang on the order of trials.
        Array.Sort(_lastLate, _latestLast);
        return _lastLate.Sum();
    }
}
