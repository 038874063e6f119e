using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation;
using Forecasting.Core.Simulation.Replay;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class ManyServerQueueTests
{
    private static readonly WorkTimes Picks = WorkTimes.LogNormal(8, 0.4);

    [Theory]
    [InlineData(30, 7)]
    [InlineData(60, 11)]
    [InlineData(100, 16)]
    public void Pickers_for_99_percent_in_20_minutes_are_as_the_methods_say(double ordersPerHour, int pickers) =>
        ManyServerQueue.LeastServers(ordersPerHour / 60, Picks, 20, new Probability(0.99)).Should().Be(pickers);

    [Fact]
    public void With_exponential_service_it_is_erlang_c()
    {
        // P(W + S > t) of M/M/5 with load 4 and mean 1, by convolution of Erlang C's wait and the service.
        var wait = ErlangC.WaitProbability(5, 4);
        var limit = 3.0;
        var expected = ((1 - wait) * Math.Exp(-limit)) + (wait * Math.Exp(-limit) * (1 + limit));

        ManyServerQueue.LateShare(5, 4, WorkTimes.Exponential(1), limit).Should().BeApproximately(expected, 0.001);
    }

    [Fact]
    public void Exponential_picks_are_late_even_with_endless_staff() =>
        Math.Round(ManyServerQueue.LateShare(500, 1, WorkTimes.Exponential(8), 20), 3).Should().Be(0.082);

    [Fact]
    public void A_promise_that_picking_alone_breaks_has_no_answer() =>
        ManyServerQueue.LeastServers(1, Picks, 2, new Probability(0.99)).Should().BeNull();

    [Fact]
    public void Without_arrivals_nobody_is_needed() =>
        ManyServerQueue.LeastServers(0, Picks, 20, new Probability(0.99)).Should().Be(0);

    [Fact]
    public void The_formula_is_within_a_point_of_simulation_for_random_settings() =>
        Gen.Select(Gen.Int[1, 30], Gen.Double[0.3, 0.75], Gen.Double[0.3, 1], Gen.Double[1.2, 4])
            .Sample((servers, busy, variation, limitInMeans) =>
            {
                var service = WorkTimes.LogNormal(8, variation);
                var perMinute = busy * servers / 8;
                var formula = ManyServerQueue.LateShare(servers, perMinute, service, 8 * limitInMeans);

                formula.Should().BeApproximately(Simulated(servers, perMinute, service, 8 * limitInMeans), 0.01);
            }, iter: Check.Iter / 6, threads: 1);

    private static double Simulated(int servers, double perMinute, WorkTimes service, double limitMinutes)
    {
        var stream = new RandomStream(servers, "arrivals");
        var minute = 0.0;
        var orders = Enumerable.Range(0, 150_000).Select(_ => new WorkOrder
        {
            PlacedMinute = minute += -Math.Log(1 - stream.Uniform()) / perMinute,
            PickMinutes = service.Draw(stream.Uniform()),
            Zone = -1,
        }).ToArray();
        var result = FulfilmentReplay.Run(orders, new StaffOnDuty { SlotMinutes = 15, Pickers = [servers] }, null);
        return orders.Index().Average(o =>
            result.PickedMinute[o.Index] - o.Item.PlacedMinute > limitMinutes ? 1.0 : 0.0);
    }

    [Fact]
    public void A_full_load_is_always_late() => ManyServerQueue.LateShare(8, 1, Picks, 20).Should().Be(1);
}
