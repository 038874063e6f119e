using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Switching;
using Forecasting.Core.Features;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Evaluation.Switching;

public sealed class HeldOutDaysTests
{
    [Fact]
    public void Festivals_are_held_out_with_the_days_beside_them_and_promotions_and_announced_orders_are_not()
    {
        var history = DailyChain.Make(
            [new Store { Id = "S1", Region = "south" }],
            [
                .. DailyChain.Entries("festival", [100]),
                .. DailyChain.Entries(CalendarEntry.PromotionKind, [200, 201]),
                .. DailyChain.Entries(CalendarEntry.GroupOrderKind, [300]),
            ],
            400,
            (_, _) => 1);
        var heldOut = new HeldOutDays(EventCalendar.For(history, new Horizon(7)));

        Enumerable.Range(0, 400).Where(day => heldOut.Contains(history.Stores[0].Id, history.FirstDay.AddDays(day)))
            .Should().Equal(99, 100, 101);
    }
}
