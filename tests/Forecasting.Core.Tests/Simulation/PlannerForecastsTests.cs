using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Simulation;

public sealed class PlannerForecastsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Planners_are_right_to_about_ninety_per_cent_over_the_chain(long seed)
    {
        var chain = new ChainSimulator(new SimulationSettings { Stores = 24, Days = 420, Seed = seed });
        List<double> history = [];
        List<double> future = [];
        foreach (var store in chain.Stores)
        {
            var demand = chain.Simulate(store);
            var planner = PlannerForecasts.Make(demand, chain.Settings);
            history.Add(Accuracy(demand, planner, 0, chain.Settings.Days));
            future.Add(Accuracy(demand, planner, chain.Settings.Days, chain.Settings.AllDays));
        }

        // A store that was given up has nothing to forecast any more.
        future.RemoveAll(double.IsNaN);
        history.Average().Should().BeApproximately(0.9, 0.005);
        future.Average().Should().BeApproximately(0.9, 0.005);
    }

    [Fact]
    public void Nothing_is_forecast_for_the_first_weeks_nor_for_closed_days()
    {
        var chain = new ChainSimulator(new SimulationSettings { Stores = 4, Days = 420 });
        var demand = chain.Simulate(chain.Stores[3]);

        var orders = PlannerForecasts.Make(demand, chain.Settings).Orders;

        orders.Take(28).Should().OnlyContain(v => double.IsNaN(v));
        for (var day = 28; day < demand.Days; day++)
        {
            double.IsNaN(orders[day]).Should().Be(!demand.Trades(day));
        }
    }

    private static double Accuracy(SimulatedDemand demand, PlannerForecasts planner, int first, int end)
    {
        double missed = 0, orders = 0;
        for (var day = first; day < end; day++)
        {
            if (demand.State[day] == DayState.Open && !double.IsNaN(planner.Orders[day]))
            {
                missed += Math.Abs(planner.Orders[day] - demand.OrdersOn(day));
                orders += demand.OrdersOn(day);
            }
        }

        return 1 - (missed / orders);
    }
}
