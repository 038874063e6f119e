using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Core.Tests.Simulation.Replay.Stock;

public sealed class ReplayedShelfTests
{
    [Fact]
    public void Bread_of_the_day_before_yesterday_is_waste()
    {
        var shelf = new ReplayedShelf(2);
        shelf.Receive(0, 9);

        shelf.Open(1).Should().Be(0);
        shelf.Take(1, 0);

        shelf.Open(2).Should().Be(8);
        shelf.OnHand.Should().Be(0);
    }

    [Fact]
    public void What_is_taken_from_the_newest_leaves_the_oldest_to_spoil()
    {
        var (oldest, newest) = (new ReplayedShelf(2), new ReplayedShelf(2));
        foreach (var shelf in new[] { oldest, newest })
        {
            shelf.Receive(0, 5);
            shelf.Receive(1, 5);
        }

        oldest.Take(5, 0);
        newest.Take(0, 5);

        oldest.Open(2).Should().Be(0);
        newest.Open(2).Should().Be(5);
    }

    [Fact]
    public void Deliveries_come_on_their_day_and_count_as_due_until_then()
    {
        var shelf = new ReplayedShelf(null);
        shelf.Send(3, 4, 7);

        shelf.DueBefore(3).Should().Be(0);
        shelf.DueBefore(4).Should().Be(7);
        shelf.Open(3);
        shelf.OnHand.Should().Be(0, "it is a day late");
        shelf.Booked(3).Incoming.Should().ContainSingle().Which.Should().Be((1, 7), "what is overdue comes tomorrow");
        shelf.Open(4);
        shelf.OnHand.Should().Be(7);
    }

    [Fact]
    public void The_books_know_how_much_is_there_and_take_it_for_the_last_deliveries()
    {
        var shelf = new ReplayedShelf(3);
        shelf.Receive(0, 5);
        shelf.Receive(1, 5);
        shelf.Take(0, 4);

        shelf.Booked(1).OnHand.Should().Equal(new StockBatch(1, 1), new StockBatch(5, 2));
    }
}
