using System.Reflection;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Pipeline;

/// <summary>Makes the row of a run that starts.</summary>
internal static class NewRun
{
    private static readonly string CodeVersion = typeof(NewRun).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static Run Of(
        string kind, Champions champions, DemandHistory history, RunHorizon horizon, TimeProvider clock)
    {
        var started = clock.GetUtcNow();
        var hasHours = champions.For(history).Any(f => f.Grain == Grain.Hourly);
        return new Run
        {
            RunId = Run.IdOf(kind, history.LastDay, started),
            Kind = kind,
            Model = champions.Daily.Name,
            Origin = history.LastDay,
            DailyDays = horizon.DailyDays,
            HourlyDays = hasHours ? horizon.HourlyDays : 0,
            Started = Run.Instant(started),
            Stores = history.Daily.Select(s => s.Key.StoreId).Distinct().Count(),
            Series = history.Daily.Count + (hasHours ? history.Hourly.Count : 0),
            CodeVersion = CodeVersion,
        };
    }
}
