using Forecasting.Core.Models.Regression;

namespace Forecasting.Core.Tests.Models.Regression;

public sealed class EventSlotsTests
{
    [Theory]
    [InlineData(85, -1)]
    [InlineData(86, 0)]
    [InlineData(89, 0)]
    [InlineData(90, 1)]
    [InlineData(93, 1)]
    [InlineData(94, 2)]
    [InlineData(99, 7)]
    [InlineData(100, 8)]
    [InlineData(102, 10)]
    [InlineData(103, 16)]
    [InlineData(109, 22)]
    [InlineData(110, 23)]
    [InlineData(113, 23)]
    [InlineData(114, -1)]
    public void A_day_lies_before_within_or_after_a_run(int day, int slot) =>
        EventSlots.Of(day, 100, 102).Should().Be(slot);

    [Fact]
    public void Effects_are_thought_smaller_the_further_away_they_are()
    {
        var before = Enumerable.Range(0, EventSlots.FirstWithin + 1).Select(EventSlots.Size).ToList();
        var after = Enumerable.Range(EventSlots.FirstWithin + 8, EventSlots.Count - EventSlots.FirstWithin - 8)
            .Select(EventSlots.Size).ToList();

        before.Should().BeInAscendingOrder();
        after.Should().BeInDescendingOrder();
    }
}
