using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Evaluation.Switching;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Training.Verbs;

/// <summary>Looks which stores should switch between the planners' forecasts and ours, and takes decisions.</summary>
internal static class SwitchVerb
{
    private static readonly Option<string> Db = new("--db")
    {
        HelpName = "CONNECTION",
        Description = "SQLite path or PostgreSQL connection string",
        DefaultValueFactory = _ => Database.DefaultConnection,
    };

    private static readonly Option<string?> ApproveOption = new("--approve")
    {
        HelpName = "PROPOSAL",
        Description = "Agree to a proposal; needs --who and --why",
    };

    private static readonly Option<string?> RefuseOption = new("--refuse")
    {
        HelpName = "PROPOSAL",
        Description = "Disagree with a proposal; needs --who and --why",
    };

    private static readonly Option<string?> UndoOption = new("--undo")
    {
        HelpName = "STORE",
        Description = "Take a store's last switch back; needs --who and --why",
    };

    private static readonly Option<string?> Who = new("--who") { Description = "Who decides" };

    private static readonly Option<string?> Why = new("--why") { Description = "Why; it stands in the ledger" };

    private static readonly Option<bool> LedgerOption = new("--ledger") { Description = "Print the ledger, too" };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "Write figures for machines to this file",
    };

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var verb = new Command("switch", "Proposes and decides the switch from manual forecasts to ours, per store.")
        {
            Db, ApproveOption, RefuseOption, UndoOption, Who, Why, LedgerOption, Json,
        };
        verb.SetAction(Run);
        return verb;
    }

    private static int Run(ParseResult parsed)
    {
        var figures = new Figures();
        var database = Database.Existing(parsed.GetValue(Db)!);
        Migrator.Run(database);
        var desk = new SwitchDesk(database, TimeProvider.System);
        Decide(parsed, desk);
        var open = figures.Stage("look", () => desk.Look(new SwitchTestOptions(), Metrics.PlannersLeadDays));
        Print(parsed, database, open);
        if (parsed.GetValue(Json) is { } json)
        {
            figures.Set("open_proposals", open.Count);
            figures.WriteTo(json);
        }

        return ExitCode.Done;
    }

    private static void Decide(ParseResult parsed, SwitchDesk desk)
    {
        var (approve, refuse, undo) =
            (parsed.GetValue(ApproveOption), parsed.GetValue(RefuseOption), parsed.GetValue(UndoOption));
        var asked = new[] { approve, refuse, undo }.Count(a => a is not null);
        if (asked == 0)
        {
            return;
        }

        if (asked > 1 || string.IsNullOrWhiteSpace(parsed.GetValue(Who))
            || string.IsNullOrWhiteSpace(parsed.GetValue(Why)))
        {
            throw new WrongUsageException("give one of --approve, --refuse and --undo, with --who and --why.");
        }

        var (who, why) = (parsed.GetValue(Who)!, parsed.GetValue(Why)!);
        if (undo is not null)
        {
            var mode = desk.Undo(undo, who, why);
            Console.WriteLine($"{undo}: back to {mode.Mode}");
            return;
        }

        var id = approve ?? refuse!;
        var proposal = (approve is not null ? desk.Approve(id, who, why) : desk.Refuse(id, who, why))
            ?? throw new WrongUsageException($"there is no proposal {id}; './rtmart switch' lists the open ones.");
        Console.WriteLine($"{proposal.StoreId}: {proposal.State}");
    }

    private static void Print(ParseResult parsed, Database database, IReadOnlyList<SwitchProposal> open)
    {
        using var connection = database.Open();
        var live = StoreModesTable.All(connection).Count(m => m.Mode == StoreMode.Live);
        Console.WriteLine($"{live} stores are live; {open.Count} proposals are open");
        foreach (var proposal in open)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{proposal.ProposalId}: {proposal.StoreId} to {proposal.Target}, {100 * proposal.MeanDifference:F1} "
                + $"points nearer than {(proposal.Target == StoreMode.Live ? proposal.Reference : "ours")} over "
                + $"{proposal.Days} days, evidence {proposal.Evidence:F1}, of all stores {proposal.ChainEvidence:F1}"));
        }

        if (parsed.GetValue(LedgerOption))
        {
            foreach (var entry in SwitchLedgerTable.Of(connection))
            {
                Console.WriteLine($"{entry.Entry} {entry.At} {entry.StoreId} {entry.Action} by {entry.Who}: "
                    + $"{entry.Why} ({entry.ModeBefore} to {entry.ModeAfter})");
            }
        }
    }
}
