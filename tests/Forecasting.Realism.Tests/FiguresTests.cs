using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Simulation;

namespace Forecasting.Realism.Tests;

public sealed class FiguresTests
{
    private static readonly DateOnly Monday = new(2024, 1, 1);

    [Fact]
    public void The_weekday_ratio_and_the_promotion_lift_that_were_put_in_are_found()
    {
        var figures = DayFigures.Of(Chain(
            day => 400 * (day % 7 == 5 ? 1.5 : 1) * (IsPromoted(day) ? 1.2 : 1), IsPromoted));

        Value(figures, "busiest over quietest weekday").Should().BeApproximately(1.5, 0.01);
        Value(figures, "promotion, log lift").Should().BeApproximately(Math.Log(1.2), 0.001);
    }

    [Fact]
    public void Independent_orders_scatter_by_counting_alone_and_one_day_says_nothing_of_the_next()
    {
        var stream = new RandomStream(1, "days");

        var figures = DayFigures.Of(Chain(_ => stream.Poisson(400), _ => false));

        Value(figures, "scatter of a day").Should().BeApproximately(Math.Sqrt(1.125) / 20, 0.012);
        Value(figures, "scatter beyond counting").Should().BeLessThan(0.03);
        Value(figures, "a day with the next").Should().BeInRange(-0.15, 0.15);
    }

    [Fact]
    public void Scatter_that_lasts_is_found_in_both_figures()
    {
        var stream = new RandomStream(2, "days");
        var shock = 0.0;

        var figures = DayFigures.Of(Chain(
            _ => 4_000 * Math.Exp(shock = (0.6 * shock) + (0.08 * stream.Gaussian())), _ => false));

        Value(figures, "scatter beyond counting").Should().BeApproximately(0.1, 0.02);
        Value(figures, "a day with the next").Should().BeApproximately(0.6, 0.12);
    }

    [Fact]
    public void A_flat_day_has_as_many_hours_as_it_is_open()
    {
        var builder = new DemandHistoryBuilder();
        builder.Add(new Store { Id = "A" });
        var stream = new RandomStream(3, "hours");
        for (var hour = 0; hour < 60 * 24; hour++)
        {
            builder.AddHour(new SeriesKey("A", "all"), Monday.AddDays(hour / 24), hour % 24,
                hour % 24 is >= 8 and < 18 ? stream.Poisson(50) : 0);
        }

        var figures = HourFigures.Of(builder.Build());

        Value(figures, "hours that count (exp of entropy)").Should().BeApproximately(10, 0.05);
        Value(figures, "share before noon").Should().BeApproximately(0.4, 0.02);
        Value(figures, "scatter of an hour beyond counting").Should().BeLessThan(0.05);
    }

    [Fact]
    public void An_unknown_value_is_left_out()
    {
        Scatter.Median([3, double.NaN, 1, 2]).Should().Be(2);
        Scatter.Mean([double.NaN]).Should().Be(double.NaN);
        Scatter.Correlation([1, 2, double.NaN], [1, 2, 3]).Should().Be(double.NaN);
    }

    [Fact]
    public async Task A_missing_data_set_is_named_and_the_chain_is_shown_all_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("realism");
        try
        {
            var code = await RealismCommand.Create().Parse(
                [folder.FullName, "--project", folder.FullName, "--stores", "2", "--days", "60"])
                .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

            code.Should().Be(1);
            var text = await File.ReadAllTextAsync(
                Path.Combine(folder.FullName, "artifacts", "realism", "realism.md"),
                TestContext.Current.CancellationToken);
            text.Should().Contain("| Days | simulated |").And.Contain("| SKUs | simulated |")
                .And.Contain("| Orders | simulated |");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsPromoted(int day) => day / 7 % 2 == 1;

    private static double Value(IReadOnlyList<(string Name, double Value)> figures, string name) =>
        figures.Single(f => f.Name == name).Value;

    private static DemandHistory Chain(Func<int, double> orders, Func<int, bool> isPromoted)
    {
        var builder = new DemandHistoryBuilder();
        builder.Add(new Store { Id = "A" });
        for (var day = 0; day < 364; day++)
        {
            builder.AddDay(new SeriesKey("A", "all"), Monday.AddDays(day), Math.Round(orders(day)));
            if (isPromoted(day))
            {
                builder.Add(new CalendarEntry { Date = Monday.AddDays(day), Kind = CalendarEntry.PromotionKind });
            }
        }

        return builder.Build();
    }
}
