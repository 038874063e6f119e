using System.ComponentModel;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;
using Microsoft.AspNetCore.Mvc;

namespace Forecasting.Api.Forecasts;

/// <summary>What a forecast request may say.</summary>
public sealed record ForecastQuery
{
    internal const string FormatMeaning = "json or csv; wins over the Accept header.";

    [Description("First day, yyyy-MM-dd, included. Default: the day after the run's origin.")]
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [Description("Last day, yyyy-MM-dd, included. Default: the last day of the run.")]
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [Description("A channel of the store. Default: all, the sum of its channels.")]
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    [Description("true (default): q10 to q90; false: the mean only; or a list such as 10,50,90.")]
    [FromQuery(Name = "quantiles")]
    public string? Quantiles { get; init; }

    [Description(FormatMeaning)]
    [FromQuery(Name = "format")]
    public string? Format { get; init; }
}

/// <summary>Forecasts of one store by day and by hour.</summary>
public static class ForecastsApi
{
    public static void MapForecasts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/stores/{storeId}/forecasts").WithTags("Forecasts");
        group.MapGet("/daily", Daily)
            .Knows("from", "to", "channel", "quantiles")
            .WithName("getDailyForecasts")
            .WithSummary("Orders per day")
            .WithDescription("Expected orders per day with deciles, from the published run.");
        group.MapGet("/hourly", Hourly)
            .Knows("from", "to", "channel", "quantiles")
            .WithName("getHourlyForecasts")
            .WithSummary("Orders per hour")
            .WithDescription("Expected orders per local hour with deciles; a day's hours add up to its daily mean.");
    }

    /// <summary>The forecast that a path asks for, or what is wrong with the path.</summary>
    internal static (RoundedForecast? Forecast, Problem? Problem) Find(
        PublishedRun run, string storeId, string channel, Grain grain)
    {
        if (run.FindStore(storeId) is null)
        {
            return (null, Problems.UnknownStore(storeId, run));
        }

        if (run.Find(new SeriesKey(storeId, channel), grain) is { } forecast)
        {
            return (forecast, null);
        }

        var channels = run.Channels(storeId, grain);
        return (null, channels.Count == 0
            ? Problems.NoHours(storeId)
            : Problems.UnknownChannel(channel, storeId, FitFailuresTable.GrainName(grain), channels));
    }

    private static Results<Ready<ForecastAnswer>, Problem> Daily(
        string storeId, [AsParameters] ForecastQuery query, HttpRequest request, Publication served) =>
        Answer(storeId, Grain.Daily, query, request, served.Current);

    private static Results<Ready<ForecastAnswer>, Problem> Hourly(
        string storeId, [AsParameters] ForecastQuery query, HttpRequest request, Publication served) =>
        Answer(storeId, Grain.Hourly, query, request, served.Current);

    private static Results<Ready<ForecastAnswer>, Problem> Answer(
        string storeId, Grain grain, ForecastQuery query, HttpRequest request, Snapshot snapshot)
    {
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        var (forecast, unknown) = Find(run, storeId, query.Channel ?? Channel.AllId, grain);
        if (unknown is not null)
        {
            return unknown;
        }

        var (dates, badDates) = QueryDates.Of(query.From, query.To, forecast!, run.Run);
        if (badDates is not null)
        {
            return badDates;
        }

        var (quantiles, badQuantiles) = QueryQuantiles.Of(query.Quantiles);
        return badQuantiles is not null
            ? badQuantiles
            : Answers.OfRun(
                request,
                run,
                $"{grain} {forecast!.Key} {dates.From.DayNumber} {dates.To.DayNumber} {quantiles.Name}",
                (forecast, run.Run, dates, quantiles),
                s => ForecastAnswer.Of(s.forecast, s.Run, s.dates, s.quantiles));
    }
}
