using Forecasting.Core.Domain;
using Forecasting.Core.Models;

namespace Forecasting.Accuracy;

/// <summary>THE list of variants. To add one: a line here; whatever it leaves out must be an option or a changed
/// history.</summary>
internal static class Variants
{
    /// <summary>What is served.</summary>
    public const string Champion = Forecasters.Champion;

    /// <summary>Every store fitted by itself.</summary>
    public const string WithoutPooling = "without-pooling";

    /// <summary>Known calendar entries are hidden.</summary>
    public const string WithoutEvents = "without-events";

    /// <summary>A normal law instead of one learnt from errors.</summary>
    public const string WithoutCalibration = "without-calibration";

    /// <summary>All members count the same.</summary>
    public const string EqualWeights = "equal-weights";

    /// <summary>The variants of one grain: the champion, with parts left out, then every model alone.</summary>
    /// <param name="grain">Daily or hourly.</param>
    public static IReadOnlyList<Variant> Of(Grain grain) =>
    [
        new(Champion, "what is served", Forecasters.Named(Champion, grain)),
        new(WithoutEvents, "the champion that knows no calendar entry but closings",
            new SplitForecaster(Whole(grain, WithoutEvents), h => [ChangedHistories.WithoutEvents(h)])),
        new(WithoutPooling, "the champion fitted to every store by itself",
            new SplitForecaster(Whole(grain, WithoutPooling), ChangedHistories.StoreByStore)) { IsOfSample = true },
        new(WithoutCalibration, "the champion with a normal law of one size instead of learnt errors",
            Forecasters.ChampionWith(grain, WithoutCalibration, new ChampionOptions { LearnsErrors = false })),
        new(EqualWeights, "the champion whose members all weigh the same",
            Forecasters.ChampionWith(grain, EqualWeights, new ChampionOptions { LearnsWeights = false })),
        .. Forecasters.Of(grain).Where(f => f.Name != Champion)
            .Select(f => new Variant(f.Name, "alone, calibrated like the champion", f)),
    ];

    // Each variant has a champion of its own: one that keeps its fits would lend them to the next and spoil the times.
    private static IForecaster Whole(Grain grain, string name) =>
        Forecasters.ChampionWith(grain, name, ChampionOptions.Served);
}
