namespace Forecasting.Core.Persistence.Switching;

/// <summary>The modes of a store.</summary>
public static class StoreMode
{
    /// <summary>The planners' forecasts are used; ours run beside them.</summary>
    public const string Shadow = "shadow";

    /// <summary>Ours are used.</summary>
    public const string Live = "live";
}

/// <summary>The states of a proposal.</summary>
public static class ProposalState
{
    /// <summary>Nobody has decided, and the test stands by it.</summary>
    public const string Open = "open";

    /// <summary>A person agreed.</summary>
    public const string Approved = "approved";

    /// <summary>A person disagreed.</summary>
    public const string Refused = "refused";

    /// <summary>The test no longer stands by it.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>It was approved and taken back.</summary>
    public const string Undone = "undone";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Approved, Refused, Withdrawn, Undone];
}

/// <summary>What may stand in the ledger.</summary>
public static class SwitchAction
{
    /// <summary>The test proposed a switch.</summary>
    public const string Propose = "propose";

    /// <summary>The test no longer stands by an open proposal.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>A person agreed, and the mode changed.</summary>
    public const string Approve = "approve";

    /// <summary>A person disagreed; the evidence starts anew.</summary>
    public const string Refuse = "refuse";

    /// <summary>A person took the last switch back.</summary>
    public const string Undo = "undo";
}

/// <summary>The mode of a store.</summary>
public sealed record ModeRow
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>shadow or live.</summary>
    public required string Mode { get; init; }

    /// <summary>The first day whose losses count for the next proposal.</summary>
    public required DateOnly EvidenceFrom { get; init; }

    /// <summary>The proposal that led to the mode, or null.</summary>
    public string? ProposalId { get; init; }
}

/// <summary>A proposal to switch a store, with its evidence.</summary>
public sealed record SwitchProposal
{
    /// <summary>Its id.</summary>
    public required string ProposalId { get; init; }

    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>The mode that is proposed: live, or back to shadow.</summary>
    public required string Target { get; init; }

    /// <summary>open, approved, refused, withdrawn or undone.</summary>
    public required string State { get; init; }

    /// <summary>When it was made, ISO 8601 in UTC.</summary>
    public required string MadeAt { get; init; }

    /// <summary>What ours was compared with: manual or stand-in.</summary>
    public required string Reference { get; init; }

    /// <summary>Days ahead that were judged.</summary>
    public required int LeadDays { get; init; }

    /// <summary>Paired days.</summary>
    public required int Days { get; init; }

    /// <summary>The first of them.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last of them.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>How much nearer the proposed forecast was, as a share of a usual day.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>The standard deviation of a day's difference.</summary>
    public required double Spread { get; init; }

    /// <summary>The e-value of the store's own days.</summary>
    public required double Evidence { get; init; }

    /// <summary>The e-value of all stores together.</summary>
    public required double ChainEvidence { get; init; }
}

/// <summary>A line of the ledger: who did what to which store, when and why.</summary>
public sealed record LedgerEntry
{
    /// <summary>Its number, ascending.</summary>
    public required long Entry { get; init; }

    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>When, ISO 8601 in UTC.</summary>
    public required string At { get; init; }

    /// <summary>propose, withdraw, approve, refuse or undo.</summary>
    public required string Action { get; init; }

    /// <summary>Who; the test itself for propose and withdraw.</summary>
    public required string Who { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Why { get; init; }

    /// <summary>The mode before.</summary>
    public required string ModeBefore { get; init; }

    /// <summary>The mode after.</summary>
    public required string ModeAfter { get; init; }

    /// <summary>The proposal that it is about.</summary>
    public required string ProposalId { get; init; }
}
