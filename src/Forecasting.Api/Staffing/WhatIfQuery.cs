using System.ComponentModel;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;
using Microsoft.AspNetCore.Mvc;

namespace Forecasting.Api.Staffing;

/// <summary>What if.</summary>
public sealed record WhatIfQuery : StaffingQuery
{
    [Description("What orders are multiplied by, 0 to 10, such as 1.2.")]
    [FromQuery(Name = "orders")]
    public double? Orders { get; init; }

    [Description("With orders: the channel whose orders are multiplied. Default: all.")]
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    [Description("true: it rains, and rides take longer.")]
    [FromQuery(Name = "rain")]
    public bool? Rain { get; init; }

    [Description("Pickers whose planned shifts are not worked, 0 to 1000: those whose absence matters most.")]
    [FromQuery(Name = "pickers_away")]
    public int? PickersAway { get; init; }

    [Description("Times at which shifts of pickers who stay away begin, such as 09:00,14:00; one person each.")]
    [FromQuery(Name = "pickers_away_from")]
    public string? PickersAwayFrom { get; init; }

    [Description("Riders whose planned shifts are not worked, 0 to 1000: those whose absence matters most.")]
    [FromQuery(Name = "riders_away")]
    public int? RidersAway { get; init; }

    [Description("Times at which shifts of riders who stay away begin, such as 09:00,14:00; one person each.")]
    [FromQuery(Name = "riders_away_from")]
    public string? RidersAwayFrom { get; init; }

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

    [Description(LateOrderCostMeaning)]
    [FromQuery(Name = "late_order_cost")]
    public double? LateOrderCost { get; init; }

    /// <summary>The channel that is asked about; null where it is all of them.</summary>
    internal string? OneChannel => Channel == Core.Domain.Channel.AllId ? null : Channel;

    /// <summary>What is wrong with the request whatever is planned, or null.</summary>
    internal Problem? Wrong() =>
        QueryNumbers.OutOfRange("orders", Orders, 0, 10)
        ?? QueryNumbers.OutOfRange("pickers_away", PickersAway, 0, 1000)
        ?? QueryNumbers.OutOfRange("riders_away", RidersAway, 0, 1000)
        ?? QueryNumbers.OutOfRange("pick_minutes", PickMinutes, 1, 240)
        ?? QueryNumbers.OutOfRange("delivery_minutes", DeliveryMinutes, 5, 480)
        ?? QueryNumbers.OutOfRange("pick_share", PickShare, 0.5, 0.999)
        ?? QueryNumbers.OutOfRange("on_time_share", OnTimeShare, 0.5, 0.999)
        ?? QueryNumbers.OutOfRange("late_order_cost", LateOrderCost, 0, 10_000)
        ?? (Orders is null && OneChannel is { } channel
            ? Problems.BadValue("channel", channel, "given with orders, which says how many more or fewer its are")
            : null)
        ?? NoTimes("pickers_away_from", PickersAwayFrom)
        ?? NoTimes("riders_away_from", RidersAwayFrom);

    /// <summary>What the request says about shifts that the plan has not, or null.</summary>
    internal Problem? WrongAbout(StaffedDay staffed)
    {
        var (asked, plan) = (Question(staffed.Options.Targets), staffed.Plan);
        return NotPlanned("pickers_away_from", asked.PickersAway, plan.Requirement.Day, plan.Pickers)
            ?? NotPlanned("riders_away_from", asked.RidersAway, plan.Requirement.Day, plan.Riders);
    }

    /// <summary>The question.</summary>
    /// <param name="targets">What the plan is for.</param>
    internal StaffingQuestion Question(StaffTargets targets) => new()
    {
        OrdersFactor = Orders ?? 1,
        ChannelId = OneChannel,
        Rain = Rain ?? false,
        PickersAway = new Absence(PickersAway ?? 0, Times(PickersAwayFrom) ?? []),
        RidersAway = new Absence(RidersAway ?? 0, Times(RidersAwayFrom) ?? []),
        Targets = targets with
        {
            PickMinutes = PickMinutes ?? targets.PickMinutes,
            DeliveryMinutes = DeliveryMinutes ?? targets.DeliveryMinutes,
            PickShare = PickShare is { } pick ? new Probability(pick) : targets.PickShare,
            OnTimeShare = OnTimeShare is { } ride ? new Probability(ride) : targets.OnTimeShare,
        },
    };

    private static Problem? NoTimes(string name, string? value) => value is null || Times(value) is not null
        ? null
        : Problems.BadValue(name, value, "times of the day with commas between them, such as 09:00,14:00");

    private static Problem? NotPlanned(string name, Absence absence, StaffDay day, ShiftPlan plan) =>
        absence.Unknown(day, plan) is not { } time
            ? null
            : Problems.BadValue(
                name, LocalTime.Text(time), "times at which planned shifts begin, each once for every person at most",
                [.. plan.Shifts.Select(s => day.Slots[s.Shift.From].Time).Distinct()]);

    private static IReadOnlyList<TimeOnly>? Times(string? text) => LocalTime.Read(text ?? "");
}
