using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Planning.Stock;

/// <summary>How many days late deliveries come. Immutable.</summary>
public sealed class Lateness
{
    /// <summary>Later ones count as so many days late.</summary>
    public const int MostDays = 3;

    // So many deliveries of a category weigh as much as what all deliveries say.
    private const double ChainWeight = 200;

    private readonly double[] _shares;

    /// <summary>Makes a law of lateness.</summary>
    /// <param name="shares">[days late] share of deliveries, 0 or more each; at most <see cref="MostDays"/> + 1, and
    /// they add up to 1.</param>
    /// <exception cref="ArgumentException">They do not.</exception>
    public Lateness(params ReadOnlySpan<double> shares)
    {
        double sum = 0;
        foreach (var share in shares)
        {
            sum += share >= 0 ? share : double.NaN;
        }

        if (!(Math.Abs(sum - 1) < 1e-9) || shares.Length > MostDays + 1)
        {
            throw new ArgumentException(
                $"Up to {MostDays + 1} shares of 0 or more add up to 1; these add up to {sum}.", nameof(shares));
        }

        _shares = shares.ToArray();
    }

    /// <summary>Every delivery comes when it is due.</summary>
    public static Lateness None { get; } = new(1);

    /// <summary>Three deliveries in a hundred come a day late: where no delivery was recorded.</summary>
    public static Lateness Usual { get; } = new(0.97, 0.03);

    /// <summary>The most days that deliveries are late.</summary>
    public int Most => _shares.Length - 1;

    /// <summary>The share of deliveries that come so many days late.</summary>
    /// <param name="days">0 or more.</param>
    public double Share(int days) => days < _shares.Length ? _shares[days] : 0;

    /// <summary>The share of deliveries that come so many days late or later.</summary>
    /// <param name="days">0 or more.</param>
    public double ShareFrom(int days)
    {
        double sum = 0;
        for (var late = days; late < _shares.Length; late++)
        {
            sum += _shares[late];
        }

        return sum;
    }

    /// <summary>
    /// The lateness of each category, from the days between due_on and delivered_on: its own deliveries, and all
    /// deliveries as if they were 200 more of its own. Early ones count as in time.
    /// </summary>
    /// <param name="deliveries">Deliveries; those under way say nothing.</param>
    /// <param name="categoryOf">The category of a SKU's id.</param>
    /// <returns>By category; <see cref="Usual"/> for "" where no delivery has come.</returns>
    public static IReadOnlyDictionary<string, Lateness> Learn(
        IEnumerable<StockDelivery> deliveries, Func<string, string> categoryOf)
    {
        var all = new double[MostDays + 1];
        var counts = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var delivery in deliveries)
        {
            if (delivery.DeliveredOn is { } came)
            {
                var late = Math.Clamp(came.DayNumber - delivery.DueOn.DayNumber, 0, MostDays);
                var category = categoryOf(delivery.SkuId);
                if (!counts.TryGetValue(category, out var own))
                {
                    counts[category] = own = new double[MostDays + 1];
                }

                own[late]++;
                all[late]++;
            }
        }

        var total = all.Sum();
        if (total == 0)
        {
            return new Dictionary<string, Lateness>(StringComparer.Ordinal) { [""] = Usual };
        }

        double[] chain = [.. all.Select(n => n / total)];
        var learnt = counts.ToDictionary(c => c.Key, c => Of(c.Value, chain), StringComparer.Ordinal);
        learnt.TryAdd("", Of(new double[MostDays + 1], chain));
        return learnt;
    }

    /// <summary>The lateness of each category of a list of SKUs.</summary>
    /// <param name="deliveries">Deliveries; those under way say nothing.</param>
    /// <param name="skus">SKUs by their ids; one that is not there has no category.</param>
    /// <returns>By category; <see cref="Usual"/> for "" where no delivery has come.</returns>
    public static IReadOnlyDictionary<string, Lateness> Learn(
        IEnumerable<StockDelivery> deliveries, IReadOnlyList<Sku> skus)
    {
        var categories = skus.ToDictionary(s => s.Id, s => s.Category, StringComparer.Ordinal);
        return Learn(deliveries, sku => categories.GetValueOrDefault(sku, ""));
    }

    private static Lateness Of(double[] counts, double[] chain)
    {
        var shares = counts.Select((n, late) => n + (ChainWeight * chain[late])).ToArray();
        var total = shares.Sum();
        var length = Array.FindLastIndex(shares, s => s > 0) + 1;
        return new Lateness([.. shares.Take(length).Select(s => s / total)]);
    }
}
