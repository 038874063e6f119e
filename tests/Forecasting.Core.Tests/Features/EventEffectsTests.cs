using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class EventEffectsTests
{
    private const int Days = 400;

    private static readonly int[] Festivals = [100, 200, 300, 380];
    private static readonly Store[] Stores = [new() { Id = "a" }, new() { Id = "b" }, new() { Id = "c" }];

    [Fact]
    public void What_an_event_did_before_is_expected_again_shrunk_to_nothing()
    {
        var (pooled, own) = Effects().At(0, 350, 380, 0);
        pooled.Should().BeInRange(0.5f, MathF.Log(2));
        own.Should().BeInRange(0.5f, MathF.Log(2), "three of four parts: it was seen three times");
    }

    [Fact]
    public void An_event_is_unknown_before_it_was_seen_and_days_without_one_have_no_effect()
    {
        var effects = Effects();
        Unknown(effects.At(0, 99, 200, 0)).Should().BeTrue("the first festival lies after the origin");
        Unknown(effects.At(0, 100, 200, 0)).Should().BeFalse();
        Unknown(effects.At(0, 350, 377, 0)).Should().BeTrue();
        Unknown(effects.At(0, 350, 377, -3)).Should().BeFalse("it lies three days before one");
        effects.At(0, 350, 377, -3).Pooled.Should().BeApproximately(0, 0.05f);
    }

    [Fact]
    public void A_store_has_an_effect_of_its_own()
    {
        var effects = Effects(store => store == 1 ? 4 : 1);
        effects.At(1, 350, 380, 0).Own.Should().BeGreaterThan(0.9f);
        effects.At(0, 350, 380, 0).Own.Should().BeApproximately(0, 0.05f);
        effects.At(0, 350, 380, 0).Pooled.Should().Be(effects.At(1, 350, 380, 0).Pooled);
    }

    [Fact]
    public void Events_after_the_origin_do_not_count()
    {
        var known = Effects().At(2, 250, 300, 0);
        Effects(_ => 2, day => day > 250 ? 9 : 1).At(2, 250, 300, 0).Should().Be(known);
        Effects(_ => 2, day => day > 150 ? 9 : 1).At(2, 250, 300, 0).Should().NotBe(known);
    }

    [Fact]
    public void An_event_never_seen_takes_the_effect_of_its_family()
    {
        var entries = Festivals.Select(d => DailyChain.Entry(d, "festival", d == 380 ? "new" : $"name {d}"))
            .Append(DailyChain.Entry(390, "fair", "fair"));
        var history = DailyChain.Make(
            Stores, entries, Days, (store, day) => 300 * (store + 1) * (Festivals.Contains(day) ? 2 : 1));
        var effects = ChainState.Of(history, [350, Days - 1], new Horizon(7)).Events;
        effects.At(0, 350, 380, 0).Pooled.Should().BeInRange(0.4f, MathF.Log(2));
        float.IsNaN(effects.At(0, 350, 380, 0).Own).Should().BeTrue("the store has not seen it either");
        float.IsNaN(effects.At(0, 350, 390, 0).Pooled).Should().BeTrue("no fair was seen");
    }

    [Fact]
    public void How_often_an_event_was_seen_is_counted_by_day_and_not_by_store()
    {
        var effects = Effects();
        effects.TimesSeen(0, 99, 380).Should().Be(0);
        effects.TimesSeen(0, 250, 380).Should().Be(2);
        effects.TimesSeen(0, 350, 381, 1).Should().Be(3, "the day after it");
        effects.TimesSeen(0, 350, 381).Should().BeNull("no event");
    }

    [Fact]
    public void A_forecast_leans_on_the_effect_of_the_events_near_it()
    {
        var effects = Effects();
        var effect = effects.At(0, 250, 380, 0).Pooled;
        effects.Leverage(0, 350, 390).Should().Be(0, "no event is near");
        effects.Leverage(0, 99, 380).Should().Be(0, "nothing of its kind was seen");
        effects.Leverage(0, 250, 380).Should().BeApproximately(
            effect * Math.Sqrt(4 / 3.0), 1e-6, "it was seen twice, and its family vouches for it");
        effects.Leverage(0, 250, 382).Should().Be(0, "two days after it");
    }

    [Fact]
    public void An_event_that_only_its_family_vouches_for_is_trusted_less()
    {
        var entries = Festivals.Select(d => DailyChain.Entry(d, "festival", $"name {d}"));
        var history = DailyChain.Make(Stores, entries, Days, (_, day) => 300 * (Festivals.Contains(day) ? 2 : 1));
        var effects = ChainState.Of(history, [Days - 1], new Horizon(7)).Events;
        effects.Leverage(1, 350, 380).Should().BeApproximately(
            effects.At(1, 350, 380, 0).Pooled * Math.Sqrt(2), 1e-6);
    }

    [Fact]
    public void Widening_falls_towards_1() => Gen.Int[0, 1000].Sample(seen =>
        EventEffects.Widening(seen + 1).Should().BeGreaterThan(1).And.BeLessThan(EventEffects.Widening(seen)));

    [Fact]
    public void A_negative_count_is_refused()
    {
        var ask = () => EventEffects.Widening(-1);
        ask.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("timesSeen");
    }

    private static bool Unknown((float Pooled, float Own) effect) =>
        float.IsNaN(effect.Pooled) && float.IsNaN(effect.Own);

    private static EventEffects Effects(Func<int, double>? factor = null, Func<int, double>? later = null)
    {
        var history = DailyChain.Make(
            Stores, Festivals.Select(d => DailyChain.Entry(d, "festival", "lantern")), Days, (store, day) =>
            300 * (store + 1) * (Festivals.Contains(day) ? factor?.Invoke(store) ?? 2 : 1) * (later?.Invoke(day) ?? 1));
        return ChainState.Of(history, [Days - 1], new Horizon(7)).Events;
    }
}
