using System.Data.Common;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Switching;

namespace Forecasting.Core.Persistence.Switching;

/// <summary>A decision that does not fit what is there, such as approving a proposal that was withdrawn.</summary>
public sealed class SwitchConflictException(string message) : InvalidOperationException(message);

/// <summary>
/// Where switches are proposed and decided. Every change is one transaction with its line in the ledger.
/// </summary>
/// <param name="database">Where everything is kept.</param>
/// <param name="clock">Gives the time of decisions.</param>
public sealed class SwitchDesk(Database database, TimeProvider clock)
{
    private const string TestName = "test";

    /// <summary>
    /// Looks at all stores: proposes what the test stands by now, and withdraws open proposals that it no longer stands
    /// by.
    /// </summary>
    /// <param name="options">How strict to be.</param>
    /// <param name="leadDays">The lead that is judged.</param>
    /// <returns>The proposals that are open afterwards.</returns>
    public IReadOnlyList<SwitchProposal> Look(SwitchTestOptions options, int leadDays) => Write(transaction =>
    {
        var losses = StoredLosses.Read(transaction.Connection!, leadDays);
        foreach (var target in (string[])[StoreMode.Live, StoreMode.Shadow])
        {
            var look = SwitchTest.Look(losses.Towards(target), options);
            var open = SwitchProposalsTable.Of(transaction.Connection!, state: ProposalState.Open)
                .Where(p => p.Target == target).ToDictionary(p => p.StoreId, StringComparer.Ordinal);
            foreach (var store in look.Proposed.Where(s => !open.ContainsKey(s.StoreId)))
            {
                Propose(transaction, store, target, look.ChainEvidence, losses.ReferenceOf(store.StoreId), leadDays);
            }

            var standing = look.Proposed.Select(s => s.StoreId).ToHashSet(StringComparer.Ordinal);
            foreach (var proposal in open.Values.Where(p => !standing.Contains(p.StoreId)))
            {
                SwitchProposalsTable.Move(
                    transaction, proposal.ProposalId, ProposalState.Open, ProposalState.Withdrawn);
                Note(transaction, proposal, SwitchAction.Withdraw, TestName, "the evidence no longer suffices",
                    Opposite(target), Opposite(target));
            }
        }

        return SwitchProposalsTable.Of(transaction.Connection!, state: ProposalState.Open);
    });

    /// <summary>Agrees to a proposal: the store's mode changes.</summary>
    /// <param name="proposalId">An open proposal.</param>
    /// <param name="who">Who decides, not empty.</param>
    /// <param name="why">Why, not empty.</param>
    /// <returns>The proposal as it is now; null where there is none of that id.</returns>
    /// <exception cref="SwitchConflictException">It is not open any more.</exception>
    public SwitchProposal? Approve(string proposalId, string who, string why) =>
        Decide(proposalId, ProposalState.Approved, SwitchAction.Approve, who, why);

    /// <summary>Disagrees with a proposal: the mode stays, and the evidence starts anew.</summary>
    /// <param name="proposalId">An open proposal.</param>
    /// <param name="who">Who decides, not empty.</param>
    /// <param name="why">Why, not empty.</param>
    /// <returns>The proposal as it is now; null where there is none of that id.</returns>
    /// <exception cref="SwitchConflictException">It is not open any more.</exception>
    public SwitchProposal? Refuse(string proposalId, string who, string why) =>
        Decide(proposalId, ProposalState.Refused, SwitchAction.Refuse, who, why);

    /// <summary>
    /// Takes back the switch that a store's mode came from; the one before it, where there is one, can then be taken
    /// back as well.
    /// </summary>
    /// <param name="storeId">The store.</param>
    /// <param name="who">Who decides, not empty.</param>
    /// <param name="why">Why, not empty.</param>
    /// <exception cref="SwitchConflictException">There is no switch to take back.</exception>
    public ModeRow Undo(string storeId, string who, string why)
    {
        EnsureNamed(who, why);
        return Write(transaction =>
        {
            var mode = StoreModesTable.Find(transaction.Connection!, storeId);
            var proposal = mode?.ProposalId is { } id ? SwitchProposalsTable.Find(transaction.Connection!, id) : null;
            if (mode is null || proposal is null
                || !SwitchProposalsTable.Move(
                    transaction, proposal.ProposalId, ProposalState.Approved, ProposalState.Undone))
            {
                throw new SwitchConflictException(
                    $"Store {storeId} has no approved switch that could be taken back.");
            }

            var before = new ModeRow
            {
                StoreId = storeId,
                Mode = Opposite(mode.Mode),
                EvidenceFrom = Tomorrow(transaction, storeId),
                ProposalId = SwitchProposalsTable.Of(transaction.Connection!, storeId, ProposalState.Approved)
                    .FirstOrDefault(p => p.Target == Opposite(mode.Mode))?.ProposalId,
            };
            StoreModesTable.Put(transaction, before);
            foreach (var open in SwitchProposalsTable.Of(transaction.Connection!, storeId, ProposalState.Open))
            {
                SwitchProposalsTable.Move(transaction, open.ProposalId, ProposalState.Open, ProposalState.Withdrawn);
                Note(transaction, open, SwitchAction.Withdraw, TestName, "the mode it speaks of was taken back",
                    mode.Mode, mode.Mode);
            }

            Note(transaction, proposal, SwitchAction.Undo, who, why, mode.Mode, before.Mode);
            return before;
        });
    }

