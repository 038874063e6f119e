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
    public void A_channel_has_effects_of_its_own()
    {
        var history = DailyChain.Make(
            Stores,
            Festivals.Select(d => DailyChain.Entry(d, "festival", "lantern")),
            Days,
            (store, day) => 300 * (store + 1) * (Festivals.Contains(day) ? store == 2 ? 0.5 : 2 : 1));
        var state = ChainState.Of(history, [Days - 1], new Horizon(7));
        var apart = new EventEffects([.. state.States], state.Calendar, [0, 0, 1]);
        var together = new EventEffects([.. state.States], state.Calendar, [0, 0, 0]);

        apart.At(0, 350, 380, 0).Pooled.Should().BeGreaterThan(0.5f).And.Be(apart.At(1, 350, 380, 0).Pooled);
        apart.At(2, 350, 380, 0).Pooled.Should().BeLessThan(-0.3f);
        together.At(0, 350, 380, 0).Pooled.Should().BeInRange(0, 0.4f);
        apart.At(0, 350, 390, 0).Pooled.Should().Be(float.NaN);
    }

    [Fact]
    public void A_channel_that_is_new_takes_the_effects_of_all_channels()
    {
        var history = DailyChain.Make(
            Stores,
            Festivals.Select(d => DailyChain.Entry(d, "festival", "lantern")),
            Days,
            (store, day) => store == 2 && day < 340 ? double.NaN : 300 * (Festivals.Contains(day) ? 2 : 1));
        var state = ChainState.Of(history, [Days - 1], new Horizon(7));
        var effects = new EventEffects([.. state.States], state.Calendar, [0, 0, 1]);

        effects.At(2, 350, 380, 0).Pooled.Should().BeInRange(0.5f, MathF.Log(2), "it has seen none itself");
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
