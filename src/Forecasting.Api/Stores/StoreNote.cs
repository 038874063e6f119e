using Forecasting.Core.Domain;

namespace Forecasting.Api.Stores;

/// <summary>What a planner should know of the forecasts of a channel: no model of its own makes them.</summary>
public sealed record StoreNote
{
    /// <summary>The model that could not be fitted as usual.</summary>
    public required string Model { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>What is used instead; new-store leans on older stores.</summary>
    public required string FallBack { get; init; }

    /// <summary>One line for people.</summary>
    internal string Line =>
        (ChannelId == Channel.AllId ? "" : $"{ChannelId}: ") + $"{Reason} ({FallBack} in place of {Model})";

    /// <summary>The notes of a store.</summary>
    /// <param name="run">The published run.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="channel">One channel, or <c>all</c> for those of all channels.</param>
    internal static IReadOnlyList<StoreNote> Of(PublishedRun run, string storeId, string channel = Channel.AllId) =>
        [.. run.Failures(storeId, channel).Select(f => new StoreNote
        {
            Model = f.Model,
            ChannelId = f.Key.ChannelId,
            Reason = f.Reason,
            FallBack = f.FallBack,
        })];
}
