using Forecasting.Core.Domain;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.FastTree;
using Forecasting.Core.Models.HourShares;
using Forecasting.Core.Models.Smoothing;

namespace Forecasting.Core.Models;

/// <summary>THE list of forecasters. To add one: a folder here with its forecaster, and a line below.</summary>
public static class Forecasters
{
    /// <summary>The name of the forecaster that is served.</summary>
    public const string Champion = "champion";

    private static readonly FastTreeOptions PerStoreTrees = new() { RowBudget = 20_000, Trees = 150, Leaves = 15 };

    private static readonly FastTreeOptions HourlyTrees = new() { RowBudget = 200_000, Trees = 200, Leaves = 15 };

    private static readonly IPointForecaster[] HourlyMembers =
    [
        new HourSharesForecaster(),
        new FastTreeHourlyForecaster(HourlyTrees),
    ];

    private static readonly IPointForecaster[] ChampionMembers =
    [
        new SmoothingForecaster("smoothing", SmoothingSpeed.Middle),
        new SmoothingForecaster("smoothing-fast", SmoothingSpeed.Fast),
        new FastTreeForecaster(new FastTreeOptions()),
    ];

    /// <summary>Daily forecasters, simple ones first.</summary>
    public static IReadOnlyList<IForecaster> Daily { get; } =
    [
        .. ChampionMembers.Select(m => new CalibratedForecaster(m.Name, [m])),
        new CalibratedForecaster("fasttree-per-store", [new FastTreePerStoreForecaster(PerStoreTrees)]),
        new CalibratedForecaster(Champion, ChampionMembers),
    ];

    /// <summary>Hourly forecasters, simple ones first.</summary>
    public static IReadOnlyList<IForecaster> Hourly { get; } =
    [
        .. HourlyMembers.Select(m =>
            new HourlyForecaster(m.Name, new CalibratedForecaster(m.Name, [new SummedHours(m)]), [m])),
        new HourlyForecaster(Champion, new CalibratedForecaster(Champion, ChampionMembers), HourlyMembers),
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
            $"There is no forecaster '{name}' for {grain} orders; known: {string.Join(", ", Of(grain).Select(f => f.Name))}.",
            nameof(name));
}
