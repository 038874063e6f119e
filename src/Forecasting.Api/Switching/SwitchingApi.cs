using System.ComponentModel;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Api.Switching;

/// <summary>The switch from planners' forecasts to ours: modes, proposals, decisions and the ledger.</summary>
public static class SwitchingApi
{
    public static void MapSwitching(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Switch-over");
        group.MapGet("/modes", Modes).Knows("store")
            .WithName("getModes")
            .WithSummary("Which forecasts each store uses")
            .WithDescription("shadow: the planners', with ours beside them; live: ours. The numbers that count are at "
                + "`/stores/{storeId}/forecasts/in-use`.");
        group.MapPost("/modes/{storeId}/undo", Undo).Knows()
            .WithName("undoSwitch")
            .WithSummary("Take the last switch back")
            .WithDescription("The store returns to the mode that it had before, and evidence is gathered anew.");
        group.MapGet("/proposals", Proposals).Knows("store", "state")
            .WithName("getProposals")
            .WithSummary("Switches that are proposed")
            .WithDescription("What the sequential test proposes or has proposed, with its evidence.");
        group.MapPost("/proposals/{proposalId}/approve", Approve).Knows()
            .WithName("approveProposal")
            .WithSummary("Agree to a switch")
            .WithDescription("The store's mode changes to the proposed one.");
        group.MapPost("/proposals/{proposalId}/refuse", Refuse).Knows()
            .WithName("refuseProposal")
            .WithSummary("Disagree with a switch")
            .WithDescription("The mode stays, and evidence is gathered anew.");
        group.MapGet("/ledger", Ledger).Knows("store")
            .WithName("getLedger")
            .WithSummary("Who decided what, when and why")
            .WithDescription("Every proposal and decision, newest first. Nothing is ever removed.");
    }

    private static Results<Ready<ModesAnswer>, Problem> Modes(
        [Description("Only this store.")] string? store, HttpRequest request, Database database)
    {
        using var connection = database.Open();
        var known = StoreModesTable.All(connection).ToDictionary(m => m.StoreId, StringComparer.Ordinal);
        var stores = ServedStores.Read(connection).Keys.Union(known.Keys).Order(StringComparer.Ordinal)
            .Where(s => store is null || s == store);
        return Answers.Now(request, new ModesAnswer
        {
            Modes = [.. stores.Select(s => Line(s, known.GetValueOrDefault(s)))],
        });
    }

    private static Results<Ready<ProposalsAnswer>, Problem> Proposals(
        [Description("Only this store.")] string? store,
        [Description("open, approved, refused, withdrawn or undone.")] string? state,
        HttpRequest request,
        Database database)
    {
        if (state is not null && !ProposalState.All.Contains(state))
        {
            return Problems.BadValue("state", state, "a state of a proposal", ProposalState.All);
        }

        using var connection = database.Open();
        return Answers.Now(request, new ProposalsAnswer
        {
            Proposals = SwitchProposalsTable.Of(connection, store ?? "", state ?? ""),
        });
    }

    private static Results<Ready<LedgerAnswer>, Problem> Ledger(
        [Description("Only this store.")] string? store, HttpRequest request, Database database)
    {
        using var connection = database.Open();
        return Answers.Now(request, new LedgerAnswer { Ledger = SwitchLedgerTable.Of(connection, store ?? "") });
    }

    private static Results<Ready<ProposalsAnswer>, Problem> Approve(
        string proposalId, DecisionBody body, HttpRequest request, SwitchDesk desk) =>
        Decide(request, body, proposalId, desk.Approve);

    private static Results<Ready<ProposalsAnswer>, Problem> Refuse(
        string proposalId, DecisionBody body, HttpRequest request, SwitchDesk desk) =>
        Decide(request, body, proposalId, desk.Refuse);

    private static Results<Ready<ProposalsAnswer>, Problem> Decide(
        HttpRequest request, DecisionBody body, string id, Func<string, string, string, SwitchProposal?> decide)
    {
        if (IsUnnamed(body))
        {
            return Unnamed();
        }

        try
        {
            return decide(id, body.Who!, body.Why!) is { } proposal
                ? Answers.Now(request, new ProposalsAnswer { Proposals = [proposal] })
                : Problems.UnknownItem("proposal", id, "/proposals");
        }
        catch (SwitchConflictException conflict)
        {
            return Problems.Conflict(conflict.Message);
        }
    }

    private static Results<Ready<ModesAnswer>, Problem> Undo(
        string storeId, DecisionBody body, HttpRequest request, SwitchDesk desk)
    {
        if (IsUnnamed(body))
        {
            return Unnamed();
        }

        try
        {
            return Answers.Now(
                request, new ModesAnswer { Modes = [Line(storeId, desk.Undo(storeId, body.Who!, body.Why!))] });
        }
        catch (SwitchConflictException conflict)
        {
            return Problems.Conflict(conflict.Message);
        }
    }

    private static ModeLine Line(string storeId, ModeRow? row) => new()
    {
        StoreId = storeId,
        Mode = row?.Mode ?? StoreMode.Shadow,
        EvidenceFrom = row?.EvidenceFrom,
        ProposalId = row?.ProposalId,
    };

    private static bool IsUnnamed(DecisionBody body) =>
        string.IsNullOrWhiteSpace(body.Who) || string.IsNullOrWhiteSpace(body.Why);

    private static Problem Unnamed() =>
        Problems.Unusable("'who' and 'why' must not be empty: the ledger says who decided, and why.");
}
