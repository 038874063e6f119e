using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Core.Tests.Persistence.Runs;

/// <summary>Runs that start a minute after each other, the day after their origin.</summary>
internal sealed class StartedRuns
{
    public static DateOnly Origin { get; } = new(2024, 4, 7);

    private int _runs;

    public Run Next(string kind) =>
        At(kind, new DateTimeOffset(2024, 4, 8, 1, 0, 0, TimeSpan.Zero).AddMinutes(_runs++));

    public static Run At(string kind, DateTimeOffset started) =>
        new()
        {
            RunId = Run.IdOf(kind, Origin, started),
            Kind = kind,
            Model = "champion",
            Origin = Origin,
            DailyDays = 3,
            HourlyDays = 2,
            Started = Run.Instant(started),
        };
}
