using CsCheck;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class WorkPaceTests
{
    private static readonly DateOnly First = new(2025, 3, 3);

    [Fact]
    public void Slow_hours_are_learnt_and_hours_without_work_have_the_usual_pace()
    {
        var pace = WorkPace.Learn(Work(40, 200, (_, hour) => hour == 18 ? 1.3 : 1, 0));

        (pace.Hours[18] / pace.Hours[12]).Should().BeApproximately(1.3, 0.02);
        pace.Hours[3].Should().Be(1);
    }

    [Fact]
    public void Days_differ_as_much_as_they_do_once_the_scatter_of_orders_is_taken_off()
    {
        var random = new Random(5);
        var rain = Enumerable.Range(0, 300).Select(_ => 1 + (0.2 * (random.NextDouble() - 0.5))).ToArray();
        var pace = WorkPace.Learn(Work(300, 20, (day, _) => rain[day], 0.25));

        Deviation(pace.Days).Should().BeApproximately(Deviation(rain), 0.012, "and not that of means of 20, 0.08");
        pace.Days.Average().Should().BeApproximately(1, 0.01);
    }

    [Fact]
    public void Days_that_differ_by_chance_alone_hardly_differ() =>
        Deviation(WorkPace.Learn(Work(200, 25, (_, _) => 1, 0.5)).Days).Should().BeLessThan(0.04);

    [Fact]
    public void With_few_days_all_are_alike_and_without_work_all_is_usual()
    {
        WorkPace.Learn(Work(10, 30, (day, _) => day % 2 == 0 ? 2 : 1, 0)).Days.Should().Equal(1);
        WorkPace.Learn([]).Should().BeSameAs(WorkPace.Steady);
    }

    [Fact]
    public void A_measured_day_keeps_its_own_factor()
    {
        var pace = WorkPace.Learn(Work(40, 200, (day, _) => day == 7 ? 1.5 : 1, 0.1));

        (pace.On(First.AddDays(7), 12) / pace.On(First.AddDays(8), 12)).Should().BeApproximately(1.5, 0.05);
        pace.On(First.AddDays(-1), 12).Should().Be(pace.Hours[12]);
    }

    [Fact]
    public void Factors_are_above_0() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 30], Gen.Double[0.01, 50], Gen.Int[0, 1000])
            .Sample((days, orders, spread, seed) =>
            {
                var random = new Random(seed);
                var pace = WorkPace.Learn(Work(days, orders, (_, _) => 0.01 + (spread * random.NextDouble()), 0.3));
                return pace.Hours.All(h => h > 0) && pace.Days.All(d => d > 0)
                    && pace.Day(0) == pace.Days[0] && pace.Day(0.999999) == pace.Days[^1];
            });

    private static double Deviation(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    /// <summary>Work from 8 to 21 h of 10 usual minutes, with even scatter of a relative deviation.</summary>
    private static List<PacedWork> Work(int days, int orders, Func<int, int, double> factor, double deviation)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, days).SelectMany(day => Enumerable.Range(0, orders).Select(i =>
        {
            var scatter = 1 + (deviation * Math.Sqrt(3) * ((2 * random.NextDouble()) - 1));
            return new PacedWork(First.AddDays(day), 8 + (i % 14), 10 * factor(day, 8 + (i % 14)) * scatter, 10);
        }))];
    }
}
