namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// M/G/c in balance: random arrivals, any distribution of service times, c servers, one line. The probability of having
/// to wait is Erlang's; the wait of those who wait solves Tijms's defective renewal equation V(x) = (1 - ρ)[1 - (1 -
/// Be(x))^c] + λ ∫ V(x - y)(1 - B(cy)) dy (Tijms 2003, A First Course in Stochastic Models, eq. 9.6.23; Be is the
/// distribution of the rest of a service that is going on).
/// </summary>
public static class ManyServerQueue
{
    private const int Steps = 400;

    /// <summary>Probability that wait and service together take longer than a limit.</summary>
    /// <param name="servers">Servers, 0 or more.</param>
    /// <param name="arrivalsPerMinute">0 or more.</param>
    /// <param name="service">Service times.</param>
    /// <param name="limitMinutes">Limit, above 0.</param>
    public static double LateShare(int servers, double arrivalsPerMinute, WorkTimes service, double limitMinutes)
    {
        var load = arrivalsPerMinute * service.MeanMinutes;
        var delayed = ErlangC.WaitProbability(servers, load);
        if (servers == 0 || load >= servers)
        {
            return 1;
        }

        var wait = ConditionalWait(servers, arrivalsPerMinute, service, limitMinutes);
        double inTime = 0;
        foreach (var minutes in service.Times)
        {
            var left = limitMinutes - minutes;
            if (left >= 0)
            {
                inTime += 1 - delayed + (delayed * At(wait, left / limitMinutes * Steps));
            }
        }

        return 1 - (inTime / service.Times.Length);
    }

    /// <summary>
    /// The fewest servers with which a share is served within a limit; null where even unlimited servers are not
    /// enough.
    /// </summary>
    /// <param name="arrivalsPerMinute">0 or more.</param>
    /// <param name="service">Service times.</param>
    /// <param name="limitMinutes">
    /// Limit, above 0. Log-normal, mean 8, variation 0.4, limit 20, share 0.99: 7, 11, 16 servers for 30, 60, 100 an
    /// hour.
    /// </param>
    /// <param name="share">Share to be served in time.</param>
    public static int? LeastServers(
        double arrivalsPerMinute, WorkTimes service, double limitMinutes, Domain.Probability share)
    {
        if (service.AtMost(limitMinutes) <= share.Value)
        {
            return null;
        }

        var servers = arrivalsPerMinute > 0 ? (int)(arrivalsPerMinute * service.MeanMinutes) + 1 : 0;
        while (servers > 0 && LateShare(servers, arrivalsPerMinute, service, limitMinutes) > 1 - share.Value)
        {
            servers++;
        }

        return servers;
    }

    /// <summary>[step], P(wait at most step/<see cref="Steps"/> of the limit | it waits).</summary>
    private static double[] ConditionalWait(
        int servers, double arrivalsPerMinute, WorkTimes service, double limitMinutes)
    {
        var width = limitMinutes / Steps;
        var idle = 1 - (arrivalsPerMinute * service.MeanMinutes / servers);
        var kernel = new double[Steps + 1];
        var wait = new double[Steps + 1];
        for (var i = 0; i <= Steps; i++)
        {
            // The mass of λ(1 - B(cy)) in cell i, exactly: the kernel has steps where the times have.
            kernel[i] = arrivalsPerMinute * service.MeanMinutes / servers
                * (service.ResidualAtMost((i + 1) * servers * width) - service.ResidualAtMost(i * servers * width));
        }

        for (var i = 0; i <= Steps; i++)
        {
            var first = idle * (1 - Math.Pow(1 - service.ResidualAtMost(i * width), servers));
            for (var j = 1; j < i; j++)
            {
                first += kernel[j] * (wait[i - j] + wait[i - j - 1]) / 2;
            }

            // The cell at 0 holds the unknown itself.
            wait[i] = i == 0 ? first : (first + (kernel[0] * wait[i - 1] / 2)) / (1 - (kernel[0] / 2));
        }

        return wait;
    }

    private static double At(double[] values, double place)
    {
        var below = Math.Min((int)place, values.Length - 2);
        return values[below] + ((place - below) * (values[below + 1] - values[below]));
    }
}
