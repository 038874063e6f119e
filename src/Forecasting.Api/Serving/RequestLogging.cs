using Serilog.Events;

namespace Forecasting.Api.Serving;

/// <summary>One line for a request only where someone should look at it.</summary>
public static class RequestLogging
{
    private const double SlowMilliseconds = 1_000;

    public static LogEventLevel LevelOf(HttpContext context, double elapsedMilliseconds, Exception? exception) =>
        exception is not null || context.Response.StatusCode == StatusCodes.Status500InternalServerError
            ? LogEventLevel.Error
            : elapsedMilliseconds > SlowMilliseconds ? LogEventLevel.Warning : LogEventLevel.Debug;
}
