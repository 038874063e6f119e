using ArchUnitNET.Domain;

namespace Forecasting.Conventions.Tests.Flow;

/// <summary>The one rule of the architecture: a stage, that is a namespace, may use only those before it.</summary>
internal sealed record StageOrder(string Root, IReadOnlyList<string> Stages)
{
    public static StageOrder Core { get; } = new("Forecasting.Core",
    [
        "Domain", "History", "Features", "Forecasts", "Models", "Reconciliation", "Planning", "Evaluation",
        "Simulation", "Persistence",
    ]);

    /// <summary>Uses of a later stage, and types that stand in no stage: one sentence each.</summary>
    public IEnumerable<string> Violations(Architecture architecture)
    {
        foreach (var type in architecture.Types.Where(t => IsInside(NamespaceOf(t))))
        {
            var stage = StageOf(type);
            if (stage < 0)
            {
                yield return $"{type.FullName} stands in no stage of {Root}";
                continue;
            }

            foreach (var used in Uses.Of(type).Where(t => StageOf(t) > stage))
            {
                yield return $"{type.FullName} uses {used.FullName}, which comes after it";
            }
        }
    }

    private int StageOf(IType type)
    {
        var space = NamespaceOf(type);
        return IsInside(space) && space.Length > Root.Length
            ? Stages.ToList().IndexOf(space[(Root.Length + 1)..].Split('.')[0])
            : -1;
    }

    private bool IsInside(string space) => space == Root || space.StartsWith($"{Root}.", StringComparison.Ordinal);

    private static string NamespaceOf(IType type) => type.Namespace?.FullName ?? "";
}
