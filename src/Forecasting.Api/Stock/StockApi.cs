using System.ComponentModel;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Stock;

namespace Forecasting.Api.Stock;

/// <summary>What a store orders this evening, and what is to lie in its quick-pick room.</summary>
public static class StockApi
{
    public static void MapStock(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stores/{storeId}/stock/plan", Plan).Knows("category", "ordered")
            .WithTags("Stock")
            .WithName("getStockPlan")
            .WithSummary("What a store orders this evening")
            .WithDescription(
                "Quantities in whole packs with the reasons of each, the probability that it runs out, and what may be "
                + "wasted. './rtmart plan --stock --db CONNECTION' makes it.");
        routes.MapGet("/stores/{storeId}/stock/quick-pick", QuickPick).Knows("moved")
            .WithTags("Stock")
            .WithName("getQuickPick")
            .WithSummary("What is to lie in a store's quick-pick room")
            .WithDescription(
                "The SKUs that get separate stock, how much room each, what that saves, and which are moved in or out. "
                + "'./rtmart plan --stock --quick-pick --db CONNECTION' makes it.");
    }

    private static Results<Ready<StockPlanAnswer>, Problem> Plan(
        string storeId,
        [Description("Only this category.")] string? category,
        [Description("true: only SKUs of which something is ordered.")] bool? ordered,
        HttpRequest request,
        Database database)
    {
        using var connection = database.Open();
        if (StockPlanTables.PlanOf(connection, storeId) is not { } plan)
        {
            return PlanProblems.NoStockPlan(storeId, StockPlanTables.StoresOf(connection));
        }

        var lines = StockPlanTables.LinesOf(connection, storeId);
        if (category is not null && lines.All(l => l.Category != category))
        {
            return Problems.BadValue(
                "category", category, "a category of the plan",
                [.. lines.Select(l => l.Category).Distinct().Order(StringComparer.Ordinal)]);
        }

        return Answers.Now(request, StockPlanAnswer.Of(
            plan,
            [.. lines.Where(l => (category is null || l.Category == category) && (ordered != true || l.Units > 0))]));
    }

    private static Results<Ready<QuickPickAnswer>, Problem> QuickPick(
        string storeId,
        [Description("true: only SKUs that are moved in or out.")] bool? moved,
        HttpRequest request,
        Database database)
    {
        using var connection = database.Open();
        if (QuickPickTables.PlanOf(connection, storeId) is not { } plan)
        {
            return PlanProblems.NoQuickPick(storeId, QuickPickTables.StoresOf(connection));
        }

        var lines = QuickPickTables.LinesOf(connection, storeId);
        return Answers.Now(request, QuickPickAnswer.Of(plan, lines, lines.Where(l => moved != true || l.IsMoved != 0)));
    }
}
