namespace Forecasting.Core.Domain;

/// <summary>The length of one time step of a series.</summary>
public enum Grain
{
    /// <summary>One step is one trading day in the store's local time.</summary>
    Daily,

    /// <summary>One step is one hour of the store's local day; 24 steps a day, whatever the clock change.</summary>
    Hourly,
}

/// <summary>Arithmetic on <see cref="Grain"/>.</summary>
public static class GrainSteps
{
    /// <summary>Steps in one day: 1 or 24.</summary>
    /// <param name="grain">The grain.</param>
    public static int StepsPerDay(this Grain grain) => grain == Grain.Hourly ? 24 : 1;
}
