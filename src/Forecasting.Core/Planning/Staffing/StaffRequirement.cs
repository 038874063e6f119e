namespace Forecasting.Core.Planning.Staffing;

/// <summary>The smallest numbers of people, slot by slot.</summary>
public sealed record StaffRequirement
{
    /// <summary>The day.</summary>
    public required StaffDay Day { get; init; }

    /// <summary>The courses that it was worked out on, work that can wait laid into its slots.</summary>
    public required OrderScenarios Scenarios { get; init; }

    /// <summary>How work that can wait is laid into the slots; null where there is none.</summary>
    public required DeferredWork? Deferred { get; init; }

    /// <summary>[slot], pickers.</summary>
    public required IReadOnlyList<int> Pickers { get; init; }

    /// <summary>[slot], riders of all zones together.</summary>
    public required IReadOnlyList<int> Riders { get; init; }

    /// <summary>
    /// What the numbers are for: the targets, with longer promises where the day's orders take too long for the given
    /// ones even if nobody ever waits.
    /// </summary>
    public required StaffTargets Targets { get; init; }

    /// <summary>How riders work, with the hold time that was chosen; null where nobody rides.</summary>
    public required RiderTrips? Trips { get; init; }

    /// <summary>[slot], mean one-hour orders placed.</summary>
    public required IReadOnlyList<double> Orders { get; init; }

    /// <summary>[slot], share of the slot's orders that are picked late with so many pickers.</summary>
    public required IReadOnlyList<double> LatePicks { get; init; }

    /// <summary>[slot], share of the slot's picked orders that are delivered late with so many riders.</summary>
    public required IReadOnlyList<double> LateRides { get; init; }

    /// <summary>[slot], the picking curve; empty unless asked for.</summary>
    public IReadOnlyList<RiskCurve> PickerCurves { get; init; } = [];

    /// <summary>[slot], the riding curve; empty unless asked for.</summary>
    public IReadOnlyList<RiskCurve> RiderCurves { get; init; } = [];

    /// <summary>Slots whose picking target not even endless staff would meet.</summary>
    public required IReadOnlyList<int> UnreachablePicks { get; init; }

    /// <summary>Slots whose delivery target not even endless staff would meet.</summary>
    public required IReadOnlyList<int> UnreachableRides { get; init; }

    /// <summary>Whether both targets can be met in a slot with any number of people.</summary>
    /// <param name="slot">The slot.</param>
    public bool IsReachable(int slot) => !UnreachablePicks.Contains(slot) && !UnreachableRides.Contains(slot);

    /// <summary>Hours of pickers' work if exactly these were there.</summary>
    public double PickerHours => (double)Pickers.Sum() / StaffDay.SlotsPerHour;

    /// <summary>Hours of riders' work if exactly these were there.</summary>
    public double RiderHours => (double)Riders.Sum() / StaffDay.SlotsPerHour;

    /// <summary>Works out the requirement of a day.</summary>
    /// <param name="scenarios">Possible courses of the day.</param>
    /// <param name="targets">What is to be achieved in every slot.</param>
    /// <param name="trips">How riders work; null where nobody rides.</param>
    /// <param name="options">What else is wanted.</param>
    public static StaffRequirement Of(
        OrderScenarios scenarios, StaffTargets targets, RiderTrips? trips, RequirementOptions? options = null)
    {
        options ??= new RequirementOptions();
        targets = targets.KeptFor(scenarios.Urgent.SelectMany(u => u), trips);
        var picking = SlotSearch.Pickers(scenarios.OnlyUrgent(), targets, options, floor: null);
        DeferredWork? laid = null;
        if (scenarios.MeanPatientOrders > 0)
        {
            laid = DeferredWork.Lay(scenarios, picking.People);
            scenarios = laid.Apply(scenarios);
            picking = SlotSearch.Pickers(scenarios, targets, options, laid.Heads);
        }

        var riding = SlotSearch.NoRiders(scenarios.Day);
        if (trips is not null)
        {
            List<ReadyOrders> ready = [.. picking.Picked.Select(p => p.Ready())];
            trips = options.ChoosesHold ? HoldChoice.Best(ready, trips, targets, scenarios.Day) : trips;
            riding = SlotSearch.Riders(ready, trips, targets, options, scenarios.Day);
        }

        var requirement = new StaffRequirement
        {
            Day = scenarios.Day,
            Scenarios = scenarios,
            Deferred = laid,
            Pickers = picking.People,
            Riders = riding.People,
            Trips = trips,
            Targets = targets,
            Orders = OrdersBySlot(scenarios),
            LatePicks = picking.LateShares,
            LateRides = riding.LateShares,
            UnreachablePicks = picking.Unreachable,
            UnreachableRides = riding.Unreachable,
        };
        return options.WithCurves ? requirement.WithCurves() : requirement;
    }

    /// <summary>The same with the curves of risk around its numbers.</summary>
    public StaffRequirement WithCurves() => PickerCurves.Count > 0 ? this : this with
    {
        PickerCurves = RiskCurves.Of(Scenarios.PickerQueues(Scenarios.Late(Targets.PickMinutes)), Pickers),
        RiderCurves = Trips is null ? [] : RiskCurves.Of(
            [.. Scenarios.Ready(Pickers).Select(r => new RiderQueue(r, Trips, Targets.DeliveryMinutes))], Riders),
    };

    /// <summary>The curves of a role; empty unless asked for, and for riders where nobody rides.</summary>
    /// <param name="role">The role.</param>
    public IReadOnlyList<RiskCurve> Curves(StaffRole role) => role == StaffRole.Picker ? PickerCurves : RiderCurves;

    private static double[] OrdersBySlot(OrderScenarios scenarios)
    {
        var orders = new double[scenarios.Day.Slots.Count];
        foreach (var (order, weight) in scenarios.Weighted(scenarios.Urgent))
        {
            orders[scenarios.Day.SlotAt(order.PlacedMinute)] += weight / scenarios.Count;
        }

        return orders;
    }
}

/// <summary>What a requirement is worked out with.</summary>
public sealed record RequirementOptions
{
    /// <summary>Whether curves of risk against heads are wanted.</summary>
    public bool WithCurves { get; init; }

    /// <summary>Whether the hold time is chosen; otherwise it is taken as given.</summary>
    public bool ChoosesHold { get; init; } = true;

    /// <summary>
    /// Whether a slot's number is also enough where it stays for a while. Without, numbers go up and down to the last
    /// person, which no shift can follow.
    /// </summary>
    public bool IsSteady { get; init; } = true;

    /// <summary>Pickers that are always there while the store is open, 0 or more.</summary>
    public int LeastPickers { get; init; }

    /// <summary>Riders that are always there while the store is open, 0 or more.</summary>
    public int LeastRiders { get; init; }

    /// <summary>Whether the first slot that cannot be kept is all that is asked.</summary>
    internal bool StopsWhereUnreachable { get; init; }
}
