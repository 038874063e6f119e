using ArchUnitNET.Domain;

namespace Forecasting.Conventions.Tests.Flow;

/// <summary>A package that only some namespaces may touch, so that it can be replaced in one place.</summary>
internal sealed record PackageBoundary(
    string Package,
    IReadOnlyList<string> PackageNamespaces,
    IReadOnlyList<string> Allowed)
{
    private static readonly string[] Persistence = ["Forecasting.Core.Persistence"];

    private static readonly string[] Trees = ["Forecasting.Core.Models.FastTree", "Forecasting.Core.Models.LightGbm"];

    public static IReadOnlyList<PackageBoundary> All { get; } =
    [
        new("Dapper", ["Dapper"], Persistence),
        new("Npgsql", ["Npgsql"], Persistence),
        new("Sqlite", ["Microsoft.Data.Sqlite", "SQLitePCL"], Persistence),
        new("DbUp", ["DbUp"], Persistence),
        new("ML.NET", ["Microsoft.ML"], Trees),
        new("LightGBM", ["LightGBM", "LightGBMNet"], Trees),
        new("OR-Tools", ["Google.OrTools"], ["Forecasting.Core.Planning.Staffing"]),
    ];

    /// <summary>Types outside the allowed namespaces that use the package: one sentence each.</summary>
    public IEnumerable<string> Violations(Architecture architecture, string root) =>
        from type in architecture.Types
        where Stands(type, root) && !Allowed.Any(a => Stands(type, a))
        from used in Uses.Of(type)
        where PackageNamespaces.Any(p => Stands(used, p))
        select $"{type.FullName} uses {used.FullName}; only {string.Join(" and ", Allowed)} may";

    private static bool Stands(IType type, string space) =>
        type.FullName.StartsWith($"{space}.", StringComparison.Ordinal);
}
