namespace Forecasting.Training.Pipeline;

/// <summary>Where a simulated chain's folder holds the days after its history.</summary>
internal static class LaterDays
{
    /// <summary>Their folder, whether there is one or not.</summary>
    /// <param name="folder">The chain's folder.</param>
    public static string Of(string folder) => Path.Combine(folder, "future");
}
