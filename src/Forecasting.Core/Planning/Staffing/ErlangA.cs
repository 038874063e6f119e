namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// M/M/c+M: as Erlang C, but those who wait lose patience after an exponential time (Palm 1957; Garnett, Mandelbaum and
/// Reiman 2002).
/// </summary>
public sealed class ErlangA
{
    private const double Negligible = 1e-15;
    private const int TimeSteps = 2000;
    private readonly int _servers;
    private readonly ErlangCall _call;
    private readonly double _leavesPerMinute;
    private readonly double[] _waiting;

    /// <summary>Solves the birth-death chain.</summary>
    /// <param name="servers">Servers, at least 1.</param>
    /// <param name="call">What arrives.</param>
    /// <param name="patienceMinutes">Mean minutes that one waits before leaving, above 0.</param>
    public ErlangA(int servers, ErlangCall call, double patienceMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(servers, 1);
        if (!(patienceMinutes > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(patienceMinutes), patienceMinutes, "Patience is above 0.");
        }

        (_servers, _call, _leavesPerMinute) = (servers, call, 1 / patienceMinutes);
        _waiting = Solve();
    }

    /// <summary>Probability that all servers are busy.</summary>
    public double WaitProbability => _waiting.Sum();

    /// <summary>Share that leaves before being served.</summary>
    public double Abandoned => _call.ArrivalsPerMinute == 0
        ? 0
        : _waiting.Select((p, k) => p * k).Sum() * _leavesPerMinute / _call.ArrivalsPerMinute;

    /// <summary>Busy share of the servers.</summary>
    public double Occupancy => _call.LoadErlangs * (1 - Abandoned) / _servers;

    /// <summary>Share of all arrivals that are served without having waited longer than a time.</summary>
    /// <param name="waitMinutes">Time, 0 or more.</param>
    public double ServedWithin(double waitMinutes)
    {
        // Place j in the line ends at rate cμ + jθ; one who waits gives up at rate θ. Uniformised in small steps:
        // a[j] is the chance to stand at place j still, not given up.
        var places = (double[])_waiting.Clone();
        var step = waitMinutes / TimeSteps;
        var served = 0.0;
        for (var i = 0; i < TimeSteps; i++)
        {
            served += Step(places, step);
        }

        return 1 - WaitProbability + served;
    }

    private double Step(double[] places, double minutes)
    {
        var busy = _servers / _call.HandlingMinutes;
        double served = 0;
        for (var j = 0; j < places.Length; j++)
        {
            var ahead = busy + (j * _leavesPerMinute);
            var stays = places[j] * Math.Exp(-(ahead + _leavesPerMinute) * minutes);
            var advances = (places[j] - stays) * ahead / (ahead + _leavesPerMinute);
            places[j] = stays;
            if (j == 0)
            {
                served = advances;
            }
            else
            {
                places[j - 1] += advances;
            }
        }

        return served;
    }

    private double[] Solve()
    {
        // [k]: weight of k waiting with all servers busy, relative to none waiting.
        var weights = new List<double> { 1 };
        for (var k = 1; weights[^1] > Negligible; k++)
        {
            weights.Add(weights[^1] * _call.ArrivalsPerMinute
                / ((_servers / _call.HandlingMinutes) + (k * _leavesPerMinute)));
        }

        // Those below c, from Erlang B: all of 0..c weigh 1 / B(c) relative to c.
        var below = _call.LoadErlangs == 0 ? double.PositiveInfinity
            : (1 / ErlangB.Blocking(_servers, _call.LoadErlangs)) - 1;
        var total = below + weights.Sum();
        return [.. weights.Select(w => w / total)];
    }
}
