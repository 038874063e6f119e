using Forecasting.Core.Domain;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Tests.Models.Combination;

public sealed class CombinationWeightsTests
{
    private static readonly CombinationWeights Weights =
        new([[0.25, 0.75], [1, 0], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]);

    [Fact]
    public void Every_lead_takes_the_weights_of_its_group()
    {
        float[] first = [.. Enumerable.Repeat(4f, 8)];
        float[] second = [.. Enumerable.Repeat(8f, 8)];
        var combined = Weights.Combine([first, second], 8);
        combined[..7].Should().OnlyContain(c => Math.Abs(c - 7) < 1e-5);
        combined[7].Should().BeApproximately(4, 1e-5f);
    }

    [Fact]
    public void A_member_without_an_opinion_leaves_its_weight_to_the_others()
    {
        var combined = Weights.Combine([[float.NaN, 4, float.NaN], [8, float.NaN, float.NaN]], 1);
        combined[0].Should().Be(8);
        combined[1].Should().Be(4);
        float.IsNaN(combined[2]).Should().BeTrue();
    }

    [Fact]
    public void A_member_of_weight_0_stands_in_where_it_alone_has_an_opinion()
    {
        float[] silent = [.. Enumerable.Repeat(float.NaN, 8)];
        Weights.Combine([silent, [.. Enumerable.Repeat(8f, 8)]], 8)[7].Should().Be(8);
    }

    [Fact]
    public void A_member_with_twice_the_squared_error_keeps_a_sixteenth_of_its_share()
    {
        var sharpened = CombinationWeights.Sharpened([0.5, 0.5], [1, 0.3, 0.3, 2], 4);
        (sharpened[1] / sharpened[0]).Should().BeApproximately(1 / 16.0, 1e-9);
        sharpened.Sum().Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void A_member_without_any_error_leaves_the_prior_as_it_is() =>
        CombinationWeights.Sharpened([0.3, 0.7], [0, 0, 0, 2], 4).Should().Equal(0.3, 0.7);

    [Fact]
    public void Errors_of_many_orders_tell_more_than_those_of_a_few()
    {
        // Logs of 1 + orders. Of 1,000 orders the second member errs less, of 2 the first, and by more.
        var weights = CombinationWeights.Learn(Errors((1000, 0.1, 0), (2, 0, 0.2)), [0.5, 0.5]);
        weights.Weights[0][1].Should().BeGreaterThan(0.7);

        var alike = CombinationWeights.Learn(Errors((1000, 0.1, 0), (1000, 0, 0.2)), [0.5, 0.5]);
        alike.Weights[0][1].Should().BeLessThan(0.3);
    }

    [Fact]
    public void What_a_member_is_off_by_on_all_days_says_less_than_what_it_scatters_by()
    {
        var weights = CombinationWeights.Learn(
            Errors(day => 0.07, day => day % 2 == 0 ? 0.05 : -0.05, weeks: 8), [0.5, 0.5]);
        weights.Weights[0][0].Should().BeGreaterThan(0.7);
    }

    [Fact]
    public void A_member_that_erred_less_in_every_week_is_trusted_more_than_one_that_did_so_in_some()
    {
        static double Alternating(int day, double size) => day % 2 == 0 ? size : -size;

        // The same mean squared errors: 0.01 and 0.013.
        var always = Errors(day => Alternating(day, 0.1), day => Alternating(day + 1, 0.114), weeks: 8);
        var sometimes = Errors(
            day => Alternating(day, day / 7 % 2 == 0 ? 0.132 : 0.05),
            day => Alternating(day + 1, day / 7 % 2 == 0 ? 0.05 : 0.153), weeks: 8);

        ErrorProducts.Of(always, _ => true).Consistency().Should().BeGreaterThan(0.99);
        ErrorProducts.Of(sometimes, _ => true).Consistency().Should().BeLessThan(0.01);
        var steady = CombinationWeights.Learn(always, [0.5, 0.5]).Weights[0][0];
        steady.Should().BeGreaterThan(CombinationWeights.Learn(sometimes, [0.5, 0.5]).Weights[0][0] + 0.2);
    }

    [Fact]
    public void Channels_of_a_store_are_judged_by_their_sum()
    {
        // Every other day the first member is 16 orders too high in one channel and 14 too low in the other, the second
        // 20 too high; on the days in between the other way round.
        var errors = Errors((100, Math.Log(117.0 / 101), 0), (100, Math.Log(87.0 / 101), Math.Log(121.0 / 101)));
        CombinationWeights.Learn(errors, [0.5, 0.5]).Weights[0][1].Should().BeGreaterThan(0.6);

        var ofStore = errors.OfStores([new SeriesKey("A", "app"), new SeriesKey("A", "jd")]);
        ofStore.Series.Should().Be(1);
        ofStore.Forecasts[0][0][0].Should().BeApproximately((float)Math.Log(203), 1e-5f);
        CombinationWeights.Learn(ofStore, [0.5, 0.5]).Weights[0][0].Should().BeGreaterThan(0.6);
        errors.OfStores([new SeriesKey("A", "app"), new SeriesKey("B", "app")]).Should().BeSameAs(errors);
    }

    [Fact]
    public void A_channel_that_is_not_known_is_left_out_of_its_stores_sum()
    {
        var errors = Errors((100, 0.1, 0.1), (50, double.NaN, 0.1), (20, double.NaN, 0.1));
        SeriesKey[] keys = [new("A", "app"), new("A", "jd"), new("B", "app")];

        var ofStores = errors.OfStores(keys);

        ofStores.Actuals[0][0].Should().BeApproximately((float)Math.Log(101), 1e-5f);
        float.IsNaN(ofStores.Actuals[0][1]).Should().BeTrue();
    }

    // The members' errors have one sign one day and the other the next.
    private static MemberErrors Errors(params (double Orders, double First, double Second)[] series)
    {
        const int Origins = 56;
        float[] actuals = [.. series.Select(s => (float)Math.Log(1 + s.Orders))];
        float[][] Said(Func<(double Orders, double First, double Second), double> error) =>
            [.. Enumerable.Range(0, Origins).Select(day => series.Select((s, i) =>
                (float)(actuals[i] + (day % 2 == 0 ? error(s) : -error(s)))).ToArray())];
        return new MemberErrors(
            [.. Enumerable.Range(0, Origins)], series.Length, 1,
            [Said(s => s.First), Said(s => s.Second)], [.. Enumerable.Repeat(actuals, Origins)]);
    }

    // Two members and one series of 1,000 orders a day.
    private static MemberErrors Errors(Func<int, double> first, Func<int, double> second, int weeks)
    {
        // The day after an origin is the target; weeks of targets begin on day 0.
        int[] days = [.. Enumerable.Range(0, 7 * weeks)];
        var actual = (float)Math.Log(1001);
        float[][] Said(Func<int, double> error) => [.. days.Select(day => new[] { (float)(actual + error(day)) })];
        return new MemberErrors(
            [.. days.Select(day => day - 1)], 1, 1, [Said(first), Said(second)],
            [.. days.Select(_ => new[] { actual })]);
    }
}
