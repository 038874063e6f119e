using CsCheck;
using Forecasting.Core.History;
using Forecasting.Core.Models.NewStore;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.NewStore;

public sealed class NewStoresTests
{
    private const int Old = 8;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_store_that_knows_no_weekend_yet_borrows_one_at_its_own_level(int youngDays)
    {
        // The chain's last day is a Sunday, so it is cut to end on a Wednesday.
        var history = YoungChain.Make(Old, youngDays, days: YoungChain.Days - 4);
        var medians = Blended(history, float.NaN);
        Orders(medians, Old, 1).Should().BeInRange(120, 185, "Thursday, size 3: about 150");
        Orders(medians, Old, 3).Should().BeInRange(240, 370, "Saturday: about 300");
    }

    [Fact]
    public void Known_days_decide_where_they_contradict_the_attributes()
    {
        var history = YoungChain.Make(Old, 5, youngSize: 3);
        var busy = Changed(history, Old, orders => orders * 4);
        var plain = Orders(Blended(history, float.NaN), Old, 1);
        (Orders(Blended(busy, float.NaN), Old, 1) / plain).Should().BeInRange(3, 4.2);
    }

    [Fact]
    public void Own_and_borrowed_count_alike_after_four_weeks()
    {
        var history = YoungChain.Make(Old, 28);
        var borrowed = Math.Log(1 + Orders(Blended(history, float.NaN), Old, 1));
        var blended = Math.Log(1 + Orders(Blended(history, (float)borrowed + 1), Old, 1));
        blended.Should().BeApproximately(borrowed + 0.5, 1e-5);
    }

    [Fact]
    public void Old_stores_and_a_store_that_has_grown_up_stay_as_they_are()
    {
        var history = YoungChain.Make(Old, NewStores.GrownUpDays);
        var newStores = NewStores.Of(history, YoungChain.Horizon);
        Blended(history, 1.5f)[Index(Old, 1)].Should().Be(1.5f);
        newStores.Notes("champion").Should().BeEmpty();
        newStores.Size(Old, 0.1, 0.2).Should().Be(0.1);
        Blended(YoungChain.Make(Old, 3), 1.5f)[Index(0, 1)].Should().Be((float)Math.Log(1 + Ordinary(0, 1)));
    }

    [Fact]
    public void A_store_of_twice_the_size_sells_what_its_attribute_promises_on_its_first_day()
    {
        var small = Orders(Blended(YoungChain.Make(Old, 0, youngSize: 2), float.NaN), Old, 1);
        var large = Orders(Blended(YoungChain.Make(Old, 0, youngSize: 6), float.NaN), Old, 1);
        (large / small).Should().BeInRange(2.4, 3.3);
    }

    [Fact]
    public void Bands_narrow_as_days_become_known()
    {
        double[] lent = [.. new[] { 0, 3, 10, 30, 55 }.Select(days => NewStores
            .Of(YoungChain.Make(Old, days), YoungChain.Horizon).LevelVariance(Old))];
        lent.Should().BeInDescendingOrder().And.OnlyContain(v => v > 0);
        double[] alone = [.. new[] { 1, 3, 10, 30, 55 }.Select(days => NewStores
            .Of(YoungChain.Make(0, days, days: days), YoungChain.Horizon).LevelVariance(0))];
        alone.Should().BeInDescendingOrder().And.OnlyContain(v => v > 0);
    }

    /// <summary>By hand: after 3 days alone 0.16 x (1 - 3 / 56) x 7 / (3 + 7) = 0.106.</summary>
    [Fact]
    public void Levels_deviate_by_their_variance_about_0_in_another_order_for_every_series()
    {
        var newStores = NewStores.Of(YoungChain.Make(0, 3, days: 3), YoungChain.Horizon);
        newStores.LevelVariance(0).Should().BeApproximately(0.106, 1e-12);
        var deviations = newStores.LevelDeviations(0, 200);
        deviations.Average().Should().BeApproximately(0, 1e-9);
        deviations.Average(d => d * d).Should().BeApproximately(0.106, 0.002);
        deviations.Should().NotBeInAscendingOrder();
        NewStores.Of(YoungChain.Make(Old, 60), YoungChain.Horizon).LevelDeviations(Old, 5)
            .Should().OnlyContain(d => d == 0);
    }

