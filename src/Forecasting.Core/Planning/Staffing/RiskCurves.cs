using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>Works out the curves of a day, course by course and on all cores.</summary>
internal static class RiskCurves
{
    private const int Below = 4;
    private const int Above = 6;

    /// <summary>[slot], the curve around a number of people.</summary>
    /// <param name="queues">The courses at the beginning of the day; they are worked.</param>
    /// <param name="people">[slot], people, with whom every slot is reached.</param>
    internal static IReadOnlyList<RiskCurve> Of(IReadOnlyList<IWorkQueue> queues, IReadOnlyList<int> people)
    {
        var first = people.Select(p => Math.Max(0, p - Below)).ToArray();
        var late = new double[queues.Count][][];
        var concerned = new int[queues.Count][];
        Parallel.For(0, queues.Count, Parallelism.Options(CancellationToken.None), course =>
        {
            (late[course], concerned[course]) = (new double[people.Count][], new int[people.Count]);
            for (var slot = 0; slot < people.Count; slot++)
            {
                var (start, end) = (StaffDay.SlotMinutes * slot, StaffDay.SlotMinutes * (slot + 1));
                var window = new SlotWindow(start, double.NegativeInfinity, end);
                concerned[course][slot] = queues[course].Concerned(window);
                late[course][slot] =
                [
                    .. Enumerable.Range(first[slot], people[slot] + Above - first[slot] + 1)
                        .Select(tried => queues[course].LateWith(tried, window, double.PositiveInfinity)),
                ];
                queues[course].Advance(people[slot], start, end);
            }
        });
        return [.. first.Select((from, slot) => Sum(queues, from, concerned, late, slot))];
    }

    private static RiskCurve Sum(
        IReadOnlyList<IWorkQueue> queues, int from, int[][] concerned, double[][][] late, int slot)
    {
        var orders = queues.Select((q, course) => q.Weight * concerned[course][slot]).Sum();
        var shares = new double[late[0][slot].Length];
        for (var course = 0; orders > 0 && course < queues.Count; course++)
        {
            for (var place = 0; place < shares.Length; place++)
            {
                shares[place] += queues[course].Weight * late[course][slot][place] / orders;
            }
        }

        return new RiskCurve(from, orders / queues.Count, shares);
    }
}
