namespace Forecasting.Core.Planning.Staffing;

/// <summary>Erlang's loss formula: calls that find all servers busy go away (Erlang 1917).</summary>
public static class ErlangB
{
    /// <summary>
    /// Probability that all servers are busy, by the recursion B(0) = 1, B(k) = aB(k-1) / (k + aB(k-1)).
    /// </summary>
    /// <param name="servers">Servers, 0 or more.</param>
    /// <param name="loadErlangs">Arrivals per minute times minutes of service, 0 or more, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public static double Blocking(int servers, double loadErlangs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(servers);
        Load.ThrowIfNotOne(loadErlangs);
        var blocking = 1.0;
        for (var k = 1; k <= servers; k++)
        {
            blocking = loadErlangs * blocking / (k + (loadErlangs * blocking));
        }

        return blocking;
    }

    /// <summary>The fewest servers with which at most a given share is turned away.</summary>
    /// <param name="loadErlangs">Load, 0 or more, finite.</param>
    /// <param name="blocking">Largest share turned away. Load 10 and 0.02 give 17 servers with 0.0129.</param>
    public static int LeastServers(double loadErlangs, Domain.Probability blocking)
    {
        Load.ThrowIfNotOne(loadErlangs);
        var servers = 0;
        for (var blocked = 1.0; blocked > blocking.Value;)
        {
            servers++;
            blocked = loadErlangs * blocked / (servers + (loadErlangs * blocked));
        }

        return servers;
    }
}

internal static class Load
{
    internal static void ThrowIfNotOne(double loadErlangs)
    {
        if (!(loadErlangs >= 0) || double.IsInfinity(loadErlangs))
        {
            throw new ArgumentOutOfRangeException(
                nameof(loadErlangs), loadErlangs, "A load is finite and 0 or more erlangs.");
        }
    }
}
