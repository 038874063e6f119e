using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Comparison;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.Evaluation.Comparison;

public sealed class OverrideValueTests
{
    private static readonly DateOnly Monday = BacktestHistories.Monday;

    [Fact]
    public void Every_step_is_held_against_the_one_before_on_the_changed_days()
    {
        var values = OverrideValue.Of(
            Compared(), [Change("S1", 7, 95, lead: 2, "Li"), Change("S2", 8, 150, 3, "Wang")]);

        values.Select(v => (v.Planner, v.StoreId, v.Days)).Should().Equal(
            ("", "", 2), ("Li", "", 1), ("Wang", "", 1), ("", "S1", 1), ("", "S2", 1), ("Li", "S1", 1),
            ("Wang", "S2", 1));
        values.Select(v => v.Who).Should().Equal("all together", "Li", "Wang", "S1", "S2", "Li S1", "Wang S2");
        values.Select(v => v.ManualWape).Should().Equal(
            double.NaN, 0.3, double.NaN, 0.3, double.NaN, 0.3, double.NaN);
        var li = values[1];
        (li.StandInWape, li.OursWape, li.OverrideWape).Should().Be((0.2, 0.1, 0.05));
        li.AddedByOurs.Should().BeApproximately(0.1, 1e-12);
        li.AddedByPlanner.Should().BeApproximately(0.05, 1e-12);
        values[2].AddedByPlanner.Should().BeApproximately(-0.4, 1e-12);
        values.Select(v => v.Helped).Should().Equal(0.5, 1, 0, 1, 0, 1, 0);
    }

    [Fact]
    public void Of_several_changes_the_newest_counts() =>
        OverrideValue.Of(Compared(), [Change("S1", 7, 300, lead: 1, "Li"), Change("S1", 7, 95, lead: 3, "Li")])
            .Should().OnlyContain(v => v.OverrideWape == 2);

    [Fact]
    public void A_change_made_long_before_is_held_against_the_longest_lead() =>
        OverrideValue.Of(Compared(), [Change("S1", 7, 100, lead: 20, "Li")])
            .Should().HaveCount(4).And.OnlyContain(v => v.Days == 1 && v.OverrideWape == 0 && v.OursWape == 0.1);

    [Fact]
    public void Days_that_are_not_known_yet_count_for_nobody() =>
        OverrideValue.Of(Compared(), [Change("S1", 40, 100, lead: 1, "Li")]).Should().BeEmpty();

    private static PlannerOverride Change(string store, int day, double orders, int lead, string planner) =>
        new(new SeriesKey(store, Channel.AllId), Monday.AddDays(day), orders,
            Monday.AddDays(day - lead), planner, "why");

    /// <summary>Two stores, 100 orders a day; ours expects 110, the stand-in 120, and the planner of S1 130.</summary>
    private static ForecastComparison Compared()
    {
        var history = BacktestHistories.Days(14, ("S1", _ => 100), ("S2", _ => 100));
        return new ForecastComparison(history, new ComparisonSpan(Monday.AddDays(7), 1, 3, 1), "model",
        [
            .. from store in (string[])["S1", "S2"]
               from day in Enumerable.Range(7, 7)
               from lead in Enumerable.Range(1, 3)
               select new ComparedDay
               {
                   StoreId = store,
                   Date = Monday.AddDays(day),
                   LeadDays = lead,
                   Actual = 100,
                   Ours = 110,
                   OursMean = 110,
                   StandIn = 120,
                   Manual = store == "S1" ? 130 : double.NaN,
               },
        ], []);
    }
}
