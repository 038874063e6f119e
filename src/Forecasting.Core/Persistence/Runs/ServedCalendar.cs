using System.Data.Common;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The imported calendar, for whoever plans from served forecasts.</summary>
public static class ServedCalendar
{
    /// <summary>All entries by store and day.</summary>
    /// <param name="connection">Open connection.</param>
    public static TradingCalendar Read(DbConnection connection) => new(CalendarTable.Read(connection));
}
