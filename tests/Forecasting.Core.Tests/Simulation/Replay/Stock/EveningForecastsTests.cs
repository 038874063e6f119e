using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Core.Tests.Simulation.Replay.Stock;

public sealed class EveningForecastsTests
{
    private const int First = 100;
    private static readonly DateOnly Monday = new(2025, 1, 6);
    private static readonly Horizon Week = new(7);

    [Fact]
    public void Every_evening_forecasts_anew_from_what_was_sold_until_then()
    {
        var sales = Sales(day => day < First ? 2 : 40);
        var forecasts = Make(everyDays: 1);

        var before = Evening(forecasts, sales, First - 1);
        var after = Evening(forecasts, sales, First);

        before.Origin.LastDay.Should().Be(Monday.AddDays(First - 1));
        after.Origin.LastDay.Should().Be(Monday.AddDays(First));
        after.Mean(1).Should().BeGreaterThan(before.Mean(1) + 1, "40 were sold in place of 2");
    }

    [Fact]
    public void Between_two_forecasts_the_newest_one_holds()
    {
        var sales = Sales(_ => 2);
        var forecasts = Make(everyDays: 3);

        var origins = Enumerable.Range(First, 7).Select(day => Evening(forecasts, sales, day).Origin.LastDay.DayNumber)
            .Select(number => number - Monday.DayNumber);

        origins.Should().Equal(First, First, First, First + 3, First + 3, First + 3, First + 6);
    }

    [Fact]
    public void A_training_forecasts_anew_whatever_the_day()
    {
        var sales = Sales(_ => 2);
        var forecasts = Make(everyDays: 7);
        Evening(forecasts, sales, First);

        Evening(forecasts, sales, First + 2, isFitDue: true).Origin.LastDay.Should().Be(Monday.AddDays(First + 2));
    }

    private static EveningForecasts Make(int everyDays)
    {
        var orders = new DemandHistoryBuilder();
        orders.Add(new Store { Id = "S1" });
        for (var day = 0; day < 130; day++)
        {
            orders.AddDay(new SeriesKey("S1", Channel.AllId), Monday.AddDays(day), 100);
        }

        return new EveningForecasts(
            Forecasters.Named("weekday-mean", Grain.Daily), SkuForecasters.Named("tsb"), orders.Build(), everyDays);
    }

    private static SkuForecast Evening(
        EveningForecasts forecasts, SkuHistory sales, int day, bool isFitDue = false)
    {
        forecasts.Learn(sales.UpTo(new Origin(Monday.AddDays(day))), isFitDue, CancellationToken.None);
        return forecasts.Of("S1", () => Week).Single();
    }

    private static SkuHistory Sales(Func<int, int> units)
    {
        var builder = new SkuHistoryBuilder();
        builder.Add(new Store { Id = "S1" });
        builder.Add(new Sku { Id = "K1" });
        for (var day = 0; day < 130; day++)
        {
            builder.Add("S1", "K1", Monday.AddDays(day), new SkuDay(units(day), 1, 0, 5, false, 0));
        }

        return builder.Build();
    }
}
