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

    [Fact]
    public void Neighbouring_days_are_alike_but_not_across_the_event_itself()
    {
        bool IsAlike(int day) =>
            EventSlots.Step(EventSlots.Of(day, 100, 110)) > 0
            && EventSlots.Of(day, 100, 110) == EventSlots.Of(day - 1, 100, 110) + 1;

        Enumerable.Range(87, 34).Where(IsAlike).Should().Equal(
            95, 96, 97, 98, 99, 101, 102, 103, 104, 105, 106, 107, 112, 113, 114, 115, 116, 117);
    }
}
