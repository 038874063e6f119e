using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.Explaining;

public sealed class PromotionTests
{
    private const int KnownDays = 400;
    private const int HorizonDays = 14;

    // Three days of each fortnight, on changing weekdays.
    private static bool IsOn(int day) => day % 13 is 4 or 5 or 6;

    private static readonly double[] Weekdays = [0.9, 0.9, 1, 1, 1, 1.2, 1];

    [Theory]
    [InlineData("smoothing", 0.4)]
    [InlineData("lightgbm", 0.45)]
    [InlineData("champion", 0.35)] // Some of its members know of no promotion.
    public void A_promotion_that_doubles_demand_is_half_of_the_number_on_its_days(string name, double leastShare)
    {
        var explained = Explained(name);
        for (var day = 0; day < HorizonDays; day++)
        {
            foreach (var split in explained.Select(e => e.Steps[day]))
            {
                var share = split[Reason.Promotion] / split.Number;
                if (IsOn(KnownDays + day))
                {
                    share.Should().BeInRange(leastShare, 0.55, $"day {day} of {name} is one of promotion");
                }
                else
                {
                    Math.Abs(share).Should().BeLessThan(0.06, $"day {day} of {name} is without");
                }

                Math.Abs(split[Reason.Event] / split.Number).Should().BeLessThan(0.02);
            }
        }
    }

    [Theory]
    [InlineData("smoothing", 0.04)]
    [InlineData("lightgbm", 0.06)]
    [InlineData("champion", 0.06)] // Few days of few stores: trees take a little of a weekday for a promotion.
    public void Weekdays_get_what_they_add_and_take(string name, double tolerance)
    {
        foreach (var (forecast, steps) in Explained(name))
        {
            for (var day = 0; day < HorizonDays; day++)
            {
                if (!IsOn(KnownDays + day))
                {
                    var expected = Math.Log(Weekdays[(KnownDays + day) % 7]) - Weekdays.Average(Math.Log);
                    (steps[day][Reason.Weekday] / forecast.Mean(day)).Should().BeApproximately(expected, tolerance);
                }
            }
        }
    }

    private static IReadOnlyList<ExplainedForecast> Explained(string name)
    {
        Store[] stores = [.. Enumerable.Range(1, 4).Select(i => new Store { Id = $"S{i}" })];
        var days = Enumerable.Range(0, KnownDays + HorizonDays + 20).Where(IsOn);
        var history = DailyChain.Make(
            stores,
            DailyChain.Entries(CalendarEntry.PromotionKind, days),
            KnownDays,
            (store, day) => Math.Round(150 * (store + 1) * Weekdays[day % 7] * (IsOn(day) ? 2 : 1)
                * (1 + (0.04 * Math.Sin((day * 1.7) + (store * 2.1))))));
        var horizon = new Horizon(HorizonDays);
        return Forecasters.Named(name, Grain.Daily).Fit(history, horizon, CancellationToken.None)
            .ForecastAndExplain(history, horizon);
    }
}
