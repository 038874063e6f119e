using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Accuracy;

/// <summary>A data set and from where it is forecast how far.</summary>
/// <param name="Name">The name in results and in --sets.</param>
/// <param name="Folder">The folder of contract files, below the folder of all data sets.</param>
/// <param name="Grain">Daily or hourly.</param>
/// <param name="FirstOrigin">The last day that the first forecast knows, yyyy-MM-dd.</param>
/// <param name="Origins">Number of origins, 1 or more.</param>
/// <param name="StepDays">Days from one origin to the next.</param>
/// <param name="HorizonDays">Days ahead.</param>
internal sealed record Protocol(
    string Name, string Folder, Grain Grain, string FirstOrigin, int Origins, int StepDays, int HorizonDays)
{
    /// <summary>The origins.</summary>
    public RollingOrigins Rolling => new()
    {
        First = new Origin(DateOnly.ParseExact(FirstOrigin, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Count = Origins,
        StepDays = StepDays,
    };

    /// <summary>How far each forecast reaches.</summary>
    public Horizon Horizon => new(HorizonDays);

    /// <summary>The protocol in words.</summary>
    public string InWords => $"{Origins} {(Origins == 1 ? "origin" : "origins")} from {FirstOrigin}"
        + $"{(Origins > 1 ? $", {StepDays} days apart" : "")}, {HorizonDays} days ahead";

    /// <summary>The same with fewer origins, evenly spread from the first one on: of 10 at most 3 leaves the 1st, 5th
    /// and 9th.</summary>
    /// <param name="most">Origins at most, 1 or more.</param>
    public Protocol Thinned(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        most = Math.Min(most, Origins);
        var every = (Origins + most - 1) / most;
        return this with { Origins = (Origins + every - 1) / every, StepDays = StepDays * every };
    }
}
