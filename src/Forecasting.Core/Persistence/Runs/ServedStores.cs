using System.Data.Common;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The imported stores, for whoever serves forecasts of them.</summary>
public static class ServedStores
{
    /// <summary>All stores by id.</summary>
    /// <param name="connection">Open connection.</param>
    public static IReadOnlyDictionary<string, Store> Read(DbConnection connection) =>
        StoresTable.Read(connection).ToDictionary(s => s.Id, StringComparer.Ordinal);
}
