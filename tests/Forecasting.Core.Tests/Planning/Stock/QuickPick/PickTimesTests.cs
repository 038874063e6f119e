using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Core.Tests.Planning.Stock.QuickPick;

public sealed class PickTimesTests
{
    [Fact]
    public void Minutes_are_learnt_from_measured_orders()
    {
        var orders = Enumerable.Range(0, 4_000).Select(i => Order(i, 1 + (i % 15), i % 2 == 0));

        var learnt = PickTimes.Learn(orders);

        Assert.InRange(learnt.Minutes(9, 9), 3.3, 3.7);
        Assert.InRange(learnt.Minutes(9, 0), 9.6, 10.2);
    }

    [Fact]
    public void Without_measured_orders_the_usual_minutes_hold()
    {
        var learnt = PickTimes.Learn([]);

        Assert.Equal(PickTimes.Usual.Minutes(7, 3), learnt.Minutes(7, 3), 9);
    }

    [Fact]
    public void One_line_in_the_room_does_not_make_an_order_slower() =>
        Assert.True(PickTimes.Usual.Minutes(12, 1) <= PickTimes.Usual.Minutes(12, 0));

    [Fact]
    public void Orders_are_picked_faster_the_more_of_their_lines_lie_in_the_room()
    {
        var baskets = new Baskets(Baskets.Around(8), PickTimes.Usual);

        var minutes = Enumerable.Range(0, 21).Select(i => baskets.Minutes(i / 20.0)).ToList();

        Assert.Equal(minutes.OrderDescending(), minutes);
        Assert.InRange(baskets.MeanLines, 7.5, 8.2);
    }

    [Fact]
    public void An_order_without_lines_is_an_error() =>
        Assert.Throws<ArgumentException>(() => new Baskets([0, 3], PickTimes.Usual));

    // 0.8 + 0.3 a line in the room; 1.2 + 1.3 roots + 0.53 a line at the shelves, with scatter.
    private static HandledOrder Order(int number, int lines, bool isFromRoom)
    {
        var scatter = 1 + (0.2 * Math.Sin(number * 1.7));
        var minutes = isFromRoom ? 0.8 + (0.3 * lines) : 1.2 + (1.3 * Math.Sqrt(lines)) + (0.53 * lines);
        return new HandledOrder(
            "S1", $"O{number}", new DateOnly(2025, 1, 1), 40_000, DeliveryPromise.OneHour, lines, 1,
            new HandlingMinutes(minutes * scatter, 1, 5, 2) { IsFromRoom = isFromRoom });
    }
}
