using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Tests.Planning.Stock;

public sealed class DeliveryTests
{
    private static readonly DateOnly Monday = StockCases.Today;
    private static readonly Sku Sku = StockCases.Sku with { LeadTimeDays = 2, DeliveryWeekdays = "135" };

    [Fact]
    public void After_the_cut_off_hour_an_order_counts_as_the_next_days()
    {
        DeliverySchedule.Of(Sku, Monday, isAfterCutOff: true).Should().BeNull();
        DeliverySchedule.Of(Sku, Monday.AddDays(2), isAfterCutOff: true).Should().BeNull();
        DeliverySchedule.Of(Sku, Monday.AddDays(-1), isAfterCutOff: true).Should()
            .Be(new ProtectionInterval(3, 5));
    }

    [Theory]
    [InlineData(CalendarEntry.ClosedKind)]
    [InlineData(DeliverySchedule.NoDeliveryKind)]
    public void Days_without_delivery_make_the_order_before_them_last_longer(string kind)
    {
        var friday = new CalendarEntry { Date = Monday.AddDays(4), Kind = kind };
        var isOpen = DeliverySchedule.OpenDays(new TradingCalendar([friday]), new Store { Id = "S1" });

        DeliverySchedule.Of(Sku, Monday, isOpen).Should().Be(new ProtectionInterval(2, 7));
        DeliverySchedule.Of(Sku, Monday.AddDays(2), isOpen).Should().BeNull();
    }

    [Fact]
    public void Without_any_delivery_day_left_there_is_no_interval()
    {
        static bool IsOpen(DateOnly date) => date < Monday.AddDays(5);

        DeliverySchedule.Of(Sku, Monday, IsOpen).Should().Be(new ProtectionInterval(2, 4));
        DeliverySchedule.Of(Sku, Monday.AddDays(2), IsOpen).Should().BeNull(
            "it would come on Friday, and nothing after it");
        DeliverySchedule.Coming(Sku, Monday.AddDays(5), IsOpen).Should().BeNull();
    }

    [Fact]
    public void Lateness_is_learnt_by_category_and_shrunk_to_all()
    {
        var learnt = Lateness.Learn(
            [.. Came("a", 0, 600), .. Came("b", 1, 200), new("S1", "a", Monday, Monday, null, 3)], id => id);

        learnt["a"].Share(1).Should().BeApproximately(200 * 0.25 / 800, 1e-12);
        learnt["b"].Share(1).Should().BeApproximately((200 + (200 * 0.25)) / 400, 1e-12);
        learnt[""].Share(1).Should().BeApproximately(0.25, 1e-12);
        Lateness.Learn([], id => id)[""].Should().BeSameAs(Lateness.Usual);
    }

    [Fact]
    public void Shares_that_do_not_add_up_are_refused()
    {
        var ask = () => new Lateness(0.5, 0.4);
        ask.Should().Throw<ArgumentException>().WithMessage("*add up to 1*");
    }

    private static IEnumerable<StockDelivery> Came(string sku, int daysLate, int times) => Enumerable.Repeat(
        new StockDelivery("S1", sku, Monday, Monday.AddDays(1), Monday.AddDays(1 + daysLate), 5), times);
}
