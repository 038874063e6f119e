using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Training.Verbs;

/// <summary>The options of what-if that make the question.</summary>
internal static class WhatIfQuestion
{
    internal static readonly Option<double> More = new("--more")
    {
        HelpName = "PERCENT",
        Description = "So many percent more orders, -100 to 900.",
        DefaultValueFactory = _ => 0,
    };

    internal static readonly Option<string?> ChannelOption = new("--channel")
    {
        HelpName = "ID",
        Description = "With --more: only orders of this channel. Default: all.",
    };

    internal static readonly Option<bool> Rain = new("--rain")
    {
        Description = "It rains: rides take a tenth longer.",
    };

    internal static readonly Option<string[]> Away = new("--away")
    {
        HelpName = "ROLE=WHO",
        Description = "Planned shifts that are not worked, such as pickers=2 (those whose absence matters most) or "
            + "riders=09:00,14:00 (one person each whose shift begins then); once for each role.",
        DefaultValueFactory = _ => [],
    };

    internal static readonly Option<double?> Promise = Minutes(
        "--promise", "Asks about minutes in which orders are to be delivered. Default: --delivery-minutes.");

    internal static readonly Option<double?> TargetPickMinutes = Minutes(
        "--target-pick-minutes", "Asks about minutes in which orders are to be picked. Default: --pick-minutes.");

    internal static readonly Option<double?> TargetPick = Share(
        "--target-pick", "Asks about a share of orders to be picked in time. Default: --pick-share.");

    internal static readonly Option<double?> TargetOnTime = Share(
        "--target-on-time", "Asks about a share of orders to be delivered in time. Default: --on-time-share.");

    /// <summary>All of them, as the help lists them.</summary>
    internal static readonly IReadOnlyList<Option> Options =
        [More, ChannelOption, Rain, Away, Promise, TargetPickMinutes, TargetPick, TargetOnTime];

    /// <summary>The question; what depends on a plan is not looked at.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="planned">What the plan is for.</param>
    /// <exception cref="WrongUsageException">An option is not understood.</exception>
    internal static StaffingQuestion Of(ParseResult parsed, StaffTargets planned)
    {
        var more = VerbOptions.Within("--more", parsed.GetValue(More), -100, 900);
        var channel = parsed.GetValue(ChannelOption);
        if (channel is not null && parsed.GetResult(More) is null or { Implicit: true })
        {
            throw new WrongUsageException("--channel says whose orders are more or fewer; give --more as well.");
        }

        var away = AwayOf(parsed.GetValue(Away) ?? []);
        return new StaffingQuestion
        {
            OrdersFactor = 1 + (more / 100),
            ChannelId = channel,
            Rain = parsed.GetValue(Rain),
            PickersAway = away.GetValueOrDefault(StaffRole.Picker, Absence.None),
            RidersAway = away.GetValueOrDefault(StaffRole.Rider, Absence.None),
            Targets = new StaffTargets
            {
                DeliveryMinutes = MinutesOf(parsed, Promise) ?? planned.DeliveryMinutes,
                PickMinutes = MinutesOf(parsed, TargetPickMinutes) ?? planned.PickMinutes,
                PickShare = ShareOf(parsed, TargetPick) ?? planned.PickShare,
                OnTimeShare = ShareOf(parsed, TargetOnTime) ?? planned.OnTimeShare,
            },
        };
    }

    /// <summary>Refuses shifts and channels that the plan does not have.</summary>
    /// <exception cref="WrongUsageException">It has no such.</exception>
    internal static void EnsureAsked(StaffingQuestion question, StaffPlan plan, IReadOnlyList<string> channels)
    {
        if (question.ChannelId is { } channel && !channels.Contains(channel))
        {
            throw new WrongUsageException(
                $"--channel {channel} is none of the store's; there are {string.Join(", ", channels)}.");
        }

        EnsurePlanned("pickers", question.PickersAway, plan.Requirement.Day, plan.Pickers);
        EnsurePlanned("riders", question.RidersAway, plan.Requirement.Day, plan.Riders);
    }

    private static void EnsurePlanned(string role, Absence absence, StaffDay day, ShiftPlan plan)
    {
        if (absence.Unknown(day, plan) is { } time)
        {
            var begin = plan.Shifts.GroupBy(s => day.Slots[s.Shift.From].Time)
                .Select(g => $"{g.Key} ({g.Sum(s => s.People)})");
            throw new WrongUsageException(
                $"--away {role}={LocalTime.Text(time)}: so many shifts do not begin then; shifts of {role} begin at "
                + $"{string.Join(", ", begin.DefaultIfEmpty("no time"))}.");
        }
    }

    private static Dictionary<StaffRole, Absence> AwayOf(string[] given)
    {
        var away = new Dictionary<StaffRole, Absence>();
        foreach (var text in given)
        {
            StaffRole? role = text.Split('=')[0] switch
            {
                "pickers" => StaffRole.Picker,
                "riders" => StaffRole.Rider,
                _ => null,
            };
            if (role is null || AbsenceOf(text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]) is not { } absence
                || !away.TryAdd(role.Value, absence))
            {
                throw new WrongUsageException(
                    $"--away is pickers=WHO or riders=WHO, each once, and WHO a number from 1 to 1000 or times such as "
                    + $"09:00,14:00; given is {text}.");
            }
        }

        return away;
    }

    private static Absence? AbsenceOf(string who) =>
        int.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var people)
            ? people is >= 1 and <= 1000 ? new Absence(people, []) : null
            : LocalTime.Read(who) is { Count: > 0 } times ? new Absence(0, times) : null;

    private static double? MinutesOf(ParseResult parsed, Option<double?> option) =>
        parsed.GetValue(option) is { } minutes ? StaffOptions.MinutesOf(option.Name, minutes) : null;

    private static Probability? ShareOf(ParseResult parsed, Option<double?> option) =>
        parsed.GetValue(option) is { } share ? StaffOptions.ShareOf(option.Name, share) : null;

    private static Option<double?> Minutes(string name, string description) =>
        new(name) { HelpName = "MINUTES", Description = description };

    private static Option<double?> Share(string name, string description) =>
        new(name) { HelpName = "SHARE", Description = description };
}
