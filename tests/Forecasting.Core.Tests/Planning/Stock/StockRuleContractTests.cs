using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Tests.Planning.Stock;

/// <summary>What every rule keeps to: an order that it changes, with a reason, and one that it leaves.</summary>
public sealed class StockRuleContractTests
{
    private static readonly Sku Packs = StockCases.Sku with { PackSize = 6, MinOrderPacks = 3 };
    private static readonly Sku Fresh = StockCases.Sku with { ShelfLifeDays = 2 };
    private static readonly Sku Scarce = StockCases.Sku with { PackSize = 5, MaxOrderPacks = 2 };

    // Each rule with an order that breaks it (units proposed, context) and one that does not.
    private static readonly Dictionary<string, (int Bad, StockContext BadContext, int Good, StockContext GoodContext)>
        Cases = new()
        {
            ["cover"] = (0, StockCases.Context(5), 0, StockCases.Context(5, onHand: 200)),
            ["trolleys"] = (5, StockCases.Context(200, onlineShare: 0.2), 0, StockCases.Context(200, onlineShare: 0.2)),
            ["peak"] = (5, Peak(30), 5, Peak(4)),
            ["shelf-life"] = (90, StockCases.Context(5, Fresh), 5, StockCases.Context(5, Fresh)),
            ["packs"] = (20, StockCases.Context(5, Packs), 18, StockCases.Context(5, Packs)),
            ["minimum-order"] = (6, StockCases.Context(9, Packs), 18, StockCases.Context(9, Packs)),
            ["largest-order"] = (15, StockCases.Context(9, Scarce), 10, StockCases.Context(9, Scarce)),
            ["room"] = (30, StockCases.Context(5, room: 20), 20, StockCases.Context(5, room: 20)),
        };

    public static TheoryData<string> Names => [.. StockRules.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_that_changes_an_order_says_why(string name)
    {
        var rule = StockRules.All.Single(r => r.Name == name);
        var (units, context, _, _) = Cases[name];

        var changed = rule.Apply(Line(units, context), context);

        changed.Units.Should().NotBe(units);
        var reason = changed.Reasons.Should().ContainSingle().Which;
        reason.Should().Be(new StockReason(name, units, changed.Units));
        reason.Text.Should().NotBeNullOrWhiteSpace().And.NotStartWith("-");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_leaves_an_order_that_keeps_to_it(string name)
    {
        var (_, _, units, context) = Cases[name];
        var line = Line(units, context);

        StockRules.All.Single(r => r.Name == name).Apply(line, context).Should().BeSameAs(line);
    }

    [Fact]
    public void Names_are_unique() => StockRules.All.Select(r => r.Name).Should().OnlyHaveUniqueItems();

    // Ten units a day can come; the third day wants more.
    private static StockContext Peak(double onThirdDay)
    {
        var plain = StockCases.Context(0, Scarce, forecast: StockCases.Forecast(Scarce, 1, 4, 4, onThirdDay, 4));
        return new StockContext(plain.Forecast, plain.Today, plain.Interval, [], [], plain.Policy)
        {
            LaterArrivals = [2, 3, 4, 5],
        };
    }

    private static StockLine Line(int units, StockContext context) => new(
        "S1", context.Sku.Id, StockCases.Today, StockCases.Today.AddDays(1), context.Position, units, 0);
}
