using System.Globalization;

namespace Forecasting.Api.Serving;

/// <summary>Bounds of numbers in requests.</summary>
public static class QueryNumbers
{
    /// <summary>What is wrong with a number, or null; none at all is right.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="value">What was given.</param>
    /// <param name="least">Smallest allowed.</param>
    /// <param name="most">Largest allowed.</param>
    public static Problem? OutOfRange(string name, double? value, double least, double most) =>
        value is { } given && !(given >= least && given <= most)
            ? Problems.BadValue(
                name, given.ToString(CultureInfo.InvariantCulture), $"a number from {least} to {most}")
            : null;
}
