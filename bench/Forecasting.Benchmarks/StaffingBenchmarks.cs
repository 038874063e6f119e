using BenchmarkDotNet.Attributes;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation;

namespace Forecasting.Benchmarks;

/// <summary>
/// A store-day's plan, and questions about it as the API asks them. Goal: 300 ms for a question. Courses are as many as
/// such a day is worth, with the usual workload; orders are those of a day from 8 to 22 o'clock.
/// </summary>
[MemoryDiagnoser]
public class StaffingBenchmarks
{
    private const int Paths = 100;
    private const int Seed = 7;

    private static readonly double[] OrdersByHour =
        [0, 0, 0, 0, 0, 0, 0, 0, 30, 50, 70, 90, 70, 50, 45, 50, 70, 110, 120, 100, 70, 65, 0, 0];

    private static readonly StaffTargets Soon = StaffTargets.Usual with { DeliveryMinutes = 30 };

    private StaffDay _day = null!;
    private ChannelDemand[] _channels = [];
    private StoreHandling _handling = null!;
    private StaffPlanOptions _options = new();
    private StaffPlan _plan = null!;
    private StaffingWhatIf _whatIf = null!;
    private int _courses;

    [Params(1000, 3000)]
    public int Orders { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var origin = new Origin(new DateOnly(2025, 6, 1));
        _day = StaffDay.Of(
            new Store { Id = "S001", OpenHour = 8, CloseHour = 22, TimeZoneId = "Asia/Shanghai" }, origin.Target(1));
        _channels = [new ChannelDemand(DeliveryPromise.OneHour, Hours(origin))];
        _handling = StoreHandling.Learn([], PickWorkload.Usual);
        _options = new StaffPlanOptions { Trips = _handling.Trips, Economises = false };
        _courses = OrderScenarios.UsefulCount(60, Orders);
        _plan = Plan();
        _whatIf = Questions();
        _whatIf.Ask(new StaffingQuestion { PickersAway = new Absence(1, []) });
    }

    [Benchmark]
    public StaffPlan Plan() => StaffPlanner.Plan(_day, _channels, _handling.Mix, _courses, Seed, _options);

    [Benchmark]
    public StaffRequirement Curves_of_risk() => _plan.Requirement.WithCurves();

    [Benchmark]
    public StaffingAnswer First_question_two_pickers_ill() =>
        Questions().Ask(new StaffingQuestion { PickersAway = new Absence(2, []) });

    [Benchmark]
    public StaffingAnswer Two_pickers_ill() =>
        _whatIf.Ask(new StaffingQuestion { PickersAway = new Absence(2, []) });

    [Benchmark]
    public StaffingAnswer A_fifth_more_orders() => _whatIf.Ask(new StaffingQuestion { OrdersFactor = 1.2 });

    [Benchmark]
    public StaffingAnswer Rain() => _whatIf.Ask(new StaffingQuestion { Rain = true });

    [Benchmark]
    public StaffingAnswer Thirty_minutes() => _whatIf.Ask(new StaffingQuestion { Targets = Soon });

    [Benchmark]
    public StaffingAnswer All_at_once() => _whatIf.Ask(new StaffingQuestion
    {
        OrdersFactor = 1.2,
        Rain = true,
        Targets = Soon,
        PickersAway = new Absence(2, []),
        RidersAway = new Absence(2, []),
    });

    private StaffingWhatIf Questions() => new(_plan, _channels, _handling.Mix, _options, _courses, Seed);

    /// <summary>Poisson counts around the day's hours, with a factor of the whole day.</summary>
    private ForecastDistribution Hours(Origin origin)
    {
        var stream = new RandomStream(1, "orders");
        var values = new float[Paths * 24];
        var scale = Orders / OrdersByHour.Sum();
        for (var path = 0; path < Paths; path++)
        {
            var factor = stream.LogNormal(0.1);
            for (var hour = 0; hour < 24; hour++)
            {
                values[(path * 24) + hour] = stream.Poisson(OrdersByHour[hour] * scale * factor);
            }
        }

        return new ForecastDistribution(new SeriesKey("S001", Channel.AllId), origin, Grain.Hourly, Paths, values);
    }
}
