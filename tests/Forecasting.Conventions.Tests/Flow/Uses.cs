using ArchUnitNET.Domain;

namespace Forecasting.Conventions.Tests.Flow;

/// <summary>What a type uses: in signatures, attributes, bodies of methods and of lambdas.</summary>
internal static class Uses
{
    public static IEnumerable<IType> Of(IType type) =>
        type.Dependencies.Select(d => d.Target).Where(t => t.FullName != type.FullName).DistinctBy(t => t.FullName);
}
