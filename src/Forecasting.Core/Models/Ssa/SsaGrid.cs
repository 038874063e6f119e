using Forecasting.Core.Domain;

namespace Forecasting.Core.Models.Ssa;

/// <summary>The settings that validation chooses from, and how much of a series is used.</summary>
internal sealed record SsaGrid
{
    private static readonly SsaGrid Daily = new()
    {
        StepsPerDay = 1,
        LongestDays = 3 * 365,
        Windows = [28, 56, 91, 182],
        Ranks = [2, 4, 6, 8, 12, 16, 20],
        ValidationDays = 28,
    };

    private static readonly SsaGrid Hourly = new()
    {
        StepsPerDay = 24,
        LongestDays = 40 * 7,
        Windows = [168, 336, 672],
        Ranks = [4, 8, 12, 16, 20],
        ValidationDays = 7,
    };

    /// <summary>Steps in a day: 1 or 24.</summary>
    internal required int StepsPerDay { get; init; }

    /// <summary>Days that are decomposed, the last ones.</summary>
    internal required int LongestDays { get; init; }

    /// <summary>Windows L in steps: whole weeks, ascending.</summary>
    internal required int[] Windows { get; init; }

    /// <summary>Ranks, ascending.</summary>
    internal required int[] Ranks { get; init; }

    /// <summary>Days that are forecast from each validation origin.</summary>
    internal required int ValidationDays { get; init; }

    /// <summary>Validation origins, a week apart, the last one so that its days are all known.</summary>
    internal int ValidationOrigins { get; init; } = 4;

    /// <summary>Scales and windows whose forecasts are averaged: on daily data the mean of a few beat the best
    /// one.</summary>
    internal int Chosen { get; } = 3;

    /// <summary>A rank is dropped where its error exceeds the best rank's of its window by more than this
    /// factor.</summary>
    internal double LargestRankError { get; } = 1.5;

    /// <summary>The scales.</summary>
    internal DemandScale[] Scales { get; } = [DemandScale.SquareRoot, DemandScale.Logarithm];

    /// <summary>Steps before the first validation origin: whole validation weeks.</summary>
    internal int HeldOutSteps(int origins) => (ValidationDays + (7 * (origins - 1))) * StepsPerDay;

    /// <summary>Whether a series of that length can be decomposed with that window: 2.5 windows or more.</summary>
    internal static bool Fits(int window, int length) => 2 * length >= 5 * window;

    /// <summary>The grid of a grain.</summary>
    internal static SsaGrid Of(Grain grain) => grain == Grain.Hourly ? Hourly : Daily;
}
