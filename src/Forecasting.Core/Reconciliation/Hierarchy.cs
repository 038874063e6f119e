using Forecasting.Core.Domain;

namespace Forecasting.Core.Reconciliation;

/// <summary>
/// How the series of a chain add up: store channels to stores and channels, these to regions and to the chain. The two
/// ways cross, so it is a grouped hierarchy (Hyndman and Athanasopoulos 2021, section 11.1). Hours, days and weeks need
/// no nodes: each series adds up over time by itself.
/// </summary>
public sealed class Hierarchy
{
    /// <summary>The region of stores that name none, where other stores do.</summary>
    public const string NoRegion = "none";

    /// <summary>The name of a store's region, where any store names one.</summary>
    /// <param name="store">The store.</param>
    public static string RegionOf(Store store) => store.Region.Length > 0 ? store.Region : NoRegion;

    private Hierarchy(IReadOnlyList<SeriesKey> bottom, IReadOnlyList<HierarchyNode> sums)
    {
        (Bottom, Sums) = (bottom, sums);
        var above = bottom.Select(_ => new List<int>()).ToArray();
        for (var sum = 0; sum < sums.Count; sum++)
        {
            foreach (var member in sums[sum].Members)
            {
                above[member].Add(sum);
            }
        }

        Above = [.. above.Select(a => (IReadOnlyList<int>)a)];
    }

    /// <summary>The series that everything is the sum of, in order of region, store and channel.</summary>
    public IReadOnlyList<SeriesKey> Bottom { get; }

    /// <summary>All totals: stores, channels of regions, regions, channels, and last the chain.</summary>
    public IReadOnlyList<HierarchyNode> Sums { get; }

    /// <summary>[bottom] indices into <see cref="Sums"/> of all totals that a series is part of, ascending.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Above { get; }

    /// <summary>The hierarchy of a chain.</summary>
    /// <param name="stores">Every store of the keys; its region groups it.</param>
    /// <param name="keys">Store and channel of each series, each once. Beside a store's own channels a series of all
    /// its channels counts the same orders again and is left out.</param>
    /// <exception cref="ArgumentException">There are no keys, one comes twice, or its store is not there.</exception>
    public static Hierarchy Of(IEnumerable<Store> stores, IEnumerable<SeriesKey> keys)
    {
        var byId = stores.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var named = keys.ToList();
        if (named.Find(k => !byId.ContainsKey(k.StoreId)) is { StoreId: not null } unknown)
        {
            throw new ArgumentException($"{unknown} belongs to no store of the chain.", nameof(keys));
        }

        if (named.Count == 0 || named.Distinct().Count() < named.Count)
        {
            throw new ArgumentException("A hierarchy needs at least one series, and each once.", nameof(keys));
        }

        var hasRegions = named.Any(k => byId[k.StoreId].Region.Length > 0);
        string RegionOfKey(SeriesKey key) => hasRegions ? RegionOf(byId[key.StoreId]) : "";
        var split = named.Where(k => k.ChannelId != Channel.AllId).Select(k => k.StoreId)
            .ToHashSet(StringComparer.Ordinal);
        SeriesKey[] bottom = [.. named.Where(k => k.ChannelId != Channel.AllId || !split.Contains(k.StoreId))
            .OrderBy(RegionOfKey, StringComparer.Ordinal).ThenBy(k => k)];
        return new Hierarchy(bottom, Nodes(bottom, RegionOfKey, hasRegions));
    }

    private static List<HierarchyNode> Nodes(SeriesKey[] bottom, Func<SeriesKey, string> regionOf, bool hasRegions)
    {
        var hasChannels = bottom.Any(k => k.ChannelId != Channel.AllId);
        var nodes = new List<HierarchyNode>();
        Add(hasChannels, HierarchyLevel.Store, k => k.StoreId, _ => Channel.AllId);
        Add(hasChannels && hasRegions, HierarchyLevel.RegionChannel, regionOf, k => k.ChannelId);
        Add(hasRegions, HierarchyLevel.Region, regionOf, _ => Channel.AllId);
        Add(hasChannels, HierarchyLevel.Channel, _ => "", k => k.ChannelId);
        Add(true, HierarchyLevel.Chain, _ => "", _ => Channel.AllId);
        return nodes;

        void Add(bool applies, HierarchyLevel level, Func<SeriesKey, string> place, Func<SeriesKey, string> channel)
        {
            if (applies)
            {
                // A series of all channels is no channel; it counts in its store, its region and the chain.
                nodes.AddRange(Enumerable.Range(0, bottom.Length)
                    .Where(i => channel(bottom[i]) != Channel.AllId || !IsOfChannels(level))
                    .GroupBy(i => (Place: place(bottom[i]), Channel: channel(bottom[i])))
                    .OrderBy(g => g.Key.Place, StringComparer.Ordinal)
                    .ThenBy(g => g.Key.Channel, StringComparer.Ordinal)
                    .Select(g => new HierarchyNode(level, g.Key.Place, g.Key.Channel, [.. g])));
            }
        }
    }

    private static bool IsOfChannels(HierarchyLevel level) =>
        level is HierarchyLevel.RegionChannel or HierarchyLevel.Channel;
}
