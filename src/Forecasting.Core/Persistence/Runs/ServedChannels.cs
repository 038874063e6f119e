using System.Data.Common;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The imported channels, for whoever serves forecasts of them.</summary>
public static class ServedChannels
{
    /// <summary>All channels by id.</summary>
    /// <param name="connection">Open connection.</param>
    public static IReadOnlyDictionary<string, Channel> Read(DbConnection connection) =>
        ChannelsTable.Read(connection).ToDictionary(c => c.Id, StringComparer.Ordinal);
}
