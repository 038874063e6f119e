using System.ComponentModel;
using Forecasting.Api.Forecasts;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;
using Microsoft.AspNetCore.Mvc;

namespace Forecasting.Api.Staffing;

/// <summary>What a request about staff may say.</summary>
public record StaffingQuery
{
    [Description("The day, yyyy-MM-dd. Default: the day after the run's origin.")]
    [FromQuery(Name = "date")]
    public string? Date { get; init; }

    [Description(ForecastQuery.FormatMeaning)]
    [FromQuery(Name = "format")]
    public string? Format { get; init; }

    internal const string LateOrderCostMeaning =
        "Price of a late order in the prices of risk, 0 to 10000. Default: 20, an assumption; state your own.";
}

/// <summary>Who is needed.</summary>
public sealed record RequirementQuery : StaffingQuery
{
    [Description(LateOrderCostMeaning)]
    [FromQuery(Name = "late_order_cost")]
    public double? LateOrderCost { get; init; }
}

/// <summary>Who is needed in a store, when, and what if things turn out otherwise.</summary>
public static class StaffingApi
{
    public static void MapStaffing(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/stores/{storeId}/staffing").WithTags("Staffing");
        group.MapGet("/requirement", Requirement).Knows("date", "late_order_cost")
            .WithName("getStaffRequirement")
            .WithSummary("Pickers and riders needed")
            .WithDescription(
                "The smallest numbers per quarter of an hour for which 99 % of one-hour orders are picked within 20 "
                + "minutes and delivered within the hour. With each, how likely orders are late with fewer and with "
                + "more people, how many, what people and late orders cost together, and what one more person saves.");
        group.MapGet("/shifts", Shifts).Knows("date")
            .WithName("getShifts")
            .WithSummary("Shifts that cover the requirement")
            .WithDescription("The cheapest shifts, what they leave uncovered, and what is to be expected of them.");
        group.MapGet("/what-if", WhatIf)
            .Knows("date", "orders", "channel", "rain", "pickers_away", "pickers_away_from", "riders_away",
                "riders_away_from", "pick_minutes", "delivery_minutes", "pick_share", "on_time_share",
                "late_order_cost")
            .WithName("getStaffingWhatIf")
            .WithSummary("What if")
            .WithDescription(
                "What becomes of the planned shifts with more orders, rain, absences or other promises: the risk by "
                + "quarter of an hour before and then, late orders, who is lacking, and what they would cost and save. "
                + "People who stay away take whole shifts with them: those whose beginnings are named, then those "
                + "whose absence makes most orders late by the risk curves of the requirement.");
        group.MapRoster();
    }

    private static Results<Ready<RequirementAnswer>, Problem> Requirement(
        string storeId,
        [AsParameters] RequirementQuery query,
        HttpRequest request,
        Publication served,
        StaffedDays days)
    {
        if (QueryNumbers.OutOfRange("late_order_cost", query.LateOrderCost, 0, 10_000) is { } problem)
        {
            return problem;
        }

        var cost = query.LateOrderCost ?? new StaffPlanOptions().LateOrderCost;
        return Answer(storeId, query, served.Current, days, (run, make, date) => Answers.OfRun(
            request, run, $"requirement {storeId} {date.DayNumber} {cost:R}", make,
            m => RequirementAnswer.Of(m(), cost, run.Run)));
    }

    private static Results<Ready<ShiftsAnswer>, Problem> Shifts(
        string storeId,
        [AsParameters] StaffingQuery query,
        HttpRequest request,
        Publication served,
        StaffedDays days) =>
        Answer(storeId, query, served.Current, days, (run, make, date) => Answers.OfRun(
            request, run, $"shifts {storeId} {date.DayNumber}", make, m => ShiftsAnswer.Of(m(), run.Run)));

    private static Results<Ready<WhatIfAnswer>, Problem> WhatIf(
        string storeId, [AsParameters] WhatIfQuery query, HttpRequest request, Publication served, StaffedDays days)
    {
        if (query.Wrong() is { } problem)
        {
            return problem;
        }

        return Answer(storeId, query, served.Current, days, (run, make, date) =>
        {
            if (query.OneChannel is { } channel
                && ForecastsApi.Find(run, storeId, channel, ServedGrain.Hourly).Problem is { } unknown)
            {
                return unknown;
            }

            var staffed = make();
            return query.WrongAbout(staffed) is { } wrong
                ? wrong
                : Answers.Now(request, WhatIfAnswer.Of(staffed, query, run.Run));
        });
    }

    private static Results<Ready<TAnswer>, Problem> Answer<TAnswer>(
        string storeId,
        StaffingQuery query,
        Snapshot snapshot,
        StaffedDays days,
        Func<PublishedRun, Func<StaffedDay>, DateOnly, Results<Ready<TAnswer>, Problem>> answer)
        where TAnswer : ITable
    {
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        var (forecast, unknown) = ForecastsApi.Find(run, storeId, Channel.AllId, ServedGrain.Hourly);
        if (unknown is not null)
        {
            return unknown;
        }

        if (!QueryDates.TryRead(query.Date, forecast!.FirstDay, out var date))
        {
            return Problems.BadDate("date", query.Date!);
        }

        return date < forecast.FirstDay || date > forecast.LastDay
            ? Problems.OutsideRun("date", date, forecast, run.Run)
            : answer(run, () => days.Of(run, run.FindStore(storeId)!, date), date);
    }
}
