namespace Forecasting.Core.Models;

/// <summary>
/// What may be left out of the champion, so that a bench can say what it is worth. What is served leaves out nothing.
/// </summary>
public sealed record ChampionOptions
{
    /// <summary>Nothing left out.</summary>
    public static ChampionOptions Served { get; } = new();

    /// <summary>Whether weights are learnt; otherwise all members that the history has data for weigh the
    /// same.</summary>
    public bool LearnsWeights { get; init; } = true;

    /// <summary>
    /// Whether the law of the errors is learnt; otherwise it is normal about the forecast, with the mean size of all
    /// errors whatever the lead, day and store, and hours scatter as independent orders do.
    /// </summary>
    public bool LearnsErrors { get; init; } = true;
}
