namespace Forecasting.Core.Simulation;

/// <summary>Hours in which a port took hardly any order anywhere, since its platform failed.</summary>
/// <param name="ChannelId">The port's channel.</param>
/// <param name="Day">Day index.</param>
/// <param name="FromHour">First hour (included).</param>
/// <param name="UntilHour">Hour after the last (excluded).</param>
public sealed record PortFailure(string ChannelId, int Day, int FromHour, int UntilHour)
{
    /// <summary>Share of the orders that still come through.</summary>
    public const double OrdersLeft = 0.03;

    /// <summary>Share of the lost orders whose customers turn to ports that work.</summary>
    public const double OrdersTurned = 0.1;

    /// <summary>Draws the failures of every port: two or three a year each, for two to five hours.</summary>
    /// <param name="settings">The chain's settings.</param>
    public static IReadOnlyList<PortFailure> Draw(SimulationSettings settings)
    {
        List<PortFailure> failures = [];
        for (var port = 0; port < Ports.All.Count; port++)
        {
            var stream = new RandomStream(settings.Seed, "port failures", port);
            for (var day = stream.Whole(20, 240); day < settings.AllDays; day += stream.Whole(60, 240))
            {
                var from = stream.Whole(9, 19);
                failures.Add(new PortFailure(Ports.All[port].Channel.Id, day, from, from + stream.Whole(2, 5)));
            }
        }

        return failures;
    }

    /// <summary>
    /// What a failure does to one hour of a store: hardly any order of the failed port comes through, some of its
    /// customers turn to the ports that work (the larger, the more), the others are lost.
    /// </summary>
    /// <param name="rates">Mean orders of the hour by port; changed.</param>
    /// <param name="failed">Index of the port that failed.</param>
    public static void Turn(Span<double> rates, int failed)
    {
        var lost = rates[failed] * (1 - OrdersLeft);
        rates[failed] -= lost;
        double working = 0;
        for (var port = 0; port < rates.Length; port++)
        {
            working += port == failed ? 0 : rates[port];
        }

        for (var port = 0; port < rates.Length; port++)
        {
            rates[port] *= port == failed || working == 0 ? 1 : 1 + (OrdersTurned * lost / working);
        }
    }
}
