using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Training.Pipeline;

/// <summary>A store's week of plans, and its roster where it has staff.</summary>
internal sealed record StoreStaffing(
    Store Store, StoreHandling Handling, IReadOnlyList<StaffPlan> Days, StoreRoster Rostered, double RosterSeconds)
{
    /// <summary>The roster; null where there is none.</summary>
    public Roster? Roster => Rostered.Roster;

    /// <summary>People of a role whom shifts lack, one for each shift.</summary>
    /// <param name="role">The role.</param>
    public int OpenShifts(StaffRole role) =>
        Roster?.Unfilled.Where(u => Roster.Problem.Shifts[u.Shift].Role == role).Sum(u => u.People) ?? 0;

    /// <summary>[day], answers questions about its plan.</summary>
    public IReadOnlyList<StaffingWhatIf> Questions { get; init; } = [];

    /// <summary>Sentences about announced orders that could not be planned, and promises that cannot be kept.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>Plans the staff of every store from forecasts of hours.</summary>
internal sealed class StaffPlanStage(
    DemandHistory history, StaffingMatter matter, StoreRosters rosters, StaffPlanOptions options)
{
    /// <summary>Plans the days after the origin.</summary>
    /// <param name="expected">Forecasts of hours by store.</param>
    /// <param name="days">Days, 1 or more.</param>
    /// <param name="courses">Courses that a day is planned on.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told the stores that are done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public IReadOnlyList<StoreStaffing> Run(
        ILookup<string, ForecastDistribution> expected,
        int days,
        int courses,
        int seed,
        IProgress<WorkProgress> progress,
        CancellationToken cancellation)
    {
        var stores = history.Stores.Where(s => expected.Contains(s.Id)).ToList();
        var planned = new StoreStaffing[stores.Count];
        var done = 0;
        Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i =>
        {
            planned[i] = Store(stores[i], [.. expected[stores[i].Id]], days, courses, seed, cancellation);
            progress.Report(new WorkProgress(Interlocked.Increment(ref done), stores.Count, stores[i].Id));
        });
        return planned;
    }

    private StoreStaffing Store(
        Store store, List<ForecastDistribution> forecasts, int days, int courses, int seed,
        CancellationToken cancellation)
    {
        var handling = matter.Handling(store, history.Origin);
        var demand = matter.Demand(forecasts);
        var (plans, questions, warnings) = (new List<StaffPlan>(), new List<StaffingWhatIf>(), new List<string>());
        var asked = options with { Trips = handling.Trips };
        var week = rosters.Week(store, days);
        for (var lead = 1; lead <= days; lead++)
        {
            cancellation.ThrowIfCancellationRequested();
            var date = history.Origin.Target(lead);
            var day = StaffDay.Of(store, date, history.Calendar.IsClosed(store, date));
            var mean = forecasts.Sum(f => f.MeanOfTotal((lead - 1) * 24, (lead * 24) - 1));
            var count = OrderScenarios.UsefulCount(courses, mean);
            var bulk = BulkOrder.On(history.Calendar, day, warnings.Add);
            var rules = StoreRosters.Around(asked, week, day);
            var plan = StaffPlanner.Plan(day, demand, handling.Mix, count, seed, rules, bulk);
            plans.Add(plan);
            questions.Add(new StaffingWhatIf(
                plan, demand, handling.Mix, rules with { Requirement = options.Requirement }, count, seed));

            // A store's hold time changes little from day to day: the first day's choice serves the week.
            asked = asked with
            {
                Trips = plan.Requirement.Trips ?? asked.Trips,
                Requirement = asked.Requirement with
                {
                    ChoosesHold = day.Slots.Count == 0 && asked.Requirement.ChoosesHold,
                },
            };
        }

        if (PromisesFault(store, plans) is { } fault)
        {
            warnings.Add(fault);
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var rostered = rosters.Of(store, week, plans);
        return new StoreStaffing(store, handling, plans, rostered, clock.Elapsed.TotalSeconds)
        {
            Questions = questions,
            Warnings = warnings,
        };
    }

    /// <summary>What no number of people can keep of the promises, in words; null where they can be kept.</summary>
    private string? PromisesFault(Store store, List<StaffPlan> plans)
    {
        var asked = options.Targets;
        var (pick, delivery) = (
            plans.Max(p => p.Requirement.Targets.PickMinutes), plans.Max(p => p.Requirement.Targets.DeliveryMinutes));
        return pick <= asked.PickMinutes && delivery <= asked.DeliveryMinutes
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{store.Id}: picking within {asked.PickMinutes:0.#} and delivery within {asked.DeliveryMinutes:0.#} "
                + $"minutes cannot be kept by any number of people, because the work alone takes longer; it is planned "
                + $"for {pick:0.#} and {delivery:0.#} minutes (needed_for in --json).");
    }
}
