namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>
/// What ours is compared with, day by day: the planner's forecast where there is one, else the stand-in. Which of the
/// two it is was settled before the orders came, so a sequential test on the pairs stays valid.
/// </summary>
public static class ComparedWith
{
    /// <summary>Only planners.</summary>
    public const string Manual = "manual";

    /// <summary>Planners on some days, the stand-in on others.</summary>
    public const string Both = "manual and stand-in";

    /// <summary>The orders of a day that ours is compared with; NaN where there is neither.</summary>
    /// <param name="manual">The planner's forecast; NaN = none.</param>
    /// <param name="standIn">What the stand-in expects; NaN = nothing.</param>
    public static double Orders(double manual, double standIn) => double.IsNaN(manual) ? standIn : manual;

    /// <summary>The name in results and ledgers.</summary>
    /// <param name="manualDays">Days with a planner's forecast.</param>
    /// <param name="standInDays">Days with the stand-in.</param>
    public static string Name(int manualDays, int standInDays) =>
        manualDays == 0 ? StandIn.Name : standInDays == 0 ? Manual : Both;
}
