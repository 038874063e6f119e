using System.ComponentModel;

namespace Forecasting.Api.Stores;

/// <summary>The stores that have forecasts.</summary>
public static class StoresApi
{
    public static void MapStores(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/stores").WithTags("Stores");
        group.MapGet("", All).Knows("region")
            .WithName("getStores")
            .WithSummary("All stores")
            .WithDescription("The stores of the published run, in id order, with their channels and forecast dates.");
        group.MapGet("/{storeId}", One).Knows()
            .WithName("getStore")
            .WithSummary("One store")
            .WithDescription("What is known about a store, and where its forecasts are.");
    }

    private static Results<Ready<StoresAnswer>, Problem> All(
        [Description("Only the stores of this region.")] string? region, HttpRequest request, Publication served)
    {
        var snapshot = served.Current;
        return snapshot.Published is not { } run
            ? Problems.NothingPublished(snapshot.Trouble)
            : Answers.OfRun(request, run, $"stores {region}", (run, region), s => Answer(s.run, s.region));
    }

    private static Results<Ready<StoreAnswer>, Problem> One(string storeId, HttpRequest request, Publication served)
    {
        var snapshot = served.Current;
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        return run.FindStore(storeId) is not { } store
            ? Problems.UnknownStore(storeId, run)
            : Answers.OfRun(request, run, $"store {storeId}", (store, run), s => StoreAnswer.Of(s.store, s.run));
    }

    private static StoresAnswer Answer(PublishedRun run, string? region)
    {
        var stores = run.Stores.Where(s => region is null || s.Region == region).Select(s => StoreAnswer.Of(s, run)).ToList();
        return new StoresAnswer { RunId = run.Run.RunId, Origin = run.Run.Origin, Count = stores.Count, Stores = stores };
    }
}
