using Forecasting.Core.Domain;

namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>One line of the scoreboard.</summary>
/// <param name="Group">What the line is one of: store, region, chain, lead, weekday or event.</param>
/// <param name="Name">Which one.</param>
/// <param name="Errors">The sums.</param>
public sealed record ScoreLine(string Group, string Name, ComparedErrors Errors);

/// <summary>One store at the lead of the line.</summary>
/// <param name="Store">The store.</param>
/// <param name="Errors">The sums of all its days.</param>
/// <param name="Paired">The sums of the days that ours and what it is compared with were made for.</param>
/// <param name="DaysUntilProposal">Days until the switch to ours would have been proposed, or null.</param>
public sealed record StoreLine(
    Store Store, ComparedErrors Errors, ComparedErrors Paired, int? DaysUntilProposal)
{
    /// <summary>Whether planners forecast any of its days.</summary>
    public bool HasManual => Errors.DaysOf(Forecast.Manual) > 0;

    /// <summary>Days on which the stand-in is what ours is compared with, since no planner forecast them.</summary>
    public int StandInDays => Paired.Days - Paired.DaysOf(Forecast.Manual);

    /// <summary>The name of what ours is compared with: manual, stand-in, or both.</summary>
    public string ReferenceName => ComparedWith.Name(Paired.DaysOf(Forecast.Manual), StandInDays);

    /// <summary>Whether ours was nearer than the planners, or the stand-in where they did not forecast.</summary>
    public bool IsBetter => Paired.Wape(Forecast.Ours) < Paired.Wape(Forecast.Reference);
}
