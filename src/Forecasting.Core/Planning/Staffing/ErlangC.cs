namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// Erlang's waiting formula for M/M/c: all wait in one line, nobody leaves, service is exponential (Erlang 1917).
/// Beside
/// <see cref="ManyServerQueue"/> for those who expect it; picking is not exponential.
/// </summary>
public static class ErlangC
{
    /// <summary>Probability of having to wait; 1 where the load fills all servers.</summary>
    /// <param name="servers">Servers, 0 or more.</param>
    /// <param name="loadErlangs">
    /// Load, 0 or more, finite. C(10, 8) = 0.40918, C(3, 2) = 0.44444, C(55, 50) = 0.38455, C(2, 0.5) = 0.10000.
    /// </param>
    public static double WaitProbability(int servers, double loadErlangs)
    {
        var blocking = ErlangB.Blocking(servers, loadErlangs);
        return loadErlangs >= servers && loadErlangs > 0
            ? 1
            : servers * blocking / (servers - (loadErlangs * (1 - blocking)));
    }

    /// <summary>Probability of waiting longer than a time: C exp(-(c - a) t / s).</summary>
    /// <param name="servers">Servers, 0 or more.</param>
    /// <param name="call">What arrives.</param>
    /// <param name="waitMinutes">Time, 0 or more.</param>
    public static double WaitsLonger(int servers, ErlangCall call, double waitMinutes)
    {
        var wait = WaitProbability(servers, call.LoadErlangs);
        return wait >= 1
            ? 1
            : wait * Math.Exp(-(servers - call.LoadErlangs) * waitMinutes / call.HandlingMinutes);
    }

    /// <summary>The fewest servers that answer a share in time and are not too busy.</summary>
    /// <param name="call">What arrives.</param>
    /// <param name="waitMinutes">Time to be answered in, 0 or more.</param>
    /// <param name="answered">Share to be answered in that time.</param>
    /// <param name="mostOccupancy">Largest share of time that servers may be busy, above 0, at most 1.</param>
    public static int LeastServers(
        ErlangCall call, double waitMinutes, Domain.Probability answered, double mostOccupancy = 1)
    {
        if (!(mostOccupancy is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(mostOccupancy), mostOccupancy, "An occupancy lies above 0 and at most at 1.");
        }

        if (call.LoadErlangs == 0)
        {
            return 0;
        }

        var servers = Math.Max(1, (int)Math.Ceiling(call.LoadErlangs / mostOccupancy));
        while (WaitsLonger(servers, call, waitMinutes) > 1 - answered.Value)
        {
            servers++;
        }

        return servers;
    }
}

/// <summary>Work that arrives at random and takes an exponential time.</summary>
/// <param name="ArrivalsPerMinute">Arrivals per minute, 0 or more.</param>
/// <param name="HandlingMinutes">Mean minutes of service, above 0.</param>
public readonly record struct ErlangCall(double ArrivalsPerMinute, double HandlingMinutes)
{
    /// <summary>Arrivals per minute times minutes of service.</summary>
    public double LoadErlangs => ArrivalsPerMinute * HandlingMinutes;
}
