using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Models.Skus.Promotions;
using Forecasting.Core.Models.Skus.Rates;

namespace Forecasting.Core.Tests.Models.Skus.Promotions;

/// <summary>Twelve SKUs in four stores; promotions of a week take a quarter off the price, every fifth week.</summary>
public sealed class PromotionLiftsTests
{
    private const int Days = 165;
    private const int Stores = 4;
    private const int Every = 35;
    private const int NextPromotion = 4 * Every + 28;
    private const double Depth = 0.25;
    private const double Usual = 12;
    private const double Eager = 6;
    private const double Calm = 2;

    private static readonly DateOnly FirstDay = new(2024, 1, 1);

    [Fact]
    public void The_lift_of_a_sku_is_learnt_from_its_own_promotions()
    {
        var lifts = PromotionLifts.Learn(Context());

        lifts.Of(SkuOf("P0"), Depth, Days).Factor.Should().BeApproximately(Math.Exp(Eager * Depth), 0.4);
        lifts.Of(SkuOf("P1"), Depth, Days).Factor.Should().BeApproximately(Math.Exp(Calm * Depth), 0.15);
        lifts.Of(SkuOf("P0"), 2 * Depth, Days).Log.Should()
            .BeApproximately(2 * lifts.Of(SkuOf("P0"), Depth, Days).Log, 1e-9);
        lifts.Of(SkuOf("P0"), 0, Days).Should().Be(default(PromotionLift));
    }

    [Fact]
    public void A_sku_that_was_never_promoted_takes_the_usual_lift_and_is_less_certain()
    {
        var lifts = PromotionLifts.Learn(Context());

        var unknown = lifts.Of(SkuOf("new"), Depth, Days);
        unknown.Log.Should().BeInRange(Calm * Depth, Eager * Depth);
        unknown.Spread.Should().BeGreaterThan(2 * lifts.Of(SkuOf("P0"), Depth, Days).Spread);
        lifts.Of(SkuOf("P0"), Depth, Every - 1).Should().Be(unknown, "its first promotion was not over by then");
    }

    [Fact]
    public void A_rate_that_knows_promotions_lifts_promoted_days_and_only_those()
    {
        var context = Context();
        var forecast = Tsb(knowsPromotions: true, context)[0];

        forecast.Mean(NextPromotion - Days + 1).Should().BeApproximately(Usual * Math.Exp(Eager * Depth), 12);
        forecast.Mean(NextPromotion - Days).Should().BeApproximately(Usual, 3);
        forecast.Mean(NextPromotion - Days + 1).Should()
            .BeGreaterThan(2 * Tsb(knowsPromotions: false, context)[0].Mean(NextPromotion - Days + 1));
    }

    [Fact]
    public void A_first_promotion_is_lifted_as_usual_and_by_a_model_that_knows_none_not_at_all()
    {
        var context = new SkuContext(SkuChain.Known().History.UpTo(new Origin(SkuChain.FirstDay.AddDays(13))));

        PromotionLifts.Learn(context).Of(SkuOf("P2"), 0.3, 14).Log.Should().BeApproximately(0.9, 1e-9);
        PromotionLifts.None.Of(SkuOf("P2"), 0.3, 14).Should().Be(default(PromotionLift));
    }

    [Fact]
    public void Gifts_that_take_nothing_off_the_price_do_not_change_what_depth_does_elsewhere()
    {
        // Every third SKU doubles without a lower price.
        var lifts = PromotionLifts.Learn(Context(
            depth: sku => sku % 3 == 0 ? 0.01 : Depth, lift: sku => sku % 3 == 0 ? 2 : Math.Exp(3 * Depth)));

        lifts.Of(SkuOf("P0"), 0.01, Days).Factor.Should().BeApproximately(2, 0.25);
        lifts.Of(SkuOf("P1"), Depth, Days).Factor.Should().BeApproximately(Math.Exp(3 * Depth), 0.25);
        lifts.Of(SkuOf("new"), 0.3, Days).Factor.Should().BeInRange(2, 5);
    }

    [Fact]
    public void A_promotion_that_goes_on_is_not_learnt_from_until_it_is_over()
    {
        var during = PromotionLifts.Learn(Context(days: NextPromotion + 2));
        var before = PromotionLifts.Learn(Context(days: NextPromotion));

        during.Of(SkuOf("P0"), Depth, NextPromotion + 2).Should().Be(before.Of(SkuOf("P0"), Depth, NextPromotion));
    }

    [Fact]
    public void What_a_busy_day_does_is_not_taken_for_what_a_promotion_does()
    {
        // On weekends twice as much of everything is wanted, and only weekends are promoted, to no effect.
        var lifts = PromotionLifts.Learn(Context(
            lift: _ => 1, isPromoted: (sku, day) => sku < 3 && day >= 28 && day % 7 >= 5,
            busy: day => day % 7 >= 5 ? 2 : 1));

        lifts.Of(SkuOf("P0"), Depth, Days).Factor.Should().BeApproximately(1, 0.15);
    }

