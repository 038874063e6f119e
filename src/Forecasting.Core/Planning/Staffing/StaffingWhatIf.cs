using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// Answers "what if" about a planned day. What does not change between questions, the courses as planned and what they
/// require, is made once.
/// </summary>
public sealed class StaffingWhatIf
{
    /// <summary>A wet day makes rides a tenth longer.</summary>
    private const double RainFactor = 1.1;

    private readonly StaffPlan _plan;
    private readonly IReadOnlyList<ChannelDemand> _channels;
    private readonly OrderMix _mix;
    private readonly StaffPlanOptions _options;
    private readonly int _courses;
    private readonly int _seed;
    private readonly Lazy<StaffRequirement> _requirement;

    /// <summary>Drawn again where the memory was needed.</summary>
    private readonly WeakReference<Courses?> _asPlanned = new(null);

    /// <summary>Takes a plan and what it was made from.</summary>
    /// <param name="plan">The plan of the day.</param>
    /// <param name="channels">What is expected of the day.</param>
    /// <param name="mix">What orders are like.</param>
    /// <param name="options">What the plan was made with.</param>
    /// <param name="courses">Courses that it was made on, 1 or more.</param>
    /// <param name="seed">Seed of its draws.</param>
    public StaffingWhatIf(
        StaffPlan plan,
        IReadOnlyList<ChannelDemand> channels,
        OrderMix mix,
        StaffPlanOptions options,
        int courses,
        int seed)
    {
        (_plan, _channels, _mix, _options, _courses, _seed) = (plan, channels, mix, options, courses, seed);
        _requirement = new Lazy<StaffRequirement>(plan.Requirement.WithCurves);
    }

    /// <summary>What the plan requires, with the curves of risk.</summary>
    public StaffRequirement Requirement => _requirement.Value;

    /// <summary>Courses to work the requirement out on, and others to judge shifts on.</summary>
    private sealed record Courses(OrderScenarios Planned, OrderScenarios Judged);

    /// <summary>Asks a question about the plan.</summary>
    /// <param name="question">The question.</param>
    /// <exception cref="ArgumentException">The question names a shift that is not planned.</exception>
    public StaffingAnswer Ask(StaffingQuestion question)
    {
        var targets = question.Targets ?? _options.Targets;
        var courses = question.ChangesOrders ? Draw(Asked(question), MixOf(question)) : AsPlanned();
        var needed = NeededFor(question, targets, courses.Planned);
        var judged = needed.Deferred?.Apply(courses.Judged) ?? courses.Judged;
        var pickers = Then(StaffRole.Picker, question.PickersAway, _plan.Pickers, needed.Pickers);
        var riders = Then(StaffRole.Rider, question.RidersAway, _plan.Riders, needed.Riders);
        var outlooks = new StaffOutlook[2];
        Parallel.For(0, 2, Parallelism.Options(), i => outlooks[i] = StaffOutlook.Of(
            judged, i == 0 ? pickers.There : pickers.Repaired, i == 0 ? riders.There : riders.Repaired, needed.Trips,
            targets));
        return new StaffingAnswer
        {
            Targets = targets,
            Needed = needed,
            Plan = _plan,
            Then = outlooks[0],
            Repaired = outlooks[1],
            Pickers = pickers,
            Riders = riders,
            RepairCost = (pickers.LackingHours * _options.PickerShifts.CostPerHour)
                + (riders.LackingHours * _options.RiderShifts.CostPerHour),
        };
    }

    /// <summary>
    /// The plan's hold time stays, because it is how the store works, but for another promise it is chosen anew.
    /// </summary>
    private StaffRequirement NeededFor(StaffingQuestion question, StaffTargets targets, OrderScenarios courses)
    {
        if (!question.ChangesOrders && targets == _options.Targets)
        {
            return _plan.Requirement;
        }

        var rides = targets with { PickMinutes = _options.Targets.PickMinutes, PickShare = _options.Targets.PickShare };
        return StaffRequirement.Of(courses, targets, _plan.Requirement.Trips, _options.Requirement with
        {
            ChoosesHold = _options.Requirement.ChoosesHold && rides != _options.Targets,
            WithCurves = false,
        });
    }

    private StaffThen Then(StaffRole role, Absence absence, ShiftPlan plan, IReadOnlyList<int> needed)
    {
        var away = AbsentShifts.Of(absence, plan, _plan.Requirement.Day, () => Requirement.Curves(role));
        return new StaffThen(away, AbsentShifts.Left(plan, away), needed);
    }

    private Courses AsPlanned()
    {
        if (!_asPlanned.TryGetTarget(out var courses))
        {
            courses = Draw(_channels, _mix);
            _asPlanned.SetTarget(courses);
        }

        return courses;
    }

    private Courses Draw(IReadOnlyList<ChannelDemand> channels, OrderMix mix)
    {
        var drawn = new OrderScenarios[2];
        Parallel.For(0, 2, Parallelism.Options(), i => drawn[i] = OrderScenarios.Sample(
            _plan.Requirement.Day, channels, mix, _courses, i == 0 ? _seed : ~_seed, _plan.Bulk));
        return new Courses(drawn[0], drawn[1]);
    }

    private List<ChannelDemand> Asked(StaffingQuestion question) =>
        [.. _channels.Select(c => question.ChannelId is null || c.Hours.Key.ChannelId == question.ChannelId
            ? c with { Hours = Scaled(c.Hours, question.OrdersFactor) }
            : c)];

    private OrderMix MixOf(StaffingQuestion question) => !question.Rain ? _mix : _mix with
    {
        Zones = [.. _mix.Zones.Select(z => z with { RideMinutes = z.RideMinutes.Scaled(RainFactor) })],
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
