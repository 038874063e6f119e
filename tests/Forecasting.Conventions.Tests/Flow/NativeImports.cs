using System.Reflection;
using System.Runtime.InteropServices;

namespace Forecasting.Conventions.Tests.Flow;

/// <summary>Calls into native libraries that a program declares itself.</summary>
internal static class NativeImports
{
    private const BindingFlags AnyMethod = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Every declaration outside the allowed namespace: one sentence each.</summary>
    public static IEnumerable<string> Violations(Assembly assembly, string allowedNamespace) =>
        from type in assembly.GetTypes()
        where type.Namespace != allowedNamespace
        from method in type.GetMethods(AnyMethod)
        let import = method.GetCustomAttribute<DllImportAttribute>()
        where import is not null
        select $"{type.FullName}.{method.Name} calls {import.Value}; only {allowedNamespace} may call native code";
}
