using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>A question about a planned day.</summary>
public sealed record StaffingQuestion
{
    /// <summary>What every channel's orders are multiplied by, 0 or more.</summary>
    public double OrdersFactor { get; init; } = 1;

    /// <summary>The channel whose orders are multiplied; null: all.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Whether it rains: rides take longer.</summary>
    public bool Rain { get; init; }

    /// <summary>Pickers who do not come.</summary>
    public int PickersAway { get; init; }

    /// <summary>Riders who do not come.</summary>
    public int RidersAway { get; init; }

    /// <summary>Targets instead of the plan's; null: the same.</summary>
    public StaffTargets? Targets { get; init; }
}

/// <summary>The answer.</summary>
/// <param name="Planned">What is to be expected of the planned shifts as it is.</param>
/// <param name="Then">What is to be expected of the same shifts then.</param>
/// <param name="PickersNeeded">[slot], pickers that would be needed.</param>
/// <param name="RidersNeeded">[slot], riders that would be needed.</param>
/// <param name="PickersShort">[slot], of them not there.</param>
/// <param name="RidersShort">[slot], of them not there.</param>
public sealed record StaffingAnswer(
    StaffOutlook Planned,
    StaffOutlook Then,
    IReadOnlyList<int> PickersNeeded,
    IReadOnlyList<int> RidersNeeded,
    IReadOnlyList<int> PickersShort,
    IReadOnlyList<int> RidersShort);

/// <summary>What one more person is worth in a slot.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="LateShare">Share of the slot's orders that are late as planned.</param>
/// <param name="LateOrdersSaved">Orders that one more person would save from being late.</param>
/// <param name="PricePerOrderSaved">Price of the slot's time for each of them; infinite where none is saved.</param>
public sealed record ShadowPrice(int Slot, double LateShare, double LateOrdersSaved, double PricePerOrderSaved);

/// <summary>Answers "what if" and "how much is enough" about a day.</summary>
public static class StaffingWhatIf
{
    /// <summary>A wet day makes rides a tenth longer.</summary>
    private const double RainFactor = 1.1;

    /// <summary>Asks a question about a plan.</summary>
    /// <param name="plan">The plan of the day.</param>
    /// <param name="channels">What is expected of the day.</param>
    /// <param name="mix">What orders are like.</param>
    /// <param name="question">The question.</param>
    /// <param name="options">What the plan was made with.</param>
    /// <param name="courses">Courses to judge on, 1 or more.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static StaffingAnswer Ask(
        StaffPlan plan,
        IReadOnlyList<ChannelDemand> channels,
        OrderMix mix,
        StaffingQuestion question,
        StaffPlanOptions options,
        int courses,
        int seed)
    {
        var day = plan.Requirement.Day;
        var targets = question.Targets ?? options.Targets;
        var asked = channels.Select(c => question.ChannelId is null || c.Hours.Key.ChannelId == question.ChannelId
            ? c with { Hours = Scaled(c.Hours, question.OrdersFactor) }
            : c).ToList();
        var then = OrderScenarios.Sample(day, asked, question.Rain ? Wet(mix) : mix, courses, seed, plan.Bulk);
        var needed = StaffRequirement.Of(
            then,
            targets,
            plan.Requirement.Trips,
            options.Requirement with { ChoosesHold = false, WithCurves = false });
        then = needed.Scenarios;
        var pickers = plan.Pickers.Cover.Select(c => Math.Max(0, c - question.PickersAway)).ToList();
        var riders = plan.Riders.Cover.Select(c => Math.Max(0, c - question.RidersAway)).ToList();
        return new StaffingAnswer(
            plan.Outlook,
            StaffOutlook.Of(then, pickers, riders, plan.Requirement.Trips, targets),
            needed.Pickers,
            needed.Riders,
            Short(needed.Pickers, pickers),
            Short(needed.Riders, riders));
    }

    /// <summary>What one more picker would be worth in each slot, from the requirement's curves.</summary>
    /// <param name="requirement">A requirement with curves.</param>
    /// <param name="cover">[slot], pickers at work.</param>
    /// <param name="costPerHour">Price of an hour.</param>
    public static IReadOnlyList<ShadowPrice> PickerPrices(
        StaffRequirement requirement, IReadOnlyList<int> cover, double costPerHour) =>
        [.. requirement.PickerCurves.Select((curve, slot) =>
        {
            var (late, next) = (At(curve, cover[slot]), At(curve, cover[slot] + 1));
            var saved = Math.Max(0, late - next) * requirement.Orders[slot];
            var price = saved > 0 ? costPerHour / StaffDay.SlotsPerHour / saved : double.PositiveInfinity;
            return new ShadowPrice(slot, late, saved, price);
        })];

    private static double At(RiskCurve curve, int people) =>
        curve.LateShare[Math.Clamp(people - curve.From, 0, curve.LateShare.Count - 1)];

    private static int[] Short(IReadOnlyList<int> needed, List<int> there) =>
        [.. needed.Zip(there, (n, t) => Math.Max(0, n - t))];

    private static OrderMix Wet(OrderMix mix) => mix with
    {
        Zones = [.. mix.Zones.Select(z => z with { RideMinutes = z.RideMinutes.Scaled(RainFactor) })],
    };

    private static ForecastDistribution Scaled(ForecastDistribution hours, double factor)
    {
        var paths = new float[hours.PathCount * hours.Steps];
        for (var path = 0; path < hours.PathCount; path++)
        {
            for (var step = 0; step < hours.Steps; step++)
            {
                paths[(path * hours.Steps) + step] = (float)(hours.Path(path)[step] * factor);
            }
        }

        return new ForecastDistribution(hours.Key, hours.Origin, hours.Grain, hours.PathCount, paths);
    }
}