    [Fact]
    public void What_a_forecast_stands_on_is_said()
    {
        var note = NewStores.Of(YoungChain.Make(Old, 3), YoungChain.Horizon).Notes("champion")
            .Should().ContainSingle().Which;
        note.Key.StoreId.Should().Be("s08");
        note.Reason.Should().StartWith("3 days of orders are known; it leans on 8 older series, most on s0");
        note.FallBack.Should().Be("new-store");
        NewStores.Of(YoungChain.Make(0, 3, days: 3), YoungChain.Horizon).Notes("champion").Should().ContainSingle()
            .Which.Reason.Should().Be("3 days of orders are known, and there is no older store to borrow from");
    }

    [Fact]
    public void A_store_with_nobody_to_borrow_from_stays_near_what_it_has_sold()
    {
        var history = YoungChain.Make(0, 10, youngSize: 2, days: 10);
        var medians = new float[YoungChain.HorizonDays];
        Array.Fill(medians, 12);
        medians[3] = 0;
        NewStores.Of(history, YoungChain.Horizon).Blend(medians, YoungChain.HorizonDays);
        var most = Math.Log(1 + history.Daily[0].Values.ToArray().Max());
        medians[0].Should().BeApproximately((float)(most + 0.25), 1e-4f);
        medians[3].Should().Be(0);
    }

    [Fact]
    public void A_weekday_on_which_the_others_never_trade_is_closed_for_the_new_store_too()
    {
        var open = YoungChain.Make(Old, 5);
        var history = DailyChain.Make(open.Stores, [], open.Days, (store, day) =>
            day % 7 == 6 ? double.NaN : open.Daily[store].Values[day]);
        var medians = Blended(history, 5);
        float.IsNaN(medians[Index(Old, 7)]).Should().BeTrue("lead 7 is a Sunday");
        float.IsNaN(medians[Index(Old, 6)]).Should().BeFalse();
    }

    [Fact]
    public void A_chain_that_is_young_itself_lends_to_its_youngest()
    {
        var history = YoungChain.Make(Old, 3, days: 40);
        NewStores.Of(history, YoungChain.Horizon).BorrowingOf(Old)!.Lenders.Should().HaveCount(Old);
        NewStores.Of(history, YoungChain.Horizon).BorrowingOf(0).Should().BeNull();
    }

    [Fact]
    public void Lenders_that_move_alike_count_more_whatever_their_level() =>
        Gen.Select(Gen.Float[1, 5].Array[2, 20], Gen.Float[-3, 3]).Sample((logs, offset) =>
    {
        float[] shifted = [.. logs.Select(l => l + offset)];
        var expected = Math.Pow(3.0 / (logs.Length + 2), -4);
        Borrowing.Closeness(shifted, logs, 0.02).Should().BeApproximately(expected, 1e-3 * expected);
        shifted[0] += 1;
        Borrowing.Closeness(shifted, logs, 0.02).Should().BeLessThan(expected);
    });

    /// <summary>By hand: deviations of -0.1 and 0.1 are 0.02 squared in all, as much as one usual day: relative
    /// (1 + 3) / (1 + 3) = 1.</summary>
    [Fact]
    public void Usual_deviations_give_a_closeness_of_one() =>
        Borrowing.Closeness([1.1f, 2.3f, float.NaN], [1, 2, 3], 0.02).Should().BeApproximately(1, 1e-5);

    private static int Index(int series, int lead) => (series * YoungChain.HorizonDays) + lead - 1;

    private static double Orders(float[] medians, int series, int lead) => Math.Exp(medians[Index(series, lead)]) - 1;

    private static double Ordinary(int series, int lead) =>
        YoungChain.Orders(series + 1, series, YoungChain.Days - 1 + lead);

    /// <summary>Medians of old stores as they will sell, and one number for the young one's own; blended.</summary>
    private static float[] Blended(DemandHistory history, float own)
    {
        var medians = new float[history.Daily.Count * YoungChain.HorizonDays];
        for (var i = 0; i < medians.Length; i++)
        {
            var (series, lead) = (i / YoungChain.HorizonDays, (i % YoungChain.HorizonDays) + 1);
            medians[i] = series == Old ? own
                : (float)Math.Log(1 + YoungChain.Orders(series + 1, series, history.Days - 1 + lead));
        }

        NewStores.Of(history, YoungChain.Horizon).Blend(medians, YoungChain.HorizonDays);
        return medians;
    }

    private static DemandHistory Changed(DemandHistory history, int series, Func<double, double> change) =>
        DailyChain.Make(history.Stores, [], history.Days, (s, day) =>
            s == series ? change(history.Daily[s].Values[day]) : history.Daily[s].Values[day]);
}
