using Forecasting.Core.Domain;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Tests.Models.Skus;

/// <summary>What every forecaster of the list promises.</summary>
public sealed class SkuForecasterContractTests
{
    public static TheoryData<string> All => [.. SkuForecasters.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_sku_of_the_store_is_forecast_in_order_with_closed_days_at_zero(string name)
    {
        var context = SkuChain.Known();
        var forecasts = Run(name, context);

        forecasts.Select(f => f.Sku).Should().Equal(context.History.Store("S1").Series.Select(s => s.Sku));
        forecasts.Should().OnlyContain(f => f.Days == SkuChain.Horizon.Days && f.Origin == SkuChain.Origin);
        for (var lead = 1; lead <= SkuChain.Horizon.Days; lead++)
        {
            var isSunday = (SkuChain.KnownDays + lead - 1) % 7 == 6;
            (forecasts[0].Mean(lead) == 0).Should().Be(isSunday, "the store rests on Sundays only, lead {0}", lead);
        }

        forecasts.Should().OnlyContain(f => double.IsFinite(f.Over(1, 7).Mean) && f.OnlineShare >= 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_week_is_forecast_about_right_for_fast_and_slow(string name)
    {
        var forecasts = Run(name, SkuChain.Known());

        forecasts[0].Over(1, 7).Mean.Should().BeInRange(60, 160, "some 79 online and 26 over the counter are usual");
        forecasts[13].Over(1, 7).Mean.Should().BeLessThan(4);
        forecasts[15].Over(1, 7).Mean.Should().BeLessThan(1, "it was never sold");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_after_the_origin_is_looked_at(string name) => Text(Run(name, SkuChain.Known())).Should().Be(
        Text(Run(name, SkuChain.Known((day, units) => day >= SkuChain.KnownDays ? (units * 3) + 7 : units))));

    [Theory]
    [MemberData(nameof(All))]
    public void The_result_is_the_same_on_any_number_of_threads(string name)
    {
        var before = Parallelism.MaxThreads;
        try
        {
            Parallelism.MaxThreads = 1;
            var onOne = Text(Run(name, SkuChain.Known()));
            Parallelism.MaxThreads = 8;
            Text(Run(name, SkuChain.Known())).Should().Be(onOne);
        }
        finally
        {
            Parallelism.MaxThreads = before;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Forecasting_twice_gives_the_same(string name)
    {
        var context = SkuChain.Known();
        var model = SkuForecasters.Named(name).Fit(context, SkuChain.Horizon, CancellationToken.None);

        Text(model.Forecast(context, "S0", SkuChain.Horizon)).Should().Be(
            Text(model.Forecast(context, "S0", SkuChain.Horizon)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_few_days_of_history_are_enough_for_a_forecast(string name)
    {
        var context = new SkuContext(SkuChain.Make().UpTo(new Origin(SkuChain.FirstDay.AddDays(4))));

        var model = SkuForecasters.Named(name).Fit(context, SkuChain.Horizon, CancellationToken.None);

        model.Forecast(context, "S0", SkuChain.Horizon).Should().OnlyContain(f => double.IsFinite(f.Over(1, 7).Mean));
    }

    [Fact]
    public void The_names_are_unique_and_an_unknown_one_is_refused()
    {
        SkuForecasters.All.Select(f => f.Name).Should().OnlyHaveUniqueItems();
        var act = () => SkuForecasters.Named("crystal-ball");
        act.Should().Throw<ArgumentException>().WithMessage("*crystal-ball*");
    }

    private static IReadOnlyList<SkuForecast> Run(string name, SkuContext context) => SkuForecasters.Named(name)
        .Fit(context, SkuChain.Horizon, CancellationToken.None).Forecast(context, "S1", SkuChain.Horizon);

    private static string Text(IReadOnlyList<SkuForecast> forecasts) => string.Join('\n',
        from forecast in forecasts
        from lead in Enumerable.Range(1, forecast.Days)
        let day = forecast.On(lead)
        select FormattableString.Invariant(
            $"{forecast.Sku.Id} {lead} {forecast.LevelSpread} {forecast.OnlineShare} {day.Mean:R} {day.Variance:R}"));
}
