using Forecasting.Core.Evaluation.Comparison;
using Forecasting.Core.Evaluation.Switching;

namespace Forecasting.Core.Tests.Evaluation.Comparison;

public sealed class ScoreboardTests
{
    private static readonly DateOnly Monday = BacktestHistories.Monday;

    [Fact]
    public void Ours_is_held_against_planners_and_against_the_stand_in_on_days_that_they_left_out()
    {
        var board = Board(manualDays: 1);

        var store = board.Stores.Single();
        store.ReferenceName.Should().Be("manual and stand-in");
        store.StandInDays.Should().Be(6);
        store.IsBetter.Should().BeTrue("the stand-in errs by 20 % on six days of seven");
        board.Chain.Wape(Forecast.Reference).Should().BeApproximately(6 * 0.2 / 7, 1e-12);
        board.Chain.Wape(Forecast.Manual).Should().Be(0);
    }

    [Theory]
    [InlineData(0, "stand-in")]
    [InlineData(7, "manual")]
    public void What_is_compared_with_has_a_name(int manualDays, string name) =>
        Board(manualDays).Stores.Single().ReferenceName.Should().Be(name);

    /// <summary>A week of 100 orders a day: ours expects 110, the stand-in 120, planners are right.</summary>
    private static Scoreboard Board(int manualDays)
    {
        var history = BacktestHistories.Days(14, ("S1", _ => 100));
        var days = Enumerable.Range(0, 7).Select(day => new ComparedDay
        {
            StoreId = "S1",
            Date = Monday.AddDays(7 + day),
            LeadDays = 1,
            Actual = 100,
            Ours = 110,
            OursMean = 110,
            StandIn = 120,
            Manual = day < manualDays ? 100 : double.NaN,
        });
        var span = new ComparisonSpan(Monday.AddDays(7), 1, 1, 1);
        return new Scoreboard(
            new ForecastComparison(history, span, "model", [.. days], []), 1, new SwitchTestOptions());
    }
}
