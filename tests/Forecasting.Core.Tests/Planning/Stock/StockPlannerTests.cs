using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Tests.Planning.Stock;

public sealed class StockPlannerTests
{
    private static readonly string[] DeliveryDays = ["1234567", "135", "2", "15"];

    private static readonly Gen<Sku> Skus = Gen.Select(
        Gen.Int[1, 12], Gen.Int[1, 3], Gen.Int[1, 12], Gen.Int[1, 3], Gen.Int[0, 3], Gen.Double[1, 40])
        .Select((pack, least, life, wait, days, cost) => new Sku
        {
            Id = "K1",
            PackSize = pack,
            MinOrderPacks = least,
            ShelfLifeDays = life > 8 ? null : life,
            LeadTimeDays = wait,
            DeliveryWeekdays = DeliveryDays[days],
            UnitCost = cost,
            UnitPrice = 1.4 * cost,
        });

    [Fact]
    public void Quantities_are_within_1_percent_of_the_best_of_all()
    {
        // Without trolleys and peaks, which are no part of the cost.
        Gen.Select(Skus, Gen.Double[0.2, 30], Gen.Int[0, 40], Gen.Double[1, 60]).Sample((sku, mean, onHand, price) =>
        {
            var context = StockCases.Context(mean, sku, onHand, price: price, policy: StockPolicy.Usual with
            {
                ShelfLifeQuantile = 1,
            });
            var line = StockCases.Plan(context);
            var least = sku.MinOrderPacks;
            var best = Enumerable.Range(0, 400).Where(p => p == 0 || p >= least)
                .Min(p => context.Cost(context.Position + (p * sku.PackSize)));
            return context.Cost(line.OrderUpTo) <= best * 1.01;
        });
    }

    // Keeps for a day and comes once a week: what lacks on the other days makes even unlikely sales worth a unit.
    [Fact]
    public void Without_a_limit_of_waste_its_cost_alone_decides()
    {
        var sku = new Sku
        {
            Id = "K1",
            PackSize = 9,
            MinOrderPacks = 3,
            ShelfLifeDays = 1,
            LeadTimeDays = 1,
            DeliveryWeekdays = "2",
            UnitCost = 1.625,
            UnitPrice = 2.275,
        };
        StockContext With(double share) => StockCases.Context(
            25, sku, 5, price: 38.46, policy: StockPolicy.Usual with { ShelfLifeQuantile = share });

        StockCases.Plan(With(1)).Units.Should().Be(27 * 9);
        StockCases.Plan(With(0.95)).Reasons.Should().Contain(r => r.Rule == "shelf-life");
    }

    [Fact]
    public void Packs_are_whole_and_no_fewer_than_the_least_and_the_shelf_life_is_kept() =>
        Gen.Select(Skus, Gen.Double[0.2, 30], Gen.Int[0, 40], Gen.Int[0, 60]).Sample((sku, mean, onHand, room) =>
        {
            var context = StockCases.Context(mean, sku, onHand, room);
            var line = StockCases.Plan(context);
            var within = context.DemandWithinLife?.Quantile(0.95) ?? 1_000_000;
            return line.Units % sku.PackSize == 0 && line.Packs * sku.PackSize == line.Units
                && (line.Units == 0 || (line.Units <= room && line.Packs >= sku.MinOrderPacks))
                && (line.Units == 0 || line.OrderUpTo < within + (sku.PackSize * sku.MinOrderPacks))
                && line.LostUnits >= 0 && line.WasteUnits >= 0 && line.StockOutChance is >= 0 and <= 1;
        });

    [Fact]
    public void More_demand_never_means_less_stock() =>
        Gen.Select(Gen.Double[0.2, 30], Gen.Double[1, 2], Gen.Int[0, 20]).Sample((mean, factor, onHand) =>
            StockCases.Plan(StockCases.Context(mean * factor, onHand: onHand)).Units
                >= StockCases.Plan(StockCases.Context(mean, onHand: onHand)).Units);

    [Fact]
    public void A_dearer_lost_line_never_means_less_stock() =>
        Gen.Select(Skus, Gen.Double[0.2, 30], Gen.Double[0.1, 50], Gen.Double[1, 10])
            .Sample((sku, mean, price, factor) =>
                StockCases.Plan(StockCases.Context(mean, sku, price: price * factor)).Units
                    >= StockCases.Plan(StockCases.Context(mean, sku, price: price)).Units);

    [Fact]
    public void The_price_of_a_line_keeps_the_target()
    {
        IEnumerable<StockContext> At(double price) => Enumerable.Range(1, 40)
            .Select(i => StockCases.Context(i / 2.0, price: price));

        var strict = LinePrice.Solve(At, 0.002);
        var usual = LinePrice.Solve(At, 0.02);

        LinePrice.LostShare(At(usual)).Should().BeInRange(0.012, 0.02);
        LinePrice.LostShare(At(strict)).Should().BeInRange(0.0005, 0.002);
        strict.Should().BeGreaterThan(usual);
    }

    // Slow movers in large packs: most of the time there is less than a pack, and from nothing there is more.
    [Fact]
    public void The_price_holds_for_orders_that_go_on_and_on_in_packs()
    {
        var slow = StockCases.Sku with { PackSize = 12 };
        IEnumerable<StockContext> At(double price) => Enumerable.Range(1, 20)
            .Select(i => StockCases.Context(0.2 + (i / 20.0), slow, price: price));
        var price = LinePrice.Solve(At, 0.01);

        var (lost, wanted) = (0.0, 0.0);
        foreach (var (i, start) in At(price).Index())
        {
            var (random, onHand) = (new Random(i), 0);
            for (var day = 0; day < 4_000; day++)
            {
                onHand += StockCases.Plan(StockCases.Context(start.Forecast.Mean(1), slow, onHand, price: price)).Units;
                var units = start.Forecast.On(1).Quantile(random.NextDouble());
                (lost, wanted) = (lost + Math.Max(0, units - onHand), wanted + units);
                onHand = Math.Max(0, onHand - units);
            }
        }

        (lost / wanted).Should().BeApproximately(0.01, 0.003);
    }

    [Fact]
    public void A_budget_is_kept_and_what_saves_least_goes_first()
    {
        List<StockContext> contexts = [.. Enumerable.Range(1, 10).Select(i => StockCases.Context(3 * i))];
        var free = StockPlanner.Plan(contexts, StockPolicy.Usual);
        var tight = StockPlanner.Plan(contexts, StockPolicy.Usual with { Budget = free.Sum(l => l.Value) / 2 });

        tight.Sum(l => l.Value).Should().BeLessThanOrEqualTo(free.Sum(l => l.Value) / 2);
        tight.Zip(free).Should().OnlyContain(p => p.First.Units <= p.Second.Units);
        tight.Sum(l => l.LostLines).Should().BeLessThan(0.5 * tight.Sum(l => l.Lines));
        tight.SelectMany(l => l.Reasons).Should().Contain(r => r.Rule == "budget");
        StockRules.Explain(tight.SelectMany(l => l.Reasons).First(r => r.Rule == "budget")).Should().Contain("money");
    }

    [Fact]
    public void A_forecast_that_ends_before_the_next_order_is_refused()
    {
        var sku = StockCases.Sku with { DeliveryWeekdays = "2" };
        var forecast = new SkuForecast(
            "S1", sku, new Origin(StockCases.Today), [StockCases.Forecast(sku, 1, 3).On(1)], 0, 1);
        var ask = () => StockCases.Context(3, sku, forecast: forecast);
        ask.Should().Throw<ArgumentException>().WithMessage("S1, K1: the forecast from*does not hold the*");
    }
}
