using System.ComponentModel;
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

    [Description("A channel of the store. Default: all, the sum of its channels.")]
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    [Description(ForecastQuery.FormatMeaning)]
    [FromQuery(Name = "format")]
    public string? Format { get; init; }
}

/// <summary>Why the forecasts of one store are what they are, by day and by hour.</summary>
public static class ExplanationsApi
{
    public static void MapExplanations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/stores/{storeId}/explanations").WithTags("Explanations");
        group.MapGet("/daily", Daily)
            .Knows("from", "to", "channel")
            .WithName("getDailyExplanations")
            .WithSummary("Why so many orders per day")
            .WithDescription(
                "The expected orders of each day split by reason: level, weekday, season, event, promotion, weather, "
                + "other. The parts add up to the mean.");
        group.MapGet("/hourly", Hourly)
            .Knows("from", "to", "channel")
            .WithName("getHourlyExplanations")
            .WithSummary("Why so many orders per hour")
            .WithDescription(
                "The expected orders of each local hour split by reason: its day's reasons in proportion to the hour. "
                + "The parts add up to the hour's mean, and over the hours to the day's parts.");
    }

    private static Results<Ready<ExplanationAnswer>, Problem> Daily(
        string storeId, [AsParameters] ExplanationQuery query, HttpRequest request, Publication served) =>
        Answer(storeId, Grain.Daily, query, request, served.Current);

    private static Results<Ready<ExplanationAnswer>, Problem> Hourly(
        string storeId, [AsParameters] ExplanationQuery query, HttpRequest request, Publication served) =>
        Answer(storeId, Grain.Hourly, query, request, served.Current);

    private static Results<Ready<ExplanationAnswer>, Problem> Answer(
        string storeId, Grain grain, ExplanationQuery query, HttpRequest request, Snapshot snapshot)
    {
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        var (forecast, unknown) = ForecastsApi.Find(
            run, storeId, query.Channel ?? Channel.AllId,
            grain == Grain.Hourly ? ServedGrain.Hourly : ServedGrain.Daily);
        if (unknown is not null)
        {
            return unknown;
        }

        if (Parts(run, forecast!) is not { } parts)
        {
            return Problems.NoExplanations(storeId, run.Run.RunId);
        }

        var (dates, badDates) = QueryDates.Of(query.From, query.To, forecast!, run.Run);
        return badDates is not null
            ? badDates
            : Answers.OfRun(
                request,
                run,
                $"why {grain} {forecast!.Key} {dates.From.DayNumber} {dates.To.DayNumber}",
                (forecast, parts, run.Run, dates),
                s => ExplanationAnswer.Of(s.forecast, s.parts, s.Run, s.dates));
    }

    /// <summary>The parts of any step of a forecast, or null where the run has none.</summary>
    private static Func<int, double[]>? Parts(PublishedRun run, RoundedForecast forecast)
    {
        if (run.FindExplanation(forecast.Key) is not { } explanation)
        {
            return null;
        }

        if (forecast.Grain == Grain.Daily)
        {
            return explanation.Day;
        }

        // Channels have different hours, so the hours of 'all' are theirs added up, as its means are.
        var channels = run.Channels(forecast.Key.StoreId, Grain.Hourly).Where(c => c != Channel.AllId)
            .Select(c => new SeriesKey(forecast.Key.StoreId, c)).ToList();
        if (forecast.Key.ChannelId != Channel.AllId || channels.Count == 0)
        {
            return step => explanation.Hour(forecast, step);
        }

        var parts = channels
            .Select(key => (Why: run.FindExplanation(key), Hours: run.Find(key, Grain.Hourly)!)).ToList();
        return parts.Any(p => p.Why is null) ? null : step => RoundedExplanation.Sum(
            [.. parts.Select(p => p.Why!.Hour(p.Hours, step))]);
    }
}
