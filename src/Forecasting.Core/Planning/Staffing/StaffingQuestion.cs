namespace Forecasting.Core.Planning.Staffing;

/// <summary>People of a role who do not come: whole shifts of the plan.</summary>
/// <param name="People">How many, 0 or more; those whose absence matters most, as far as none are named.</param>
/// <param name="From">Local times at which shifts of some of them begin, one for each.</param>
public sealed record Absence(int People, IReadOnlyList<TimeOnly> From)
{
    /// <summary>Everybody comes.</summary>
    public static Absence None { get; } = new(0, []);

    /// <summary>The first named time for which the plan has no shift, or too few people; null: there is none.</summary>
    /// <param name="day">The day.</param>
    /// <param name="plan">The shifts.</param>
    public TimeOnly? Unknown(StaffDay day, ShiftPlan plan)
    {
        var there = plan.Shifts.ToLookup(s => day.Slots[s.Shift.From].Clock, s => s.People);
        foreach (var named in From.GroupBy(f => f))
        {
            if (there[named.Key].Sum() < named.Count())
            {
                return named.Key;
            }
        }

        return null;
    }
}

/// <summary>A question about a planned day.</summary>
public sealed record StaffingQuestion
{
    /// <summary>What orders are multiplied by, 0 or more.</summary>
    public double OrdersFactor { get; init; } = 1;

    /// <summary>The channel whose orders are multiplied; null: all.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Whether it rains: rides take longer.</summary>
    public bool Rain { get; init; }

    /// <summary>Pickers who do not come.</summary>
    public Absence PickersAway { get; init; } = Absence.None;

    /// <summary>Riders who do not come.</summary>
    public Absence RidersAway { get; init; } = Absence.None;

    /// <summary>Targets instead of the plan's; null: the same.</summary>
    public StaffTargets? Targets { get; init; }

    /// <summary>Whether the orders, or how long they take, are other ones than the plan's.</summary>
    internal bool ChangesOrders => OrdersFactor != 1 || Rain;
}

/// <summary>People of a role under a question's conditions.</summary>
/// <param name="Away">Shifts that are not worked.</param>
/// <param name="There">[slot], people at work.</param>
/// <param name="Needed">[slot], people needed.</param>
public sealed record StaffThen(
    IReadOnlyList<StaffedShift> Away, IReadOnlyList<int> There, IReadOnlyList<int> Needed)
{
    /// <summary>[slot], people needed and not there.</summary>
    public IReadOnlyList<int> Lacking { get; } = [.. Needed.Zip(There, (n, t) => Math.Max(0, n - t))];

    /// <summary>[slot], people at work once those who are lacking have come.</summary>
    public IReadOnlyList<int> Repaired { get; } = [.. Needed.Zip(There, Math.Max)];

    /// <summary>Hours of those who are lacking.</summary>
    public double LackingHours => (double)Lacking.Sum() / StaffDay.SlotsPerHour;
}

/// <summary>The answer.</summary>
public sealed record StaffingAnswer
{
    /// <summary>The targets that were asked about; the outlooks then are judged by them.</summary>
    public required StaffTargets Targets { get; init; }

    /// <summary>
    /// What would be needed, for <see cref="StaffRequirement.Targets"/>: longer promises than asked about where those
    /// cannot be kept.
    /// </summary>
    public required StaffRequirement Needed { get; init; }

    /// <summary>The plan, and what is to be expected of it as it is, by its own targets.</summary>
    public required StaffPlan Plan { get; init; }

    /// <summary>What is to be expected then of the shifts that are worked.</summary>
    public required StaffOutlook Then { get; init; }

    /// <summary>What is to be expected then once those who are lacking have come.</summary>
    public required StaffOutlook Repaired { get; init; }

    /// <summary>Pickers.</summary>
    public required StaffThen Pickers { get; init; }

    /// <summary>Riders.</summary>
    public required StaffThen Riders { get; init; }

    /// <summary>Wages of those who are lacking, hour by hour; whole shifts cost more.</summary>
    public required double RepairCost { get; init; }
}
