namespace Forecasting.Core.Tests.Evaluation;

public sealed class RollingOriginsTests
{
    [Fact]
    public void Origins_are_evenly_spaced() =>
        BacktestHistories.Origins(0, 3, 61).All.Select(o => o.ToString()).Should()
            .Equal("2024-01-01", "2024-03-02", "2024-05-02");

    [Fact]
    public void The_last_origin_leaves_a_day_to_compare_with()
    {
        var history = BacktestHistories.Days(10, ("S1", _ => 5));
        FluentActions.Invoking(() => BacktestHistories.Origins(6, 3, 1).EnsureWithin(history)).Should().NotThrow();
        FluentActions.Invoking(() => BacktestHistories.Origins(6, 4, 1).EnsureWithin(history))
            .Should().Throw<ArgumentException>().WithMessage("*2024-01-10*");
    }

    [Fact]
    public void An_origin_before_the_data_is_refused() =>
        FluentActions
            .Invoking(() => BacktestHistories.Origins(-1, 1, 1)
                .EnsureWithin(BacktestHistories.Days(10, ("S1", _ => 5))))
            .Should().Throw<ArgumentException>().WithMessage("*2023-12-31*before the data*");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void No_origins_and_no_step_are_refused(int count, int stepDays) =>
        FluentActions.Invoking(() => BacktestHistories.Origins(0, count, stepDays))
            .Should().Throw<ArgumentOutOfRangeException>();
}
