namespace Forecasting.Core.Planning.Staffing;

/// <summary>People who are needed in a slot and not there.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="People">How many are missing, 1 or more.</param>
/// <param name="Cost">Their price.</param>
public readonly record struct UncoveredSlot(int Slot, int People, double Cost);

/// <summary>Shifts that cover a requirement.</summary>
public sealed record ShiftPlan
{
    /// <summary>Shifts and how many people work each, by beginning and end.</summary>
    public required IReadOnlyList<StaffedShift> Shifts { get; init; }

    /// <summary>[slot], people at work.</summary>
    public required IReadOnlyList<int> Cover { get; init; }

    /// <summary>Slots in which people are missing, in order; empty where all is covered.</summary>
    public required IReadOnlyList<UncoveredSlot> Uncovered { get; init; }

    /// <summary>Price of the shifts and of what is uncovered.</summary>
    public required double Cost { get; init; }

    /// <summary>No plan can cost less than this.</summary>
    public required double LowerBound { get; init; }

    /// <summary>How far the plan may be from the cheapest, relative to its cost; 0: proven cheapest.</summary>
    public double Gap => Cost > 0 ? Math.Max(0, (Cost - LowerBound) / Cost) : 0;

    /// <summary>Hours that are worked and paid.</summary>
    public double PaidHours => Shifts.Sum(s => s.People * s.Shift.PaidHours);

    /// <summary>Adds up a plan.</summary>
    internal static ShiftPlan Of(
        IReadOnlyList<int> required, ShiftRules rules, IEnumerable<StaffedShift> shifts, double? lowerBound)
    {
        var sorted = shifts.Where(s => s.People > 0)
            .OrderBy(s => s.Shift.From).ThenBy(s => s.Shift.Until).ThenBy(s => s.Shift.Spans[0].Until).ToList();
        var cover = new int[required.Count];
        foreach (var (shift, people) in sorted)
        {
            foreach (var span in shift.Spans)
            {
                for (var slot = span.From; slot < span.Until; slot++)
                {
                    cover[slot] += people;
                }
            }
        }

        var price = rules.UncoveredCostPerHour / StaffDay.SlotsPerHour;
        List<UncoveredSlot> uncovered =
        [
            .. Enumerable.Range(0, cover.Length).Where(slot => cover[slot] < required[slot])
                .Select(slot => new UncoveredSlot(
                    slot, required[slot] - cover[slot], price * (required[slot] - cover[slot]))),
        ];
        var cost = sorted.Sum(s => s.People * rules.Cost(s.Shift)) + uncovered.Sum(u => u.Cost);
        return new ShiftPlan
        {
            Shifts = sorted,
            Cover = cover,
            Uncovered = uncovered,
            Cost = cost,
            LowerBound = Math.Min(cost, lowerBound ?? cost),
        };
    }
}
