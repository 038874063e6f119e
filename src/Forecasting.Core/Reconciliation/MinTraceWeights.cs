namespace Forecasting.Core.Reconciliation;

/// <summary>What is taken for the covariance W of the base forecasts' errors.</summary>
public enum MinTraceWeights
{
    /// <summary>Variance in proportion to the number of bottom series (Athanasopoulos et al. 2017, section
    /// 3.3).</summary>
    Structural,

    /// <summary>Each forecast's own variance, day by day; no covariance.</summary>
    Diagonal,

    /// <summary>The covariance of the joint paths, shrunk to its diagonal (Schäfer and Strimmer 2005).</summary>
    Shrunk,
}
