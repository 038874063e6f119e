using System.Globalization;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Health;

/// <summary>Whether the API can answer, and how old what it serves is.</summary>
public sealed record HealthAnswer
{
    /// <summary>
    /// ready; stale: the published run is older than two days; troubled: the database cannot be read.
    /// </summary>
    public required string Status { get; init; }

    public string? RunId { get; init; }

    /// <summary>The last day whose orders the published run knew.</summary>
    public DateOnly? Origin { get; init; }

    public string? PublishedAt { get; init; }

    /// <summary>Hours since the publication.</summary>
    public double? PublishedAgeHours { get; init; }

    /// <summary>When the database was last read, as ISO 8601 in UTC.</summary>
    public string? CheckedAt { get; init; }

    /// <summary>Why the last look at the database failed.</summary>
    public string? Trouble { get; init; }
}

/// <summary>For whoever keeps the process running, and for whoever watches the nightly job.</summary>
public static class HealthApi
{
    private const double StaleHours = 48;

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Health");
        group.MapGet("/live", () => TypedResults.Ok(new HealthAnswer { Status = "live" }))
            .WithName("getLive")
            .WithSummary("The process runs")
            .WithDescription("Always 200 while the process answers at all.");
        group.MapGet("", Ready).WithName("getHealth").WithSummary("The same as /health/ready");
        group.MapGet("/ready", Ready)
            .WithName("getReady")
            .WithSummary("Forecasts can be served")
            .WithDescription("200 with the age of the published run; 503 before the first publication.");
    }

    private static Results<Ok<HealthAnswer>, Problem> Ready(Publication served, TimeProvider clock)
    {
        var snapshot = served.Current;
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        var publishedAt = DateTimeOffset.Parse(run.Published.PublishedAt, CultureInfo.InvariantCulture);
        var ageHours = (clock.GetUtcNow() - publishedAt).TotalHours;
        return TypedResults.Ok(new HealthAnswer
        {
            Status = snapshot.Trouble.Length > 0 ? "troubled" : ageHours > StaleHours ? "stale" : "ready",
            RunId = run.Run.RunId,
            Origin = run.Run.Origin,
            PublishedAt = run.Published.PublishedAt,
            PublishedAgeHours = Math.Round(ageHours, 2),
            CheckedAt = snapshot.CheckedAt is { } checkedAt ? Run.Instant(checkedAt) : null,
            Trouble = snapshot.Trouble.Length > 0 ? snapshot.Trouble : null,
        });
    }
}
