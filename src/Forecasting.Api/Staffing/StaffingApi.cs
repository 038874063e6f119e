using System.ComponentModel;
using System.Globalization;
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
}

/// <summary>What if.</summary>
public sealed record WhatIfQuery : StaffingQuery
{
    [Description("What orders are multiplied by, 0 to 10, such as 1.2.")]
    [FromQuery(Name = "orders")]
    public double? Orders { get; init; }

    [Description("The channel whose orders are multiplied. Default: all.")]
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    [Description("true: it rains, and rides take longer.")]
    [FromQuery(Name = "rain")]
    public bool? Rain { get; init; }

    [Description("Pickers who do not come, 0 to 1000.")]
    [FromQuery(Name = "pickers_away")]
    public int? PickersAway { get; init; }

    [Description("Riders who do not come, 0 to 1000.")]
    [FromQuery(Name = "riders_away")]
    public int? RidersAway { get; init; }

    [Description("Minutes in which orders are to be picked, 1 to 240.")]
    [FromQuery(Name = "pick_minutes")]
    public double? PickMinutes { get; init; }

    [Description("Minutes in which orders are to be delivered, 5 to 480.")]
    [FromQuery(Name = "delivery_minutes")]
    public double? DeliveryMinutes { get; init; }

    [Description("Share of orders to be picked in time, 0.5 to 0.999.")]
    [FromQuery(Name = "pick_share")]
    public double? PickShare { get; init; }

    [Description("Share of orders to be delivered in time, 0.5 to 0.999.")]
    [FromQuery(Name = "on_time_share")]
    public double? OnTimeShare { get; init; }
}

/// <summary>Who is needed in a store, when, and what if things turn out otherwise.</summary>
public static class StaffingApi
{
    public static void MapStaffing(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/stores/{storeId}/staffing").WithTags("Staffing");
        group.MapGet("/requirement", Requirement).Knows("date")
            .WithName("getStaffRequirement")
            .WithSummary("Pickers and riders needed")
            .WithDescription(
                "The smallest numbers per quarter of an hour for which 99 % of one-hour orders are picked within 20 "
                + "minutes and delivered within the hour, with the risk of fewer and of more pickers.");
        group.MapGet("/shifts", Shifts).Knows("date")
            .WithName("getShifts")
            .WithSummary("Shifts that cover the requirement")
            .WithDescription("The cheapest shifts, what they leave uncovered, and what is to be expected of them.");
        group.MapGet("/what-if", WhatIf)
            .Knows("date", "orders", "channel", "rain", "pickers_away", "riders_away", "pick_minutes",
                "delivery_minutes", "pick_share", "on_time_share")
            .WithName("getStaffingWhatIf")
            .WithSummary("What if")
            .WithDescription("What becomes of the planned shifts with more orders, rain, absences or other promises.");
        group.MapRoster();
    }

    private static Results<Ready<RequirementAnswer>, Problem> Requirement(
        string storeId,
        [AsParameters] StaffingQuery query,
        HttpRequest request,
        Publication served,
        StaffedDays days) =>
        Answer(storeId, query, served.Current, days, (run, make, date) => Answers.OfRun(
            request, run, $"requirement {storeId} {date.DayNumber}", make, m => RequirementAnswer.Of(m(), run.Run)));

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
        if (OutOfRange(query) is { } problem)
        {
            return problem;
        }

        var question = new StaffingQuestion
        {
            OrdersFactor = query.Orders ?? 1,
            ChannelId = query.Channel,
            Rain = query.Rain ?? false,
            PickersAway = query.PickersAway ?? 0,
            RidersAway = query.RidersAway ?? 0,
            Targets = StaffTargets.Usual with
            {
                PickMinutes = query.PickMinutes ?? StaffTargets.Usual.PickMinutes,
                DeliveryMinutes = query.DeliveryMinutes ?? StaffTargets.Usual.DeliveryMinutes,
                PickShare = query.PickShare is { } pick ? new Probability(pick) : StaffTargets.Usual.PickShare,
                OnTimeShare = query.OnTimeShare is { } ride ? new Probability(ride) : StaffTargets.Usual.OnTimeShare,
            },
        };
        return Answer(storeId, query, served.Current, days, (run, make, date) =>
            query.Channel is { } channel
            && ForecastsApi.Find(run, storeId, channel, ServedGrain.Hourly).Problem is { } unknown
                ? unknown
                : Answers.Now(request, WhatIfAnswer.Of(make(), question, run.Run)));
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

    private static Problem? OutOfRange(WhatIfQuery query)
    {
        (string Name, double? Value, double Least, double Most)[] numbers =
        [
            ("orders", query.Orders, 0, 10), ("pickers_away", query.PickersAway, 0, 1000),
            ("riders_away", query.RidersAway, 0, 1000), ("pick_minutes", query.PickMinutes, 1, 240),
            ("delivery_minutes", query.DeliveryMinutes, 5, 480), ("pick_share", query.PickShare, 0.5, 0.999),
            ("on_time_share", query.OnTimeShare, 0.5, 0.999),
        ];
        foreach (var (name, value, least, most) in numbers)
        {
            if (value is { } given && !(given >= least && given <= most))
            {
                return Problems.BadValue(
                    name, given.ToString(CultureInfo.InvariantCulture), $"a number from {least} to {most}");
            }
        }

        return null;
    }
}
