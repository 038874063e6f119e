namespace Forecasting.Core.Reconciliation;

/// <summary>What a node of the chain adds up, from the finest to the coarsest.</summary>
public enum HierarchyLevel
{
    /// <summary>One channel of one store: what models forecast.</summary>
    StoreChannel,

    /// <summary>A store, all its channels.</summary>
    Store,

    /// <summary>One channel of a region's stores.</summary>
    RegionChannel,

    /// <summary>A region, all its stores and channels.</summary>
    Region,

    /// <summary>One channel of all stores.</summary>
    Channel,

    /// <summary>All stores and channels.</summary>
    Chain,
}

/// <summary>One total of the chain.</summary>
/// <param name="Level">What it adds up.</param>
/// <param name="Place">The store's id, the region's name, or empty for the whole chain.</param>
/// <param name="ChannelId">The channel, or <see cref="Domain.Channel.AllId"/>.</param>
/// <param name="Members">Indices into <see cref="Hierarchy.Bottom"/>, ascending, at least one.</param>
public sealed record HierarchyNode(
    HierarchyLevel Level, string Place, string ChannelId, IReadOnlyList<int> Members);
