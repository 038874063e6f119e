using Forecasting.Core.Domain;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.FastTree;

namespace Forecasting.Core.Models;

/// <summary>THE list of forecasters. To add one: a folder here with its forecaster, and a line below.</summary>
public static class Forecasters
{
    /// <summary>The name of the forecaster that is served.</summary>
    public const string Champion = "champion";

    /// <summary>Daily forecasters, simple ones first.</summary>
    public static IReadOnlyList<IForecaster> Daily { get; } =
    [
        new CalibratedForecaster("fasttree", [new FastTreeForecaster(new FastTreeOptions())]),
        new CalibratedForecaster(Champion, [new FastTreeForecaster(new FastTreeOptions())]),
    ];

    /// <summary>Hourly forecasters, simple ones first.</summary>
    public static IReadOnlyList<IForecaster> Hourly { get; } = [];

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
