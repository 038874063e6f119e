using Forecasting.Core.Domain;

namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>One line of the scoreboard.</summary>
/// <param name="Group">What the line is one of: store, region, chain, lead, weekday or event.</param>
/// <param name="Name">Which one.</param>
/// <param name="Errors">The sums.</param>
public sealed record ScoreLine(string Group, string Name, ComparedErrors Errors);

/// <summary>One store at the lead of the line.</summary>
/// <param name="Store">The store.</param>
/// <param name="HasManual">Whether planners forecast it; else the stand-in is what ours is compared with.</param>
/// <param name="Errors">The sums of all its days.</param>
/// <param name="Paired">The sums of the days that both were made for.</param>
/// <param name="DaysUntilProposal">Days until the switch to ours would have been proposed, or null.</param>
public sealed record StoreLine(
    Store Store, bool HasManual, ComparedErrors Errors, ComparedErrors Paired, int? DaysUntilProposal)
{
    /// <summary>What ours is compared with.</summary>
    public Forecast Reference => HasManual ? Forecast.Manual : Forecast.StandIn;

    /// <summary>Whether ours was nearer on the days that both were made for.</summary>
    public bool IsBetter => Paired.Wape(Forecast.Ours) < Paired.Wape(Reference);
}
