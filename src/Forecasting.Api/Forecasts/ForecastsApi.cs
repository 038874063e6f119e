using System.ComponentModel;
using Forecasting.Api.Stores;
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

    [Description("A channel. Default: all, the sum of the channels.")]
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    [Description("true (default): q10 to q90; false: the mean only; or a list such as 10,50,90.")]
    [FromQuery(Name = "quantiles")]
    public string? Quantiles { get; init; }

    [Description(FormatMeaning)]
    [FromQuery(Name = "format")]
    public string? Format { get; init; }
}

/// <summary>Forecasts of one store by day, by hour and by week.</summary>
public static class ForecastsApi
{
    internal static readonly string[] Parameters = ["from", "to", "channel", "quantiles"];

    public static void MapForecasts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/stores/{storeId}/forecasts").WithTags("Forecasts");
        group.MapGet("/daily", Daily)
            .Knows(Parameters)
            .WithName("getDailyForecasts")
            .WithSummary("Orders per day")
            .WithDescription("Expected orders per day with deciles, from the published run.");
        group.MapGet("/hourly", Hourly)
            .Knows(Parameters)
            .WithName("getHourlyForecasts")
            .WithSummary("Orders per hour")
            .WithDescription("Expected orders per local hour with deciles; a day's hours add up to its daily mean.");
        group.MapGet("/weekly", Weekly)
            .Knows(Parameters)
            .WithName("getWeeklyForecasts")
            .WithSummary("Orders per week")
            .WithDescription(
                "Expected orders per whole week, Monday to Sunday, with deciles of the week's total; its days add up "
                + "to its mean. Weeks wholly within from and to are answered.");
    }

    /// <summary>The forecast that a path asks for, or what is wrong with the path.</summary>
    internal static (RoundedForecast? Forecast, Problem? Problem) Find(
        PublishedRun run, string storeId, string channel, ServedGrain grain)
    {
        if (run.FindStore(storeId) is null)
        {
            return (null, Problems.UnknownStore(storeId, run));
        }

        if (run.Find(new SeriesKey(storeId, channel), grain) is { } forecast)
        {
            return (forecast, null);
        }

        var known = run.Channels(storeId, grain == ServedGrain.Hourly ? Grain.Hourly : Grain.Daily);
        return (null, known.Count == 0
            ? Problems.NoHours(storeId)
            : grain == ServedGrain.Weekly && known.Contains(channel)
                ? Problems.NoWeeks(run.Run.RunId)
                : Problems.UnknownChannel(channel, $"Store '{storeId}'", grain.Name(), known));
    }

    /// <summary>What a query wants to know of a forecast, or what is wrong with it.</summary>
    internal static Results<Ready<TAnswer>, Problem> Answer<TAnswer>(
        RoundedForecast forecast,
        string resource,
        ForecastQuery query,
        HttpRequest request,
        PublishedRun run,
        Func<RoundedForecast, Run, QueryDates, QueryQuantiles, TAnswer> make)
        where TAnswer : ITable
    {
        var (dates, badDates) = QueryDates.Of(query.From, query.To, forecast, run.Run);
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
                $"{resource} {dates.From.DayNumber} {dates.To.DayNumber} {quantiles.Name}",
                (forecast, run.Run, dates, quantiles, make),
                s => s.make(s.forecast, s.Run, s.dates, s.quantiles));
    }

    private static Results<Ready<ForecastAnswer>, Problem> Daily(
        string storeId, [AsParameters] ForecastQuery query, HttpRequest request, Publication served) =>
        OfStore(storeId, ServedGrain.Daily, query, request, served.Current);

    private static Results<Ready<ForecastAnswer>, Problem> Hourly(
        string storeId, [AsParameters] ForecastQuery query, HttpRequest request, Publication served) =>
        OfStore(storeId, ServedGrain.Hourly, query, request, served.Current);

    private static Results<Ready<ForecastAnswer>, Problem> Weekly(
        string storeId, [AsParameters] ForecastQuery query, HttpRequest request, Publication served) =>
        OfStore(storeId, ServedGrain.Weekly, query, request, served.Current);

    private static Results<Ready<ForecastAnswer>, Problem> OfStore(
        string storeId, ServedGrain grain, ForecastQuery query, HttpRequest request, Snapshot snapshot)
    {
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        var (forecast, unknown) = Find(run, storeId, query.Channel ?? Channel.AllId, grain);
        return unknown is not null
            ? unknown
            : Answer(
                forecast!, $"{grain} {forecast!.Key}", query, request, run,
                (of, ofRun, dates, quantiles) => ForecastAnswer.Of(
                    of, ofRun, dates, quantiles, StoreNote.Of(run, storeId, of.Key.ChannelId)));
    }
}