    private SwitchProposal? Decide(string proposalId, string state, string action, string who, string why)
    {
        EnsureNamed(who, why);
        return Write(transaction =>
        {
            if (SwitchProposalsTable.Find(transaction.Connection!, proposalId) is not { } proposal)
            {
                return null;
            }

            if (!SwitchProposalsTable.Move(transaction, proposalId, ProposalState.Open, state))
            {
                throw new SwitchConflictException(
                    $"Proposal {proposalId} is {proposal.State}; only an open one can be decided.");
            }

            var before = Opposite(proposal.Target);
            var after = action == SwitchAction.Approve ? proposal.Target : before;
            var earlier = StoreModesTable.Find(transaction.Connection!, proposal.StoreId)?.ProposalId;
            StoreModesTable.Put(transaction, new ModeRow
            {
                StoreId = proposal.StoreId,
                Mode = after,
                EvidenceFrom = Tomorrow(transaction, proposal.StoreId),
                ProposalId = action == SwitchAction.Approve ? proposalId : earlier,
            });
            Note(transaction, proposal, action, who, why, before, after);
            return proposal with { State = state };
        });
    }

    private void Propose(
        DbTransaction transaction,
        StoreEvidence store,
        string target,
        double chainEvidence,
        string reference,
        int leadDays)
    {
        var proposal = new SwitchProposal
        {
            ProposalId = $"{store.StoreId}-{target}-{clock.GetUtcNow():yyyyMMddHHmmssfff}",
            StoreId = store.StoreId,
            Target = target,
            State = ProposalState.Open,
            MadeAt = Runs.Run.Instant(clock.GetUtcNow()),
            Reference = reference,
            LeadDays = leadDays,
            Days = store.Days,
            FirstDay = store.FirstDay,
            LastDay = store.LastDay,
            MeanDifference = store.MeanDifference,
            Spread = store.Spread,
            Evidence = Math.Min(store.Evidence, 1e300),
            ChainEvidence = Math.Min(chainEvidence, 1e300),
        };
        SwitchProposalsTable.Add(transaction, proposal);
        var better = target == StoreMode.Live ? "ours" : reference;
        Note(
            transaction,
            proposal,
            SwitchAction.Propose,
            TestName,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{better} nearer by {100 * store.MeanDifference:F1} points over {store.Days} days, "
                + $"evidence {store.Evidence:F1}"),
            Opposite(target),
            Opposite(target));
    }

    private void Note(
        DbTransaction transaction,
        SwitchProposal proposal,
        string action,
        string who,
        string why,
        string before,
        string after) => SwitchLedgerTable.Add(transaction, new LedgerEntry
        {
            Entry = 0,
            StoreId = proposal.StoreId,
            At = Runs.Run.Instant(clock.GetUtcNow()),
            Action = action,
            Who = who,
            Why = why,
            ModeBefore = before,
            ModeAfter = after,
            ProposalId = proposal.ProposalId,
        });

    // Whoever decides knows the losses of the store's own day already.
    private DateOnly Tomorrow(DbTransaction transaction, string storeId)
    {
        var store = StoresTable.Find(transaction.Connection!, storeId) ?? new Store { Id = storeId };
        return new StoreClock(store.TimeZoneId).Today(clock).AddDays(1);
    }

    private static string Opposite(string mode) => mode == StoreMode.Live ? StoreMode.Shadow : StoreMode.Live;

    private static void EnsureNamed(string who, string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
    }

    private T Write<T>(Func<DbTransaction, T> work) => DatabaseException.Guard(database, () =>
    {
        using var connection = database.OpenForWriting();
        using var transaction = database.BeginWrite(connection);
        var result = work(transaction);
        transaction.Commit();
        return result;
    });
}
