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
    public void Nothing_is_learnt_where_nothing_is_promoted()
    {
        var context = new SkuContext(SkuChain.Known().History.UpTo(new Origin(SkuChain.FirstDay.AddDays(13))));
        PromotionLifts.Learn(context).Of(SkuOf("P2"), 0.3, 14).Should()
            .Be(PromotionLifts.None.Of(SkuOf("P2"), 0.3, 14));
    }

    private static IReadOnlyList<SkuForecast> Tsb(bool knowsPromotions, SkuContext context) =>
        new RateForecaster(
            "tsb", RateForecaster.Level(d => IntermittentRate.TeunterSyntetosBabai(d, 0.1, 0.1)), knowsPromotions)
            .Fit(context, new Horizon(14), CancellationToken.None).Forecast(context, "S0", new Horizon(14));

    private static Sku SkuOf(string id) => new() { Id = id, Category = "dry", UnitPrice = 10 };

    private static SkuContext Context()
    {
        var builder = new SkuHistoryBuilder();
        foreach (var sku in Enumerable.Range(0, 12))
        {
            builder.Add(SkuOf($"P{sku}"));
            for (var first = 28; first <= NextPromotion; first += Every)
            {
                builder.Add(new PricePromotion(
                    $"P{sku}", FirstDay.AddDays(first), FirstDay.AddDays(first + 6), "", 10 * (1 - Depth), Depth));
            }
        }

        for (var store = 0; store < Stores; store++)
        {
            builder.Add(new Store { Id = $"S{store}" });
            for (var sku = 0; sku < 12; sku++)
            {
                AddDays(builder, store, sku);
            }
        }

        return new SkuContext(builder.Build());
    }

    private static void AddDays(SkuHistoryBuilder builder, int store, int sku)
    {
        var random = new Random((store * 100) + sku);
        for (var day = 0; day < Days; day++)
        {
            var isPromoted = day >= 28 && (day - 28) % Every < 7;
            var mean = Usual * (isPromoted ? Math.Exp((sku % 2 == 0 ? Eager : Calm) * Depth) : 1);
            var units = (int)Math.Round(Math.Max(0, mean + (Math.Sqrt(mean) * ((4 * random.NextDouble()) - 2))));
            builder.Add($"S{store}", $"P{sku}", FirstDay.AddDays(day), new SkuDay(
                units, (units + 1) / 2, 0, isPromoted ? 7.5f : 10, isPromoted, 0));
        }
    }
}
