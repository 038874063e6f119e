using Forecasting.Core.Domain;
using Forecasting.Core.Models;

namespace Forecasting.Training.Verbs;

/// <summary>Stands in for Forecasting.Core.Models.Forecasters; delete this file when that list is there.</summary>
internal static class Forecasters
{
    public static IReadOnlyList<IForecaster> Daily { get; } = Listed(Grain.Daily);

    public static IReadOnlyList<IForecaster> Hourly { get; } = Listed(Grain.Hourly);

    private static IReadOnlyList<IForecaster> Listed(Grain grain) =>
    [
        new LastWeeksForecaster("champion", grain, 6),
        new LastWeeksForecaster("seasonal-naive", grain, 1),
        new LastWeeksForecaster("weekday-mean", grain, 4),
    ];
}
