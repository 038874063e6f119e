using CsCheck;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Core.Tests.Planning.Stock.QuickPick;

public sealed class QuickPickTests
{
    private const double RoomLitres = 60;

    private static readonly Baskets Orders = new(Baskets.Around(6), PickTimes.Usual);

    private static readonly Gen<QuickPickSku> Sku = Gen.Select(
        Gen.Double[0.02, 40], Gen.Double[1, 3], Gen.Double[0.2, 6], Gen.Double[0, 0.1], Gen.Int[1, 4])
        .Select((lines, perLine, litres, misses, together) =>
            new QuickPickSku("K", lines, lines * perLine, litres, misses * lines) { UnitsTogether = together });

    [Fact]
    public void Space_goes_by_the_root_of_the_flow()
    {
        QuickPickSku[] skus = [new("K1", 1, 1, 1, 0), new("K2", 9, 9, 1, 0)];

        var litres = RoomSpace.Share(skus, 8, 100);

        Assert.Equal(2, litres[0], 6);
        Assert.Equal(6, litres[1], 6);
    }

    [Fact]
    public void Space_never_exceeds_the_room_nor_falls_below_what_a_sku_needs() =>
        Sku.List[1, 20].Select(Gen.Double[0.5, 10]).Sample((skus, days) =>
        {
            var room = skus.Sum(s => s.LeastLitres) + 10;
            var litres = RoomSpace.Share(skus, room, days);
            return litres.Sum() <= room + 1e-6
                && skus.Zip(litres).All(p => p.Second >= p.First.LeastLitres - 1e-9)
                && skus.Zip(litres).All(p =>
                    p.Second <= Math.Max(p.First.LeastLitres, days * p.First.FlowLitres) + 1e-9);
        });

    [Fact]
    public void Skus_that_do_not_fit_are_an_error_that_says_so()
    {
        var error = Assert.Throws<ArgumentException>(() => RoomSpace.Share([new("K1", 1, 1, 5, 0)], 4, 7));

        Assert.Contains("need 5 litres", error.Message);
    }

    [Fact]
    public void A_choice_is_within_1_percent_of_the_best_of_all() =>
        Sku.Array[1, 9].Sample(skus =>
        {
            var chosen = QuickPickChoice.Of(skus, Orders, RoomLitres, QuickPickCosts.Usual);
            var best = Enumerable.Range(0, 1 << skus.Length).Min(set => Cost(Bits(set, skus.Length), skus));
            return Cost(chosen, skus) <= best * 1.01;
        });

    [Fact]
    public void A_room_in_use_is_changed_to_within_1_percent_of_the_best_when_moves_are_free() =>
        Sku.Select(Gen.Bool).Select((sku, isIn) => sku with { IsInRoom = isIn }).Array[1, 9].Sample(skus =>
        {
            var free = QuickPickCosts.Usual with { MostMovedShare = 1, MoveMinutes = 0 };
            var chosen = QuickPickChoice.Of(skus, Orders, RoomLitres, free);
            var best = Enumerable.Range(0, 1 << skus.Length)
                .Min(set => QuickPickChoice.Cost(Bits(set, skus.Length), skus, Orders, RoomLitres, free));
            return QuickPickChoice.Cost(chosen, skus, Orders, RoomLitres, free) <= best * 1.01;
        });

    [Fact]
    public void A_sku_that_saves_more_is_never_less_likely_to_be_chosen() =>
        Sku.Array[2, 9].Select(Gen.Double[0, 3]).Sample((skus, more) =>
        {
            var before = QuickPickChoice.Of(skus, Orders, RoomLitres, QuickPickCosts.Usual);
            var first = Array.IndexOf(before, true);
            if (first < 0)
            {
                return true;
            }

            skus[first] = skus[first] with { MissesPerDay = skus[first].MissesPerDay + more };
            return QuickPickChoice.Of(skus, Orders, RoomLitres, QuickPickCosts.Usual)[first];
        });

    [Fact]
    public void A_week_moves_no_more_than_its_share_and_a_small_gain_moves_nothing()
    {
        var skus = Enumerable.Range(0, 200).Select(i => new QuickPickSku($"K{i}", 200 - i, 250 - i, 1, 0)
        {
            IsInRoom = i >= 100,
        }).ToList();

        var wrong = QuickPickPlan.Of(skus, Orders, 400, QuickPickCosts.Usual);
        Assert.InRange(wrong.Moves, 1, 6);

        var settled = QuickPickPlan.Of([.. skus.Select(s => s with { IsInRoom = false })], Orders, 400,
            QuickPickCosts.Usual);
        var next = skus.Select((s, i) => s with
        {
            IsInRoom = settled.Lines[i].IsInRoom,
            LinesPerDay = s.LinesPerDay * (i % 2 == 0 ? 1.01 : 0.99),
        });
        Assert.Equal(0, QuickPickPlan.Of([.. next], Orders, 400, QuickPickCosts.Usual).Moves);
    }

    [Fact]
    public void A_room_that_became_smaller_is_emptied_until_all_fits()
    {
        var skus = Enumerable.Range(0, 20)
            .Select(i => new QuickPickSku($"K{i}", 20, 20, 10, 0) { IsInRoom = true }).ToList();

        var plan = QuickPickPlan.Of(skus, Orders, 55, QuickPickCosts.Usual);

        Assert.InRange(plan.Lines.Sum(l => l.Litres), 10, 55);
    }

    [Fact]
    public void A_store_without_a_room_keeps_all_at_the_shelves()
    {
        var plan = QuickPickPlan.Of([new("K1", 10, 10, 1, 0.1)], Orders, 0, QuickPickCosts.Usual);

        Assert.False(plan.Lines[0].IsInRoom);
        Assert.Equal(plan.CostWithoutRoomPerDay, plan.CostPerDay, 9);
    }

    [Fact]
    public void A_sku_never_sold_stays_outside()
    {
        var plan = QuickPickPlan.Of(
            [new("K1", 0, 0, 1, 0), new("K2", 50, 50, 1, 0)], Orders, 100, QuickPickCosts.Usual);

        Assert.False(plan.Lines[0].IsInRoom);
        Assert.True(plan.Lines[1].IsInRoom);
    }

    [Fact]
    public void Reserved_goods_that_are_often_missed_at_the_shelf_are_taken_in()
    {
        // 100 litres a day for one line: too much to carry for the way alone.
        QuickPickSku bulky = new("K1", 1, 20, 5, 0);
        QuickPickSku[] skus = [bulky, new("K2", 50, 50, 0.2, 0)];

        Assert.False(QuickPickChoice.Of(skus, Orders, RoomLitres, QuickPickCosts.Usual)[0]);
        skus[0] = bulky with { MissesPerDay = 1 };
        Assert.True(QuickPickChoice.Of(skus, Orders, RoomLitres, QuickPickCosts.Usual)[0]);
    }

    private static double Cost(bool[] chosen, QuickPickSku[] skus) =>
        QuickPickChoice.Cost(chosen, skus, Orders, RoomLitres, QuickPickCosts.Usual);

    private static bool[] Bits(int set, int count) => [.. Enumerable.Range(0, count).Select(i => (set >> i & 1) == 1)];
}
