using Forecasting.Core.Domain;
using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Simulation;

public sealed class ChainSimulatorTests
{
    private static readonly SimulationSettings Small = new() { Stores = 6, Days = 420, Seed = 11 };
    private static readonly ChainSimulator Chain = new(Small);

    [Fact]
    public void More_stores_change_nothing_in_the_first_ones()
    {
        var larger = new ChainSimulator(Small with { Stores = 20 });

        foreach (var store in Chain.Stores)
        {
            var twin = larger.Stores[store.Number];
            twin.Store.Should().BeEquivalentTo(store.Store);
            larger.Simulate(twin).Orders.Should().Equal(Chain.Simulate(store).Orders);
        }
    }

    [Fact]
    public void A_longer_future_changes_nothing_in_the_history()
    {
        var longer = new ChainSimulator(Small with { FutureDays = 100 });
        var history = Small.Days * 24 * Chain.Stores[0].Ports.Count;

        var orders = longer.Simulate(longer.Stores[0]).Orders;

        orders.Take(history).Should().Equal(Chain.Simulate(Chain.Stores[0]).Orders.Take(history));
    }

    [Fact]
    public void Another_seed_makes_another_chain()
    {
        var other = new ChainSimulator(Small with { Seed = 12 });

        other.Stores[0].Store.Attributes["people_within_5km"].Should()
            .NotBe(Chain.Stores[0].Store.Attributes["people_within_5km"]);
    }

    [Fact]
    public void Nothing_is_ordered_in_closed_hours_on_closed_days_and_before_the_opening()
    {
        foreach (var store in Chain.Stores)
        {
            var demand = Chain.Simulate(store);
            for (var day = 0; day < demand.Days; day++)
            {
                for (var hour = 0; hour < 24; hour++)
                {
                    var isTrading = demand.Trades(day) && store.Store.IsOpenHour(hour);
                    var rate = demand.Expected[demand.Cell(day, hour, 0)];
                    (rate > 0).Should().Be(isTrading);
                    (demand.Orders[demand.Cell(day, hour, 0)] > 0 && !isTrading).Should().BeFalse();
                }
            }
        }
    }

    [Fact]
    public void Orders_scatter_around_their_true_rate_more_than_poisson()
    {
        double squares = 0, rates = 0, orders = 0;
        foreach (var store in Chain.Stores)
        {
            var demand = Chain.Simulate(store);
            for (var cell = 0; cell < demand.Rate.Length; cell++)
            {
                var rate = demand.Rate[cell];
                squares += (demand.Orders[cell] - rate) * (demand.Orders[cell] - rate);
                rates += rate;
                orders += demand.Orders[cell];
            }
        }

        orders.Should().BeApproximately(rates, 5 * Math.Sqrt(squares));
        (squares / rates).Should().BeInRange(1.1, 2.5);
    }

    [Fact]
    public void One_store_opens_in_the_middle_and_one_is_closed_for_weeks()
    {
        var openings = Chain.Stores.Where(s => s.OpeningDay > 0).ToList();
        var refurbished = Chain.Stores.Where(s => s.RefurbishedUntil > s.RefurbishedFrom).ToList();

        openings.Should().ContainSingle().Which.Store.OpenedOn.Should()
            .BeAfter(Small.FirstDay).And.BeBefore(Small.LastDay);
        refurbished.Should().ContainSingle();
        ChainCalendar.Plans(Chain)
            .Count(e => e.Kind == CalendarEntry.ClosedKind && e.StoreId == refurbished[0].Store.Id)
            .Should().Be(refurbished[0].RefurbishedUntil - refurbished[0].RefurbishedFrom);
    }

    [Fact]
    public void A_store_that_is_given_up_stays_closed_and_the_calendar_says_so()
    {
        var chain = new ChainSimulator(Small with { Stores = 18 });
        var store = chain.Stores.Should().ContainSingle(s => s.ClosedForGoodFrom >= 0).Subject;

        var demand = chain.Simulate(store);

        demand.State.Skip(store.ClosedForGoodFrom).Should().OnlyContain(s => s == DayState.Closed);
        demand.Trades(store.ClosedForGoodFrom - 1).Should().BeTrue();
        ChainCalendar.Plans(chain).Count(e => e.Name == "closed_for_good")
            .Should().Be(demand.Days - store.ClosedForGoodFrom);
    }

    [Fact]
    public void The_spring_festival_fills_the_days_before_it_and_empties_its_own()
    {
        var demand = Chain.Simulate(Chain.Stores[0]);
        var festival = LunarCalendar.SpringFestival(2025).DayNumber - Small.FirstDay.DayNumber;

        demand.Effects.Festival[festival - 3].Should().BePositive();
        demand.Effects.Festival[festival].Should().BeLessThan(-0.2);
        demand.Effects.Festival[festival + 40].Should().Be(0);
    }

    [Fact]
    public void A_make_up_saturday_is_worked_like_a_weekday_by_offices()
    {
        var demand = Chain.Simulate(Chain.Stores[0]);
        var offices = Chain.Stores[0].Ports.ToList().FindIndex(p => p.Clientele == Clientele.Offices);
        var makeup = new DateOnly(2025, 2, 8).DayNumber - Small.FirstDay.DayNumber;

        var evening = Share(demand, makeup, offices, hour: 17);

        evening.Should().BeApproximately(Share(demand, makeup + 4, offices, hour: 17), 1e-9)
            .And.NotBeApproximately(Share(demand, makeup + 7, offices, hour: 17), 1e-3);
    }

    [Fact]
    public void A_large_chain_has_the_published_level_and_all_regions()
    {
        var chain = new ChainSimulator(new SimulationSettings { Stores = 414, Days = 56, FutureDays = 0 });

        chain.Stores.Select(s => s.Store.Region).Distinct().Should().HaveCount(ChainRegion.All.Count);
        chain.Stores.Select(s => s.Store.Id).Should().OnlyHaveUniqueItems();
        chain.Stores.Average(s => s.OrdersPerDay.Sum()).Should().BeInRange(850, 970);
        chain.Stores.Count(s => s.Ports.Any(p => p.Channel.Id == "tmall")).Should().BeInRange(190, 250);
    }

    [Theory]
    [InlineData(0, 420, 56)]
    [InlineData(6, 55, 56)]
    [InlineData(6, 420, -1)]
    public void Settings_outside_their_range_are_refused(int stores, int days, int futureDays) =>
        FluentActions.Invoking(() => new SimulationSettings { Stores = stores, Days = days, FutureDays = futureDays })
            .Should().Throw<ArgumentOutOfRangeException>();

    private static double Share(SimulatedDemand demand, int day, int port, int hour)
    {
        double total = 0;
        for (var h = 0; h < 24; h++)
        {
            total += demand.Expected[demand.Cell(day, h, port)];
        }

        return demand.Expected[demand.Cell(day, hour, port)] / total;
    }
}
