using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Tests.Contracts;

namespace Forecasting.Core.Tests.Models.NewStore;

/// <summary>Young series through the champion, from end to end. S2/app of the sample chain is made young.</summary>
public sealed class YoungForecastTests
{
    private const string Young = "S2";

    [Theory]
    [InlineData(0, Grain.Daily)]
    [InlineData(3, Grain.Daily)]
    [InlineData(30, Grain.Daily)]
    [InlineData(3, Grain.Hourly)]
    public void A_young_store_is_forecast_near_what_it_sells_with_a_wider_band_and_says_so(int days, Grain grain)
    {
        var whole = SampleChain.Make();
        var history = Cut(days).UpTo(SampleChain.Origin);
        var model = Forecasters.Named(Forecasters.Champion, grain)
            .Fit(history, SampleChain.Horizon, CancellationToken.None);
        var forecast = model.Forecast(history, SampleChain.Horizon).Single(d => d.Key.StoreId == Young);
        var actual = Total(whole.Find(forecast.Key, Grain.Daily)!);
        // Without attributes a store that has not sold yet can only be as large as the others.
        var (least, most) = days == 0 ? (0.3, 3.0) : (0.75, 1.33);
        forecast.MeanOfTotal(0, forecast.Steps - 1).Should().BeInRange(least * actual, most * actual);

        model.Failures.Should().Contain(f => f.Key.StoreId == Young && f.FallBack == "new-store");
        model.Failures.Should().OnlyContain(f => f.Key.StoreId == Young);
        var known = Forecasters.Named(Forecasters.Champion, grain)
            .Fit(whole.UpTo(SampleChain.Origin), SampleChain.Horizon, CancellationToken.None)
            .Forecast(whole.UpTo(SampleChain.Origin), SampleChain.Horizon).Single(d => d.Key.StoreId == Young);
        RelativeBand(forecast).Should().BeGreaterThan(RelativeBand(known));
    }

    [Fact]
    public void The_hours_of_a_young_store_are_those_of_the_others_and_sleep_when_it_sleeps()
    {
        var history = Cut(1).UpTo(SampleChain.Origin);
        var forecasts = Forecasters.Named(Forecasters.Champion, Grain.Hourly)
            .Fit(history, SampleChain.Horizon, CancellationToken.None).Forecast(history, SampleChain.Horizon);
        var (young, old) = (Shares(forecasts.Single(d => d.Key.StoreId == Young)), Shares(forecasts[0]));
        young.Zip(old).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 0.025);
        young.Where((_, hour) => hour is < 8 or >= 20).Should().OnlyContain(share => share == 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(60)]
    public void A_single_store_with_a_short_history_is_forecast_about_what_it_has_sold(int days)
    {
        foreach (var grain in new[] { Grain.Daily, Grain.Hourly })
        {
            var history = Alone(days);
            var model = Forecasters.Named(Forecasters.Champion, grain)
                .Fit(history, SampleChain.Horizon, CancellationToken.None);
            var forecast = model.Forecast(history, SampleChain.Horizon).Should().ContainSingle().Which;
            var mean = forecast.MeanOfTotal(0, forecast.Steps - 1) / SampleChain.HorizonDays;
            double[] sold = [.. history.Daily[0].Values.ToArray().Where(v => v > 0)];
            mean.Should().BeInRange(0.75 * sold.Min(), 1.33 * sold.Max());
            model.Failures.Any(f => f.Reason.Contains("no older store", StringComparison.Ordinal))
                .Should().Be(days < 56);
            for (var step = 0; step < forecast.Steps; step++)
            {
                forecast.Summary(step).Deciles.Should().OnlyContain(q => double.IsFinite(q) && q >= 0);
            }

            RelativeBand(forecast).Should().BeGreaterThan(days < 56 ? 0.2 : 0);
        }
    }

    [Fact]
    public void A_model_forecasts_a_store_that_opened_after_it_was_fitted()
    {
        var fitted = Cut(7).UpTo(new Origin(SampleChain.Origin.LastDay.AddDays(-7)));
        var model = Forecasters.Named(Forecasters.Champion, Grain.Daily)
            .Fit(fitted, SampleChain.Horizon, CancellationToken.None);
        var history = Cut(7).UpTo(SampleChain.Origin);
        var forecast = model.Forecast(history, SampleChain.Horizon).Single(d => d.Key.StoreId == Young);
        var actual = Total(SampleChain.Make().Find(forecast.Key, Grain.Daily)!);
        forecast.MeanOfTotal(0, forecast.Steps - 1).Should().BeInRange(0.75 * actual, 1.33 * actual);
    }

    [Theory]
    [InlineData(Grain.Daily)]
    [InlineData(Grain.Hourly)]
    public void Who_leans_on_others_is_known_when_the_forecast_is_made(Grain grain)
    {
        var known = SampleChain.Make().UpTo(SampleChain.Origin);
        var young = Cut(3).UpTo(SampleChain.Origin);
        var forecaster = Forecasters.Named(Forecasters.Champion, grain);
        var model = forecaster.Fit(young, SampleChain.Horizon, CancellationToken.None);
        using var file = new MemoryStream();
        model.Save(file);
        file.Position = 0;
        var loaded = forecaster.Load(file);

        loaded.FailuresAt(young, SampleChain.Horizon).Should().NotBeEmpty().And.Equal(model.Failures);
        loaded.FailuresAt(known, SampleChain.Horizon).Should().BeEmpty("by then the store has grown up");
        loaded.FailuresAt(Cut(0).UpTo(SampleChain.Origin), SampleChain.Horizon).Should()
            .OnlyContain(f => f.Key.StoreId == Young && f.FallBack == "new-store" && f.Reason.StartsWith("no day"));
    }

    /// <summary>The sample chain, of whose young store only the last days before the origin are known.</summary>
    private static DemandHistory Cut(int days) => SampleChain.Make((key, day, _, orders) =>
        key.StoreId == Young && day < SampleChain.KnownDays - days ? double.NaN : orders);

    private static DemandHistory Alone(int days)
    {
        var builder = new DemandHistoryBuilder();
        builder.Add(new Store { Id = "a", OpenHour = 8, CloseHour = 20 });
        for (var day = 0; day < days; day++)
        {
            for (var hour = 8; hour < 20; hour++)
            {
                builder.AddHour(new SeriesKey("a", Channel.AllId), SampleChain.FirstDay.AddDays(day), hour,
                    Math.Round(10 + (day % 7 >= 5 ? 4 : 0) + (3 * Math.Sin((day * 3.7) + (hour * 1.3)))));
            }
        }

        return builder.Build();
    }

    private static double Total(Series daily) =>
        daily.Values.Slice(SampleChain.KnownDays, SampleChain.HorizonDays).ToArray().Sum();

    private static double RelativeBand(ForecastDistribution forecast)
    {
        var totals = forecast.Steps - 1;
        return (forecast.QuantileOfTotal(0, totals, new Probability(0.9))
            - forecast.QuantileOfTotal(0, totals, new Probability(0.1))) / forecast.MeanOfTotal(0, totals);
    }

    private static double[] Shares(ForecastDistribution forecast)
    {
        double[] hours = [.. Enumerable.Range(0, 24).Select(forecast.Mean)];
        return [.. hours.Select(h => h / hours.Sum())];
    }
}
