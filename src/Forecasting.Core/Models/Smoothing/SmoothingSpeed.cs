namespace Forecasting.Core.Models.Smoothing;

/// <summary>How fast a smoothed level follows demand.</summary>
public enum SmoothingSpeed
{
    /// <summary>Half of the weight on the last 4 trading days.</summary>
    Fast,

    /// <summary>Half of the weight on the last 14 trading days.</summary>
    Middle,

    /// <summary>Half of the weight on the last 56 trading days.</summary>
    Slow,
}