    [Fact]
    public void Marks_on_sales_of_a_slow_sku_say_when_it_sold_and_not_what_promotions_do()
    {
        // No list of promotions, no rows without sales, and promotions that do nothing.
        var slow = PromotionLifts.Learn(Context(lift: _ => 1, usual: 0.3, isStated: false));
        var quick = PromotionLifts.Learn(Context(lift: _ => 1, usual: 4, isStated: false));

        slow.Of(SkuOf("P0"), Depth, Days).Log.Should().BeApproximately(3 * Depth, 1e-9, "nothing was learnt");
        quick.Of(SkuOf("P0"), Depth, Days).Factor.Should().BeApproximately(1, 0.2);
    }

    [Fact]
    public void The_served_model_lifts_each_sku_by_its_own_and_says_how_uncertain_that_is()
    {
        var context = Context();
        var forecasts = SkuForecasters.Served.Fit(context, new Horizon(14), CancellationToken.None)
            .Forecast(context, "S0", new Horizon(14)).ToDictionary(f => f.Sku.Id);
        var lead = NextPromotion - Days + 1;

        forecasts["P0"].Mean(lead).Should().BeApproximately(Usual * Math.Exp(Eager * Depth), 10);
        forecasts["P1"].Mean(lead).Should().BeApproximately(Usual * Math.Exp(Calm * Depth), 4);
        forecasts["P0"].Mean(lead - 1).Should().BeApproximately(Usual, 2.5);
        forecasts["P0"].PromotionSpreads[lead - 1].Should().BeInRange(0.1, 0.5);
        forecasts["P0"].PromotionSpreads[lead - 2].Should().Be(0);
    }

    [Fact]
    public void A_lift_beyond_all_counts_is_forecast_as_the_largest_count()
    {
        var context = Context(
            usual: 30_000, stores: 1, skus: 1, depth: _ => 0.95, isPromoted: (_, day) => day >= NextPromotion);

        Tsb(knowsPromotions: true, context)[0].Mean(NextPromotion - Days + 1).Should().BeGreaterThan(200_000);
    }

    private static IReadOnlyList<SkuForecast> Tsb(bool knowsPromotions, SkuContext context) =>
        new RateForecaster(
            "tsb", RateForecaster.Level(d => IntermittentRate.TeunterSyntetosBabai(d, 0.1, 0.1)), knowsPromotions)
            .Fit(context, new Horizon(14), CancellationToken.None).Forecast(context, "S0", new Horizon(14));

    private static Sku SkuOf(string id) => new() { Id = id, Category = "dry", UnitPrice = 10 };

    private static SkuContext Context(
        Func<int, double>? depth = null,
        Func<int, double>? lift = null,
        Func<int, int, bool>? isPromoted = null,
        Func<int, double>? busy = null,
        double usual = Usual,
        bool isStated = true,
        int days = Days,
        int stores = Stores,
        int skus = 12)
    {
        depth ??= _ => Depth;
        lift ??= sku => Math.Exp((sku % 2 == 0 ? Eager : Calm) * Depth);
        isPromoted ??= (_, day) => day >= 28 && (day - 28) % Every < 7;
        var builder = new SkuHistoryBuilder();
        for (var sku = 0; sku < skus; sku++)
        {
            builder.Add(SkuOf($"P{sku}"));
            for (var day = 0; isStated && day < NextPromotion + 7; day++)
            {
                if (isPromoted(sku, day))
                {
                    var date = FirstDay.AddDays(day);
                    builder.Add(new PricePromotion($"P{sku}", date, date, "", 10 * (1 - depth(sku)), depth(sku)));
                }
            }
        }

        for (var store = 0; store < stores; store++)
        {
            builder.Add(new Store { Id = $"S{store}" });
            for (var sku = 0; sku < skus; sku++)
            {
                var random = new Random((store * 100) + sku);
                for (var day = 0; day < days; day++)
                {
                    var promoted = isPromoted(sku, day);
                    var mean = usual * (busy?.Invoke(day) ?? 1) * (promoted ? lift(sku) : 1);
                    var units = Draw(mean, random);
                    if (isStated || units > 0)
                    {
                        builder.Add($"S{store}", $"P{sku}", FirstDay.AddDays(day), new SkuDay(
                            units, (units + 1) / 2, 0, (float)(promoted ? 10 * (1 - depth(sku)) : 10), promoted, 0));
                    }
                }
            }
        }

        return new SkuContext(builder.Build());
    }

    // With the spread of a Poisson count, and of slow movers 0 on most days.
    private static int Draw(double mean, Random random) => mean < 1
        ? random.NextDouble() < mean ? 1 : 0
        : (int)Math.Round(Math.Max(0, mean + (Math.Sqrt(mean) * ((4 * random.NextDouble()) - 2))));
}
