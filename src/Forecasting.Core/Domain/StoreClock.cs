namespace Forecasting.Core.Domain;

/// <summary>The only place that converts between instants and a store's local business time.</summary>
public sealed class StoreClock
{
    private readonly TimeZoneInfo _zone;

    /// <summary>A clock for one time zone.</summary>
    /// <param name="timeZoneId">IANA name such as Asia/Shanghai.</param>
    /// <exception cref="TimeZoneNotFoundException">The zone is not known.</exception>
    public StoreClock(string timeZoneId) => _zone = TimeZoneInfo.FindSystemTimeZoneById(timeZoneId);

    /// <summary>The store's local date and hour (0-23) at an instant.</summary>
    /// <param name="instant">Any offset.</param>
    public (DateOnly Date, int Hour) LocalHour(DateTimeOffset instant)
    {
        var (date, secondOfDay) = LocalSecond(instant);
        return (date, secondOfDay / 3600);
    }

    /// <summary>The store's local date now.</summary>
    /// <param name="clock">Gives the time.</param>
    public DateOnly Today(TimeProvider clock) => LocalHour(clock.GetUtcNow()).Date;

    /// <summary>The store's local date and the second of its day (0-86,399) at an instant.</summary>
    /// <param name="instant">Any offset.</param>
    public (DateOnly Date, int SecondOfDay) LocalSecond(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, _zone);
        return (new DateOnly(local.Year, local.Month, local.Day), (int)local.TimeOfDay.TotalSeconds);
    }

    /// <summary>The hour that the clock skips on that day (spring, 23-hour day), or null.</summary>
    /// <param name="date">Local date.</param>
    public int? SkippedHour(DateOnly date) => FindHour(date, time => _zone.IsInvalidTime(time));

    /// <summary>The hour that the clock passes twice on that day (autumn, 25-hour day), or null.</summary>
    /// <param name="date">Local date.</param>
    public int? RepeatedHour(DateOnly date) => FindHour(date, time => _zone.IsAmbiguousTime(time));

    // TimeZoneInfo asks about wall-clock times with DateTime; it goes no further than this file.
#pragma warning disable RS0030
    /// <summary>The instant at which the clock shows a time: of a time that comes twice, the second (standard time);
    /// of one that is skipped, that much after the change.</summary>
    /// <param name="date">Local date.</param>
    /// <param name="minute">Minutes since its midnight; beyond 1,440, on the next day.</param>
    public DateTimeOffset Instant(DateOnly date, int minute)
    {
        var local = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified).AddMinutes(minute);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private int? FindHour(DateOnly date, Func<DateTime, bool> holds)
    {
        if (!_zone.SupportsDaylightSavingTime)
        {
            return null;
        }

        for (var hour = 0; hour < 24; hour++)
        {
            if (holds(date.ToDateTime(new TimeOnly(hour, 30), DateTimeKind.Unspecified)))
            {
                return hour;
            }
        }

        return null;
    }
#pragma warning restore RS0030
}
