namespace Forecasting.Core.Simulation;

/// <summary>What truly happened to a store on a day.</summary>
public enum DayState
{
    /// <summary>It traded and every hour was reported.</summary>
    Open,

    /// <summary>Before its first day.</summary>
    NotYetOpen,

    /// <summary>Closed for refurbishment or for good; the calendar says so.</summary>
    Closed,

    /// <summary>It traded but some hours were never reported.</summary>
    PartlyReported,

    /// <summary>It traded but the whole day was never reported.</summary>
    NotReported,
}
