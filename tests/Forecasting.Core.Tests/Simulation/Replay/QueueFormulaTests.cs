using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation;
using Forecasting.Core.Simulation.Replay;

namespace Forecasting.Core.Tests.Simulation.Replay;

/// <summary>The simulator against what queueing theory knows exactly, within 1 %.</summary>
public sealed class QueueFormulaTests
{
    private const int Orders = 400_000;

    [Fact]
    public void M_m_c_waits_as_erlang_c_says()
    {
        // 3 pickers, load 1.8, mean 1 minute: wait and pick take C(3, 1.8) / (3 - 1.8) + 1.
        var orders = Arrivals(1.8, Exponential);
        var result = FulfilmentReplay.Run(orders, Constant(3), null);
        var expected = (ErlangC.WaitProbability(3, 1.8) / 1.2) + 1;

        Mean(orders, result.PickedMinute).Should().BeApproximately(expected, 0.01 * expected);
        (result.PickBusyMinutes / (3 * result.PickedMinute[^1])).Should().BeApproximately(0.6, 0.006);
    }

    [Fact]
    public void M_d_1_waits_as_pollaczek_and_khinchine_say()
    {
        // Load 0.6, always 1 minute: the wait is 0.6 / (2 · 0.4) = 0.75.
        var orders = Arrivals(0.6, _ => 1);

        MeanWait(orders, FulfilmentReplay.Run(orders, Constant(1), null)).Should().BeApproximately(0.75, 0.0075);
    }

    [Fact]
    public void A_tandem_queue_passes_as_jackson_says()
    {
        // M/M/2 with load 1.2, then M/M/1 with load 0.6: the second sees random arrivals (Burke 1956).
        var orders = Arrivals(
            0.6, stream => 2 * Exponential(stream), stream => Exponential(stream));
        var result = FulfilmentReplay.Run(orders, Constant(2) with { Packers = [1] }, null);

        var first = 2 + (2 * ErlangC.WaitProbability(2, 1.2) / (2 - 1.2));
        var second = 1 / (1 - 0.6);
        Mean(orders, result.PickedMinute).Should().BeApproximately(first, 0.01 * first);
        Mean(orders, result.PackedMinute).Should().BeApproximately(first + second, 0.01 * (first + second));
    }

    [Fact]
    public void Nobody_on_duty_picks_nothing()
    {
        var orders = Arrivals(1, _ => 1)[..10];

        FulfilmentReplay.Run(orders, Constant(0), null).PickedMinute.Should().OnlyContain(m => double.IsNaN(m));
    }

    private static double Exponential(RandomStream stream) => -Math.Log(1 - stream.Uniform());

    private static StaffOnDuty Constant(int pickers) => new() { SlotMinutes = 15, Pickers = [pickers] };

    private static WorkOrder[] Arrivals(
        double perMinute, Func<RandomStream, double> pick, Func<RandomStream, double>? pack = null)
    {
        var stream = new RandomStream(1, "arrivals");
        var minute = 0.0;
        return [.. Enumerable.Range(0, Orders).Select(_ =>
        {
            minute += Exponential(stream) / perMinute;
            return new WorkOrder
            {
                PlacedMinute = minute,
                PickMinutes = pick(stream),
                PackMinutes = pack?.Invoke(stream) ?? 0,
                Zone = -1,
            };
        })];
    }

    private static double MeanWait(WorkOrder[] orders, ReplayResult result) =>
        orders.Index().Average(o => result.PickedMinute[o.Index] - o.Item.PlacedMinute - o.Item.PickMinutes);

    private static double Mean(WorkOrder[] orders, IReadOnlyList<double> end) =>
        orders.Index().Average(o => end[o.Index] - o.Item.PlacedMinute);
}
