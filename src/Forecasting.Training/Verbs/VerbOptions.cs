using System.CommandLine;
using System.Globalization;
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

    /// <summary>The day up to which a plan may look.</summary>
    public static Option<DateOnly?> AsOf { get; } = new("--as-of")
    {
        HelpName = "DATE",
        Description = "Last day whose orders may be known, yyyy-MM-dd; default: the last day with orders.",
    };

    /// <summary>A number that must lie within bounds.</summary>
    /// <param name="name">The option.</param>
    /// <param name="value">What was given.</param>
    /// <param name="least">Smallest allowed.</param>
    /// <param name="most">Largest allowed.</param>
    /// <exception cref="WrongUsageException">It does not.</exception>
    public static double Within(string name, double value, double least, double most) =>
        value >= least && value <= most
            ? value
            : throw new WrongUsageException(
                string.Create(CultureInfo.InvariantCulture, $"{name} is {least} to {most}; given is {value}."));

    /// <summary>What was given for an option, which must lie within bounds.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option.</param>
    /// <param name="least">Smallest allowed.</param>
    /// <param name="most">Largest allowed.</param>
    /// <exception cref="WrongUsageException">It does not.</exception>
    public static double Within(ParseResult parsed, Option<double> option, double least, double most) =>
        Within(option.Name, parsed.GetValue(option), least, most);

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
