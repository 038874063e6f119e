using Forecasting.Api.Forecasts;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Areas;

/// <summary>Forecasts of regions and of the whole chain, sums of their stores' in every path.</summary>
public static class AreasApi
{
    public static void MapAreas(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/regions", Regions).Knows()
            .WithTags("Areas")
            .WithName("getRegions")
            .WithSummary("All regions")
            .WithDescription("The regions of the published run's stores, with their channels and forecasts.");
        MapGrains(routes.MapGroup("/regions/{region}/forecasts"), "Region", "a region");
        MapGrains(routes.MapGroup("/chain/forecasts"), "Chain", "the whole chain");
    }

    private static void MapGrains(RouteGroupBuilder group, string operation, string what)
    {
        foreach (var grain in Enum.GetValues<ServedGrain>())
        {
            var route = operation == "Chain"
                ? group.MapGet($"/{grain.Name()}", (
                    [AsParameters] ForecastQuery query, HttpRequest request, Publication served) =>
                    Answer(AreaForecasts.Chain, grain, query, request, served.Current))
                : group.MapGet($"/{grain.Name()}", (
                    string region, [AsParameters] ForecastQuery query, HttpRequest request, Publication served) =>
                    Answer(Unescaped(region), grain, query, request, served.Current));
            route.Knows(ForecastsApi.Parameters)
                .WithTags("Areas")
                .WithName($"get{operation}{grain}Forecasts")
                .WithSummary($"Orders of {what} per {grain.Step()}")
                .WithDescription(
                    $"Expected orders of {what} per {grain.Step()}; means are the sums of its stores' means, "
                    + "deciles those of the summed paths.");
        }
    }

    private static Results<Ready<AreaForecastAnswer>, Problem> Answer(
        string region, ServedGrain grain, ForecastQuery query, HttpRequest request, Snapshot snapshot)
    {
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        var (forecast, unknown) = Find(run, region, query.Channel ?? Channel.AllId, grain);
        return unknown is not null
            ? unknown
            : ForecastsApi.Answer(
                forecast!, $"area {grain} {forecast!.Key}", query, request, run, AreaForecastAnswer.Of);
    }

    // The server leaves an escaped slash in a path as it is (RFC 3986, section 2.2).
    internal static string Unescaped(string region) => region.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>An area as the start of a sentence.</summary>
    internal static string Place(string region) =>
        region == AreaForecasts.Chain ? "The chain" : $"Region '{region}'";

    /// <summary>The forecast that a path asks for, or what is wrong with the path.</summary>
    internal static (RoundedForecast? Forecast, Problem? Problem) Find(
        PublishedRun run, string region, string channel, ServedGrain grain)
    {
        if (!run.Areas.AreThere)
        {
            return (null, Problems.NoAreas(run.Run.RunId));
        }

        var isChain = region == AreaForecasts.Chain;
        if (!isChain && !run.Areas.Regions.Contains(region))
        {
            return (null, Problems.UnknownRegion(region, run.Areas));
        }

        if (run.Areas.Find(new SeriesKey(region, channel), grain) is { } forecast)
        {
            return (forecast, null);
        }

        var place = Place(region);
        var known = run.Areas.Channels(region, ServedGrain.Daily);
        return (null, !known.Contains(channel)
            ? Problems.UnknownChannel(channel, place, grain.Name(), known)
            : grain == ServedGrain.Weekly
                ? Problems.NoWeeks(run.Run.RunId)
                : Problems.NoHoursOfArea(
                    place, isChain ? "/chain/forecasts" : $"/regions/{Uri.EscapeDataString(region)}/forecasts"));
    }

    private static Results<Ready<RegionsAnswer>, Problem> Regions(HttpRequest request, Publication served)
    {
        var snapshot = served.Current;
        return snapshot.Published is not { } run
            ? Problems.NothingPublished(snapshot.Trouble)
            : Answers.OfRun(request, run, "regions", run, Of);
    }

    private static RegionsAnswer Of(PublishedRun run) => new()
    {
        RunId = run.Run.RunId,
        Origin = run.Run.Origin,
        Count = run.Areas.Regions.Count,
        Regions = [.. run.Areas.Regions.Select(r => RegionAnswer.Of(r, run))],
    };
}
