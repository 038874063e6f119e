namespace Forecasting.Core.Features;

/// <summary>A family of columns of the feature matrix that belong to one reason a planner would name.</summary>
public interface IFeatureFamily
{
    /// <summary>The reason: level, weekday, season, event, covariate or store.</summary>
    string Family { get; }

    /// <summary>Column names for a chain, in the order in which <see cref="Write"/> fills them.</summary>
    /// <param name="chain">The chain: kinds and attributes decide which columns there are.</param>
    IReadOnlyList<string> Columns(ChainState chain);

    /// <summary>The reason of one column, where it is not the family's own.</summary>
    /// <param name="column">One of <see cref="Columns"/>.</param>
    /// <param name="chain">The chain.</param>
    Reason ReasonOf(string column, ChainState chain) => Reasons.Of(Family);

    /// <summary>Fills the columns for one target.</summary>
    /// <param name="target">Series, origin and target day.</param>
    /// <param name="row">As many numbers as there are columns, finite.</param>
    void Write(in TargetDay target, Span<float> row);
}
