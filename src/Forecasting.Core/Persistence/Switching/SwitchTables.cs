using System.Data.Common;
using Dapper;

namespace Forecasting.Core.Persistence.Switching;

/// <summary>The table of stores' modes; a store without a row is in shadow mode.</summary>
public static class StoreModesTable
{
    /// <summary>All rows, by store.</summary>
    /// <param name="connection">Open connection.</param>
    public static IReadOnlyList<ModeRow> All(DbConnection connection) => [.. connection.Query<ModeRow>(
        """
        select store_id as StoreId, mode as Mode, evidence_from as EvidenceFrom, proposal_id as ProposalId
        from store_modes order by store_id
        """)];

    /// <summary>A store's row; null where it has none.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">The store.</param>
    public static ModeRow? Find(DbConnection connection, string storeId) =>
        All(connection).FirstOrDefault(m => m.StoreId == storeId);

    internal static void Put(DbTransaction transaction, ModeRow row) => transaction.Connection!.Execute(
        """
        insert into store_modes (store_id, mode, evidence_from, proposal_id)
        values (@StoreId, @Mode, @EvidenceFrom, @ProposalId)
        on conflict (store_id) do update
            set mode = excluded.mode, evidence_from = excluded.evidence_from, proposal_id = excluded.proposal_id
        """,
        row,
        transaction);
}

/// <summary>The table of proposals to switch.</summary>
public static class SwitchProposalsTable
{
    private const string Columns =
        """
        proposal_id as ProposalId, store_id as StoreId, target as Target, state as State, made_at as MadeAt,
        reference as Reference, lead_days as LeadDays, days as Days, first_day as FirstDay, last_day as LastDay,
        mean_difference as MeanDifference, spread as Spread, evidence as Evidence, chain_evidence as ChainEvidence
        """;

    /// <summary>Proposals, newest first.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">Only this store's; empty for all.</param>
    /// <param name="state">Only those in this state; empty for all.</param>
    public static IReadOnlyList<SwitchProposal> Of(DbConnection connection, string storeId = "", string state = "") =>
        [.. connection.Query<SwitchProposal>(
            $"""
            select {Columns} from switch_proposals
            where (@storeId = '' or store_id = @storeId) and (@state = '' or state = @state)
            order by made_at desc, proposal_id
            """,
            new { storeId, state })];

    /// <summary>One proposal, or null.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="proposalId">Its id.</param>
    public static SwitchProposal? Find(DbConnection connection, string proposalId) =>
        connection.QuerySingleOrDefault<SwitchProposal>(
            $"select {Columns} from switch_proposals where proposal_id = @proposalId", new { proposalId });

    internal static void Add(DbTransaction transaction, SwitchProposal row) => transaction.Connection!.Execute(
        """
        insert into switch_proposals (proposal_id, store_id, target, state, made_at, reference, lead_days, days,
            first_day, last_day, mean_difference, spread, evidence, chain_evidence)
        values (@ProposalId, @StoreId, @Target, @State, @MadeAt, @Reference, @LeadDays, @Days,
            @FirstDay, @LastDay, @MeanDifference, @Spread, @Evidence, @ChainEvidence)
        """,
        row,
        transaction);

    /// <summary>Moves a proposal from one state to another; false where it is in neither of them any more.</summary>
    internal static bool Move(DbTransaction transaction, string proposalId, string from, string to) =>
        transaction.Connection!.Execute(
            "update switch_proposals set state = @to where proposal_id = @proposalId and state = @from",
            new { proposalId, from, to },
            transaction) > 0;
}

/// <summary>The ledger of switches; rows are only ever added.</summary>
public static class SwitchLedgerTable
{
    /// <summary>The ledger, newest first.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">Only this store's; empty for all.</param>
    public static IReadOnlyList<LedgerEntry> Of(DbConnection connection, string storeId = "") =>
        [.. connection.Query<LedgerEntry>(
            """
            select cast(entry as bigint) as Entry, store_id as StoreId, at as At, action as Action, who as Who,
                why as Why, mode_before as ModeBefore, mode_after as ModeAfter, proposal_id as ProposalId
            from switch_ledger where (@storeId = '' or store_id = @storeId) order by entry desc
            """,
            new { storeId })];

    internal static void Add(DbTransaction transaction, LedgerEntry row) => transaction.Connection!.Execute(
        """
        insert into switch_ledger (entry, store_id, at, action, who, why, mode_before, mode_after, proposal_id)
        select coalesce(max(entry), 0) + 1, @StoreId, @At, @Action, @Who, @Why, @ModeBefore, @ModeAfter, @ProposalId
        from switch_ledger
        """,
        row,
        transaction);
}
