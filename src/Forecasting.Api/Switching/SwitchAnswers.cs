using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Api.Switching;

/// <summary>Who decides, and why.</summary>
public sealed record DecisionBody
{
    public string? Who { get; init; }

    public string? Why { get; init; }
}

/// <summary>Which forecasts a store uses.</summary>
public sealed record ModeLine
{
    public required string StoreId { get; init; }

    /// <summary>shadow: the planners'; live: ours.</summary>
    public required string Mode { get; init; }

    /// <summary>The first day that counts for the next proposal; absent where all days do.</summary>
    public DateOnly? EvidenceFrom { get; init; }

    /// <summary>The proposal that led to the mode.</summary>
    public string? ProposalId { get; init; }
}

/// <summary>The mode of every store.</summary>
public sealed record ModesAnswer : ITable
{
    public required IReadOnlyList<ModeLine> Modes { get; init; }

    IReadOnlyList<string> ITable.Columns => ["store_id", "mode", "evidence_from", "proposal_id"];

    IEnumerable<object?[]> ITable.Rows =>
        Modes.Select(m => new object?[] { m.StoreId, m.Mode, m.EvidenceFrom, m.ProposalId });
}

/// <summary>Proposals to switch, with their evidence.</summary>
public sealed record ProposalsAnswer : ITable
{
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<SwitchProposal> Proposals { get; init; }

    IReadOnlyList<string> ITable.Columns =>
    [
        "proposal_id", "store_id", "target", "state", "made_at", "reference", "lead_days", "days", "first_day",
        "last_day", "mean_difference", "spread", "evidence", "chain_evidence",
    ];

    IEnumerable<object?[]> ITable.Rows => Proposals.Select(p => new object?[]
    {
        p.ProposalId, p.StoreId, p.Target, p.State, p.MadeAt, p.Reference, p.LeadDays, p.Days, p.FirstDay,
        p.LastDay, p.MeanDifference, p.Spread, p.Evidence, p.ChainEvidence,
    });
}

/// <summary>Who did what to which store, when and why.</summary>
public sealed record LedgerAnswer : ITable
{
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<LedgerEntry> Ledger { get; init; }

    IReadOnlyList<string> ITable.Columns =>
        ["entry", "store_id", "at", "action", "who", "why", "mode_before", "mode_after", "proposal_id"];

    IEnumerable<object?[]> ITable.Rows => Ledger.Select(e => new object?[]
    {
        e.Entry, e.StoreId, e.At, e.Action, e.Who, e.Why, e.ModeBefore, e.ModeAfter, e.ProposalId,
    });
}
