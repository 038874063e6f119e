namespace Forecasting.Training.Pipeline;

/// <summary>Where a simulated chain's folder holds the days after its history.</summary>
internal static class LaterDays
{
    /// <summary>Their folder, whether there is one or not.</summary>
    /// <param name="folder">The chain's folder.</param>
    public static string Of(string folder) => Path.Combine(folder, "future");

    /// <summary>Their folder, which must be there.</summary>
    /// <param name="folder">The chain's folder.</param>
    /// <exception cref="WrongUsageException">There is none.</exception>
    public static string OfReplay(string folder) => Directory.Exists(Of(folder))
        ? Of(folder)
        : throw new WrongUsageException(
            $"{folder} has no {Path.GetFileName(Of(folder))}/, so that there is nothing to replay.");
}
