using CsCheck;
using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Simulation;

public sealed class PortFailureTests
{
    private static readonly ChainSimulator Chain = new(new SimulationSettings { Stores = 6, Days = 420, Seed = 11 });

    [Fact]
    public void A_failing_port_never_adds_to_the_total() =>
        Gen.Double[0.01, 500].Array[1, 6].Select(Gen.Int[0, 5]).Sample((rates, pick) =>
        {
            var failed = pick % rates.Length;
            var hour = rates.ToArray();

            PortFailure.Turn(hour, failed);

            var lost = rates[failed] * (1 - PortFailure.OrdersLeft);
            var turned = rates.Length > 1 ? PortFailure.OrdersTurned * lost : 0;
            hour.Sum().Should().BeApproximately(rates.Sum() - lost + turned, 1e-9 * (1 + rates.Sum()));
            hour[failed].Should().BeApproximately(PortFailure.OrdersLeft * rates[failed], 1e-9);
            hour.Where((rate, port) => port != failed && rate < rates[port]).Should().BeEmpty();
        });

    [Fact]
    public void A_failure_is_seen_in_the_rates_of_every_store_with_the_port()
    {
        var failure = Chain.PortFailures.First(f => f.Day < 420);
        foreach (var store in Chain.Stores)
        {
            var port = store.Ports.ToList().FindIndex(p => p.Channel.Id == failure.ChannelId);
            var demand = Chain.Simulate(store);
            if (port < 0 || demand.Expected[demand.Cell(failure.Day, failure.FromHour, port)] == 0)
            {
                continue;
            }

            Rise(demand, failure, failure.FromHour, port).Should().BeLessThan(0.1);
            Rise(demand, failure, failure.UntilHour, port).Should().BeGreaterThan(0.5);
        }
    }

    private static double Rise(SimulatedDemand demand, PortFailure failure, int hour, int port)
    {
        var cell = demand.Cell(failure.Day, hour, port);
        return demand.Rate[cell] / demand.Expected[cell];
    }
}
