using System.ComponentModel;
using Forecasting.Api.Areas;
using Forecasting.Api.Forecasts;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;
using Microsoft.AspNetCore.Mvc;

namespace Forecasting.Api.Explanations;

/// <summary>What an explanation request may say.</summary>
public sealed record ExplanationQuery
{
    [Description("First day, yyyy-MM-dd, included. Default: the day after the run's origin.")]
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [Description("Last day, yyyy-MM-dd, included. Default: the last day of the run.")]
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [Description("A channel. Default: all, the sum of its channels.")]
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    [Description(ForecastQuery.FormatMeaning)]
    [FromQuery(Name = "format")]
    public string? Format { get; init; }
}

/// <summary>Why the forecasts of stores, regions and the chain are what they are, by day, hour and week.</summary>
public static class ExplanationsApi
{
    private const string Split =
        "split by reason: level, weekday, season, event, promotion, weather, other. The parts add up to the mean";

    private static readonly string[] Parameters = ["from", "to", "channel"];

    public static void MapExplanations(this IEndpointRouteBuilder routes)
    {
        MapStores(routes.MapGroup("/stores/{storeId}/explanations"));
        MapAreas(routes.MapGroup("/regions/{region}/explanations"), "Region", "a region");
        MapAreas(routes.MapGroup("/chain/explanations"), "Chain", "the whole chain");
    }

    private static void MapStores(RouteGroupBuilder group)
    {
        foreach (var grain in Enum.GetValues<ServedGrain>())
        {
            group.MapGet($"/{grain.Name()}", (
                    string storeId, [AsParameters] ExplanationQuery query, HttpRequest request, Publication served) =>
                    OfStore(storeId, grain, query, request, served.Current))
                .Knows(Parameters)
                .WithTags("Explanations")
                .WithName($"get{grain}Explanations")
                .WithSummary($"Why so many orders per {grain.Step()}")
                .WithDescription(grain switch
                {
                    ServedGrain.Hourly =>
                        "The expected orders of each local hour split by reason: its day's reasons in proportion to "
                        + "the hour. The parts add up to the hour's mean, and over the hours to the day's parts.",
                    ServedGrain.Weekly =>
                        $"The expected orders of each whole week, Monday to Sunday, {Split}, and are the sums of "
                        + "its days'.",
                    _ => $"The expected orders of each day {Split}.",
                });
        }
    }

    private static void MapAreas(RouteGroupBuilder group, string operation, string what)
    {
        foreach (var grain in Enum.GetValues<ServedGrain>())
        {
            var route = operation == "Chain"
                ? group.MapGet($"/{grain.Name()}", (
                    [AsParameters] ExplanationQuery query, HttpRequest request, Publication served) =>
                    OfArea(AreaForecasts.Chain, grain, query, request, served.Current))
                : group.MapGet($"/{grain.Name()}", (
                    string region, [AsParameters] ExplanationQuery query, HttpRequest request, Publication served) =>
                    OfArea(AreasApi.Unescaped(region), grain, query, request, served.Current));
            route.Knows(Parameters)
                .WithTags("Explanations")
                .WithName($"get{operation}{grain}Explanations")
                .WithSummary($"Why {what} has so many orders per {grain.Step()}")
                .WithDescription(
                    $"The expected orders of {what} per {grain.Step()} {Split}, and are the sums of its stores'.");
        }
    }

    private static Results<Ready<ExplanationAnswer>, Problem> OfStore(
        string storeId, ServedGrain grain, ExplanationQuery query, HttpRequest request, Snapshot snapshot)
    {
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        var (forecast, unknown) = ForecastsApi.Find(run, storeId, query.Channel ?? Channel.AllId, grain);
        if (unknown is not null)
        {
            return unknown;
        }

        return PublishedReasons.OfStore(run, forecast!) is not { } parts
            ? Problems.NoExplanations(storeId, run.Run.RunId)
            : Answer(forecast!, $"why {grain} {forecast!.Key}", parts, query, request, run, ExplanationAnswer.Of);
    }

    private static Results<Ready<AreaExplanationAnswer>, Problem> OfArea(
        string region, ServedGrain grain, ExplanationQuery query, HttpRequest request, Snapshot snapshot)
    {
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        var (forecast, unknown) = AreasApi.Find(run, region, query.Channel ?? Channel.AllId, grain);
        if (unknown is not null)
        {
            return unknown;
        }

        if (PublishedReasons.OfArea(run, forecast!) is not { } parts)
        {
            return run.IsExplained
                ? Problems.OtherStores(AreasApi.Place(region), run.Run.RunId)
                : Problems.NoExplanations(region, run.Run.RunId);
        }

        return Answer(
            forecast!, $"why area {grain} {forecast!.Key}", parts, query, request, run, AreaExplanationAnswer.Of);
    }

    private static Results<Ready<TAnswer>, Problem> Answer<TAnswer>(
        RoundedForecast forecast,
        string resource,
        Func<int, double[]> parts,
        ExplanationQuery query,
        HttpRequest request,
        PublishedRun run,
        Func<RoundedForecast, Func<int, double[]>, Run, QueryDates, TAnswer> make)
        where TAnswer : ITable
    {
        var (dates, badDates) = QueryDates.Of(query.From, query.To, forecast, run.Run);
        return badDates is not null
            ? badDates
            : Answers.OfRun(
                request,
                run,
                $"{resource} {dates.From.DayNumber} {dates.To.DayNumber}",
                (forecast, parts, run.Run, dates, make),
                s => s.make(s.forecast, s.parts, s.Run, s.dates));
    }
}
