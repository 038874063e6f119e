using System.CommandLine;
using Forecasting.Core.Domain;
using Forecasting.Core.Models;

namespace Forecasting.Training.Verbs;

/// <summary>What the options of several verbs have in common.</summary>
internal static class VerbOptions
{
    /// <summary>A whole number with a usual value; the verb checks its range.</summary>
    public static Option<int> Number(string name, int usual, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => usual,
    };

    /// <summary>The forecaster that --model names.</summary>
    /// <param name="name">As listed.</param>
    /// <param name="grain">Daily or hourly.</param>
    /// <exception cref="WrongUsageException">There is none of that name.</exception>
    public static IForecaster Model(string? name, Grain grain) =>
        Forecasters.Of(grain).FirstOrDefault(f => f.Name == name)
        ?? throw new WrongUsageException(
            $"there is no {(grain == Grain.Hourly ? "hourly" : "daily")} model {name}; there are "
            + $"{string.Join(", ", Forecasters.Of(grain).Select(f => f.Name))}.");
}
