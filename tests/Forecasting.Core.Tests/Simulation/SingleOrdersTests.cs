using Forecasting.Core.Domain;
using Forecasting.Core.Simulation;
using Forecasting.Core.Simulation.Handling;

namespace Forecasting.Core.Tests.Simulation;

public sealed class SingleOrdersTests
{
    private static readonly ChainSimulator Chain =
        new(new SimulationSettings { Stores = 4, Days = 120, FutureDays = 14, OrderDays = 5, Seed = 5 });

    private static readonly SimulatedDemand Demand = Chain.Simulate(Chain.Stores[0]);

    [Fact]
    public void Orders_lines_and_units_add_up_to_the_hourly_counts_exactly()
    {
        for (var day = Chain.Settings.Days - 5; day < Chain.Settings.Days + 5; day++)
        {
            var orders = SingleOrders.OfDay(Demand, Chain.Settings, day)
                .ToLookup(o => (o.SecondOfDay / 3600, o.Port));
            for (var hour = 0; hour < 24; hour++)
            {
                for (var port = 0; port < Demand.Store.Ports.Count; port++)
                {
                    var cell = Demand.Cell(day, hour, port);
                    var isReported = Demand.IsReported[(day * 24) + hour];
                    var ofHour = orders[(hour, port)].ToList();

                    ofHour.Should().HaveCount(isReported ? Demand.Orders[cell] : 0);
                    ofHour.Sum(o => o.Lines).Should().Be(isReported ? Demand.Lines[cell] : 0);
                    ofHour.Sum(o => o.Units).Should().Be(isReported ? Demand.Units[cell] : 0);
                }
            }
        }
    }

    [Fact]
    public void Every_order_has_a_line_stays_within_its_radius_and_comes_in_time_order()
    {
        var orders = SingleOrders.OfDay(Demand, Chain.Settings, 119);

        orders.Should().BeInAscendingOrder(o => o.SecondOfDay);
        orders.Should().OnlyContain(o => o.Lines >= 1 && o.Units >= o.Lines);
        orders.Should().OnlyContain(o =>
            o.Kilometres > 0 && o.Kilometres <= Demand.Store.Ports[o.Port].Channel.RadiusKm);
    }

    [Fact]
    public void Longer_baskets_and_the_shelf_take_longer_to_pick()
    {
        var store = Chain.Stores.First(s => s.Equipment.HasQuickPick);
        var shelf = store.Ports.ToList().FindIndex(p => p.Channel.PicksFrom == "shelf");
        var quick = store.Ports.ToList().FindIndex(p => p.Channel.PicksFrom == "quick_pick");

        MeanPick(store, shelf, lines: 12).Should().BeGreaterThan(1.5 * MeanPick(store, shelf, lines: 5));
        MeanPick(store, quick, lines: 5).Should().BeLessThan(0.8 * MeanPick(store, shelf, lines: 5));
    }

    [Fact]
    public void Announced_group_orders_are_in_the_calendar_with_hour_and_size_and_come_about_as_announced()
    {
        var announced = Chain.GroupOrders.SelectMany(o => o).ToList();

        announced.Should().NotBeEmpty();
        ChainCalendar.Plans(Chain).Where(e => e.Kind == CalendarEntry.GroupOrderKind)
            .Select(e => (e.StoreId, e.Date, e.Name, e.Value)).Should().BeEquivalentTo(announced.Select(o =>
                (o.StoreId, Chain.Settings.Date(o.Day), $"group_order_{o.Hour:00}h", (double?)o.Announced)));
        foreach (var order in announced.Where(o => o.StoreId == Demand.Store.Store.Id))
        {
            var port = Demand.Store.Ports.ToList().FindIndex(p => p.Channel.Id == GroupOrder.ChannelId);
            Demand.Orders[Demand.Cell(order.Day, order.Hour, port)].Should().BeGreaterThan(order.Announced / 2);
        }
    }

    [Fact]
    public void Staff_have_unique_ids_roles_and_hours()
    {
        var staff = Chain.Stores.SelectMany(s => StaffMember.OfStore(Chain.Settings, s)).ToList();

        staff.Select(s => s.Id).Should().OnlyHaveUniqueItems();
        staff.Should().OnlyContain(s => (s.IsPicker || s.IsRider) && s.MaxHoursWeek > 0 && s.Pace > 0);
        staff.Should().OnlyContain(s => s.Week.Any(day => day.Until > day.From));
        staff.Average(s => s.Pace).Should().BeInRange(0.95, 1.1);
    }

    private static double MeanPick(SimulatedStore store, int port, int lines)
    {
        var stream = new RandomStream(1, "test");
        var order = new SingleOrder(port, 40_000) { Lines = lines, Units = lines, Kilometres = 2 };
        return Enumerable.Range(0, 400).Average(_ => HandlingTimes.Draw(order, store, 0, stream).PickMinutes);
    }
}
