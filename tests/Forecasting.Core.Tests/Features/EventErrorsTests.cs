using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class EventErrorsTests
{
    private const int Days = 400;

    private static readonly int[] Festivals = [60, 120, 180, 240, 300, 380];
    private static readonly Store[] Stores = [.. Enumerable.Range(0, 12).Select(i => new Store { Id = $"s{i:00}" })];

    [Fact]
    public void Events_that_always_do_the_same_are_well_known()
    {
        var steady = Errors(_ => 2);
        var unsteady = Errors(day => day % 120 == 0 ? 3 : 1.2);

        steady.At(0, 350, 380).Should().BeLessThan(0.15);
        unsteady.At(0, 350, 380).Should().BeInRange(0.2, 1.1);
    }

    [Fact]
    public void Only_days_at_an_event_have_errors_and_only_what_was_known_counts()
    {
        var errors = Errors(_ => 2);
        errors.At(0, 350, 376).Should().Be(0, "no event is on it or beside it");
        errors.At(0, 50, 60).Should().Be(0, "nothing was seen yet");
        errors.At(0, 350, 380).Should().Be(Errors(day => day > 350 ? 9 : 2).At(0, 350, 380));
    }

    [Fact]
    public void An_event_known_by_its_family_alone_is_as_uncertain_as_such_events_were()
    {
        // Those that came again did the same again; each new one did something else.
        double Factor(int day) => day switch { 60 or 180 => 3, 120 or 240 => 0.5, _ => 2 };
        var again = Errors(Factor, day => day is 60 or 180 or 380 ? "a" : "b");
        var isNew = Errors(Factor, day => day == 380 ? "new" : day is 60 or 180 ? "a" : "b");

        isNew.At(0, 350, 380).Should().BeGreaterThan(again.At(0, 350, 380));
    }

    private static EventErrors Errors(Func<int, double> factor, Func<int, string>? name = null)
    {
        var history = DailyChain.Make(
            Stores,
            Festivals.Select(d => DailyChain.Entry(d, "festival", name?.Invoke(d) ?? "lantern")),
            Days,
            (store, day) => 300 * (store + 1) * (Festivals.Contains(day) ? factor(day) : 1));
        return ChainState.Of(history, [Days - 1], new Horizon(7)).EventErrors;
    }
}
