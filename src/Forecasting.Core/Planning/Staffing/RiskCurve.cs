namespace Forecasting.Core.Planning.Staffing;

/// <summary>What one number of people means in one slot.</summary>
/// <param name="People">People at work in the slot.</param>
/// <param name="LateShare">Probability that an order of the slot is late.</param>
/// <param name="LateOrders">Expected late orders of the slot.</param>
/// <param name="Price">Their wages in the slot and the price of the late orders.</param>
public readonly record struct RiskPoint(int People, double LateShare, double LateOrders, double Price);

/// <summary>
/// How likely orders are to be late with other numbers of people in one slot, if so many were there from the slot on
/// and as many as needed before it. A picker's late order is one that is picked late, a rider's one that is delivered
/// late, for whatever reason.
/// </summary>
/// <param name="From">Fewest people of the curve.</param>
/// <param name="Orders">Mean orders of the slot: those that come in it, and those that wait at its beginning.</param>
/// <param name="LateShare">[people - From], share of the slot's orders that are late.</param>
public sealed record RiskCurve(int From, double Orders, IReadOnlyList<double> LateShare)
{
    /// <summary>The curve with prices.</summary>
    /// <param name="costPerHour">Price of an hour of work.</param>
    /// <param name="lateOrderCost">Price of an order that is late.</param>
    public IEnumerable<RiskPoint> Points(double costPerHour, double lateOrderCost) =>
        LateShare.Select((share, place) => new RiskPoint(
            From + place,
            share,
            share * Orders,
            (costPerHour * (From + place) / StaffDay.SlotsPerHour) + (lateOrderCost * share * Orders)));

    /// <summary>What one more person is worth.</summary>
    /// <param name="people">People without that one; beyond the curve's ends as <see cref="At"/> has it.</param>
    /// <param name="costPerHour">Price of an hour of work.</param>
    public ShadowPrice OneMore(int people, double costPerHour)
    {
        var (late, next) = (At(people), At(people + 1));
        var saved = Math.Max(0, late - next) * Orders;
        return new ShadowPrice(
            late, saved, saved > 0 ? costPerHour / StaffDay.SlotsPerHour / saved : double.PositiveInfinity);
    }

    /// <summary>
    /// Share of late orders with so many people. With fewer than the curve has it lies on the line to nobody, with whom
    /// all orders are late, so that nobody's absence is free; with more it is as at the curve's end.
    /// </summary>
    /// <param name="people">People at work in the slot; fewer than none are none.</param>
    public double At(int people)
    {
        var there = Math.Max(0, people);
        return there < From
            ? 1 - ((1 - LateShare[0]) * there / From)
            : LateShare[Math.Min(there - From, LateShare.Count - 1)];
    }
}

/// <summary>What one more person is worth in a slot.</summary>
/// <param name="LateShare">Share of the slot's orders that are late without.</param>
/// <param name="LateOrdersSaved">Orders that one more person would save from being late.</param>
/// <param name="PricePerOrderSaved">Wage of the slot for each of them; infinite where none is saved.</param>
public readonly record struct ShadowPrice(double LateShare, double LateOrdersSaved, double PricePerOrderSaved);
