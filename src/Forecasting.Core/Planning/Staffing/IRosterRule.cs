namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// A rule that every roster keeps. It is told twice: to the solver as constraints, and as a check that knows nothing of
/// the solver.
/// </summary>
public interface IRosterRule
{
    /// <summary>Its name in reports.</summary>
    string Name { get; }

    /// <summary>Where a roster breaks it; empty where it does not.</summary>
    /// <param name="roster">The roster.</param>
    IEnumerable<RosterViolation> Check(Roster roster);

    /// <summary>Tells it to the solver.</summary>
    /// <param name="model">The model of the roster.</param>
    void Constrain(RosterModel model);
}
