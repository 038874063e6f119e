using Forecasting.Core.Domain;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.FastTree;
using Forecasting.Core.Models.HourShares;
using Forecasting.Core.Models.LightGbm;
using Forecasting.Core.Models.Regression;
using Forecasting.Core.Models.SeasonalNaive;
using Forecasting.Core.Models.Smoothing;
using Forecasting.Core.Models.Ssa;
using Forecasting.Core.Models.Trees;
using Forecasting.Core.Models.WeekdayMean;

namespace Forecasting.Core.Models;

/// <summary>THE list of forecasters. To add one: a folder here with its forecaster, and a line below.</summary>
public static class Forecasters
{
    /// <summary>The name of the forecaster that is served.</summary>
    public const string Champion = "champion";

    private const int MeanWeeks = 8;

    private static readonly FastTreeTrainer PerStoreTrees =
        new(new FastTreeOptions { RowBudget = 20_000, Trees = 150, Leaves = 15 });

    private static readonly LightGbmTrainer HourlyTrees =
        new(new LightGbmOptions { RowBudget = 200_000, Trees = 200, Leaves = 15, LearningRate = 0.06 });

    /// <summary>Pooled trees, and others whose thresholds are drawn at random: as good, and off in other
    /// places.</summary>
    private static readonly PooledTreeForecaster[] PooledTrees =
    [
        new("lightgbm", new LightGbmTrainer(new LightGbmOptions())),
        new("lightgbm-random", new LightGbmTrainer(
            new LightGbmOptions { RandomThresholds = true, Trees = 600, Seed = 8 })),
    ];

    private static readonly RegressionForecaster Regression = new(rowBudget: 150_000);

    private static readonly IPointForecaster Smoothing =
        Adjusted(new SmoothingForecaster("smoothing", SmoothingSpeed.Middle));

    private static readonly IPointForecaster SmoothingFast =
        Adjusted(new SmoothingForecaster("smoothing-fast", SmoothingSpeed.Fast));

    private static readonly IPointForecaster DailySsa = Adjusted(new SsaForecaster(Grain.Daily));

    /// <summary>Hourly members of the champion, unlike each other on purpose.</summary>
    private static readonly IPointForecaster[] HourlyMembers =
    [
        Adjusted(new HourSharesForecaster()),
        Adjusted(new WithEventHours(new SsaForecaster(Grain.Hourly))),
        new HourlyTreeForecaster("lightgbm-hourly", HourlyTrees),
    ];

    private static readonly HourCombination Hours = new("hour-combination", HourlyMembers);

    /// <summary>Daily members of the champion, unlike each other on purpose.</summary>
    private static readonly IPointForecaster[] DailyMembers =
    [
        new WithoutHours(Smoothing),
        SmoothingFast,
        new WithoutHours(DailySsa),
        new SummedHours(Hours),
        .. PooledTrees,
        Regression,
    ];

    private static readonly CalibratedForecaster DailyChampion = new(Champion, DailyMembers);

    /// <summary>Daily forecasters, simple ones first.</summary>
    public static IReadOnlyList<IForecaster> Daily { get; } =
    [
        Alone(new SeasonalNaiveForecaster(Grain.Daily)),
        Alone(new WeekdayMeanForecaster(Grain.Daily, MeanWeeks)),
        Alone(Smoothing),
        Alone(SmoothingFast),
        Alone(DailySsa),
        .. PooledTrees.Select(Alone),
        Alone(Regression),
        Alone(new PooledTreeForecaster("fasttree", new FastTreeTrainer(new FastTreeOptions()))),
        Alone(new PerStoreTreeForecaster("fasttree-per-store", PerStoreTrees)),
        DailyChampion,
    ];

    /// <summary>Hourly forecasters, simple ones first.</summary>
    public static IReadOnlyList<IForecaster> Hourly { get; } =
    [
        HoursAlone(new SeasonalNaiveForecaster(Grain.Hourly)),
        HoursAlone(new WeekdayMeanForecaster(Grain.Hourly, MeanWeeks)),
        .. HourlyMembers.Select(HoursAlone),
        new HourlyForecaster(Champion, DailyChampion, Hours),
    ];

    /// <summary>The forecasters of one grain.</summary>
    /// <param name="grain">Daily or hourly.</param>
    public static IReadOnlyList<IForecaster> Of(Grain grain) => grain == Grain.Hourly ? Hourly : Daily;

    /// <summary>One forecaster by name.</summary>
    /// <param name="name">As listed.</param>
    /// <param name="grain">Daily or hourly.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static IForecaster Named(string name, Grain grain) => Of(grain).FirstOrDefault(f => f.Name == name)
        ?? throw new ArgumentException(
            $"There is no forecaster '{name}' for {grain} orders; "
            + $"known: {string.Join(", ", Of(grain).Select(f => f.Name))}.",
            nameof(name));

    /// <summary>The champion with something left out, to measure what it is worth; never served.</summary>
    /// <param name="grain">Daily or hourly.</param>
    /// <param name="name">The name in results.</param>
    /// <param name="options">What to leave out.</param>
    public static IForecaster ChampionWith(Grain grain, string name, ChampionOptions options)
    {
        var days = new CalibratedForecaster(name, DailyMembers, options);
        var hours = options.LearnsWeights ? Hours : Hours.WithEqualWeights;
        return grain == Grain.Daily ? days : new HourlyForecaster(name, days, hours, options);
    }

    private static CalendarAdjusted Adjusted(IPointForecaster member) => new(member, Regression);

    private static CalibratedForecaster Alone(IPointForecaster member) => new(member.Name, [member]);

    private static HourlyForecaster HoursAlone(IPointForecaster member) =>
        new(member.Name, new CalibratedForecaster(member.Name, [new SummedHours(member)]), member);
}
