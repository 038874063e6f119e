using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Simulation.Replay;

/// <summary>
/// The plan that is made by hand: the planner's orders of the day, spread by the last four weeks' hour shares, times a
/// labour standard of minutes an order, times a flat factor for safety.
/// </summary>
/// <param name="Handling">How the store handles orders; its means are the standard.</param>
/// <param name="PickerFactor">Pickers per picker of plain work, above 0.</param>
/// <param name="RiderFactor">Riders per rider of plain work, one order a trip; above 0.</param>
public sealed record ManualStaffing(StoreHandling Handling, double PickerFactor, double RiderFactor)
{
    private const double LeastFactor = 0.25;
    private const double MostFactor = 4;
    private const double Precision = 0.02;

    /// <summary>
    /// Where no factor meets a target, because some day was far from what was expected, that much less than plenty
    /// gives. </summary>
    private const double NearEnough = 0.002;

    /// <summary>Pickers and riders by slot.</summary>
    /// <param name="day">The day.</param>
    public (IReadOnlyList<int> Pickers, IReadOnlyList<int> Riders) Heads(ReplayDay day)
    {
        var slots = day.Day.Slots;
        var (pickers, riders) = (new int[slots.Count], new int[slots.Count]);
        for (var slot = 0; slot < slots.Count; slot++)
        {
            // What is left at closing is finished by those who were there for the last orders.
            var hour = slots[slot].IsOpen ? slots[slot].Hour : slots.Last(s => s.IsOpen).Hour;
            var perMinute = day.ManualOrders * day.HourShares[hour] / 60;
            var isEarly = slots[slot].IsOpen || slot < slots.Count - StaffDay.SlotsPerHour + 1;
            pickers[slot] = isEarly
                ? Ceiling(PickerFactor * perMinute * Handling.MeanWorkMinutes)
                : 0;
            riders[slot] = Ceiling(RiderFactor * perMinute * Handling.MeanRideAloneMinutes);
        }

        return (pickers, riders);
    }

    /// <summary>The plan of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="options">Shifts and prices.</param>
    public (ShiftPlan Pickers, ShiftPlan Riders) Plan(ReplayDay day, StaffPlanOptions options)
    {
        var (pickers, riders) = Heads(day);
        return (ShiftCover.Solve(pickers, options.PickerShifts), ShiftCover.Solve(riders, options.RiderShifts));
    }

    /// <summary>The factors that would just have met both targets on some days.</summary>
    /// <param name="handling">How the store handles orders.</param>
    /// <param name="days">Days that are over, at least one.</param>
    /// <param name="options">Targets, shifts and prices.</param>
    public static ManualStaffing JustEnough(
        StoreHandling handling, IReadOnlyList<ReplayDay> days, StaffPlanOptions options)
    {
        // Held to what can be kept at all, as the other plans are.
        options = options with
        {
            Targets = options.Targets.KeptFor([.. days.SelectMany(d => d.Orders)], handling.Trips),
        };
        var plenty = new ManualStaffing(handling, MostFactor, MostFactor);
        var most = Shares(plenty, days, options);
        var pickShare = Math.Min(options.Targets.PickShare.Value, most.Picked - NearEnough);
        var pickers = Least(factor =>
            Shares(plenty with { PickerFactor = factor }, days, options).Picked >= pickShare);
        most = Shares(plenty with { PickerFactor = pickers }, days, options);
        var onTimeShare = Math.Min(options.Targets.OnTimeShare.Value, most.OnTime - NearEnough);
        var riders = Least(factor =>
            Shares(new ManualStaffing(handling, pickers, factor), days, options).OnTime >= onTimeShare);
        return new ManualStaffing(handling, pickers, riders);
    }

    private static double Least(Func<double, bool> isEnough)
    {
        var (low, high) = (LeastFactor, MostFactor);
        while (high - low > Precision)
        {
            var middle = (low + high) / 2;
            (low, high) = isEnough(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static (double Picked, double OnTime) Shares(
        ManualStaffing manual, IReadOnlyList<ReplayDay> days, StaffPlanOptions options)
    {
        var replayed = new ReplayedDay[days.Count];
        Parallel.For(0, days.Count, Domain.Parallelism.Options(), i =>
        {
            var (pickers, riders) = manual.Plan(days[i], options);
            replayed[i] = ReplayedDay.Of(
                days[i].Day, days[i].Orders, pickers, riders, manual.Handling.Trips, options.Targets);
        });
        return (
            (double)replayed.Sum(r => r.Picked) / Math.Max(1, replayed.Sum(r => r.Orders)),
            (double)replayed.Sum(r => r.OnTime) / Math.Max(1, replayed.Sum(r => r.Ridden)));
    }

    private static int Ceiling(double heads) => (int)Math.Ceiling(heads - 1e-9);
}
