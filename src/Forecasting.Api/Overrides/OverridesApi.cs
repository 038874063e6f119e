using System.ComponentModel;
using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Api.Overrides;

/// <summary>A planner's change of a forecast, as it is sent.</summary>
public sealed record OverrideBody
{
    public string? StoreId { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Orders expected instead, 0 or more.</summary>
    public double? Orders { get; init; }

    public string? Planner { get; init; }

    public string? Reason { get; init; }

    /// <summary>The local date of the change; the store's today where it is absent.</summary>
    public DateOnly? MadeOn { get; init; }
}

/// <summary>A stored change.</summary>
public sealed record OverrideAnswer : ITable
{
    /// <summary>By store, date and time of storing.</summary>
    public required IReadOnlyList<StoredOverride> Overrides { get; init; }

    IReadOnlyList<string> ITable.Columns =>
        ["override_id", "store_id", "date", "orders", "made_on", "planner", "reason", "recorded_at", "withdrawn_at"];

    IEnumerable<object?[]> ITable.Rows => Overrides.Select(o => new object?[]
    {
        o.OverrideId, o.StoreId, o.Date, o.Orders, o.MadeOn, o.Planner, o.Reason, o.RecordedAt, o.WithdrawnAt,
    });
}

/// <summary>Planners' changes of forecasts, with their reasons.</summary>
public static class OverridesApi
{
    public static void MapOverrides(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/overrides").WithTags("Overrides");
        group.MapGet("", ReadAsync).Knows("store", "from", "to")
            .WithName("getOverrides")
            .WithSummary("What planners changed")
            .WithDescription("Every change with planner and reason, those taken back included.");
        group.MapPost("", AddAsync).Knows()
            .WithName("postOverride")
            .WithSummary("Change a day's forecast")
            .WithDescription("Keeps what a planner expects of a store's day instead of the forecast, and why. "
                + "From then on the change counts (`/stores/{storeId}/forecasts/in-use`); `./rtmart evaluate` says "
                + "whether it helped.");
        group.MapDelete("/{overrideId}", WithdrawAsync).Knows()
            .WithName("deleteOverride")
            .WithSummary("Take a change back")
            .WithDescription("The change no longer counts; it stays listed.");
    }

    private static async Task<Results<Ready<OverrideAnswer>, Problem>> ReadAsync(
        [Description("Only this store.")] string? store,
        [Description("First day, yyyy-MM-dd, included.")] string? from,
        [Description("Last day, yyyy-MM-dd, included.")] string? to,
        HttpRequest request,
        Database database,
        CancellationToken cancellation)
    {
        var (range, problem) = QueryRange.Of(from, to);
        if (problem is not null)
        {
            return problem;
        }

        await using var connection = await database.OpenAsync(cancellation);
        return Answers.Now(request, new OverrideAnswer
        {
            Overrides = await OverridesTable.OfAsync(connection, store ?? "", range.From, range.To, cancellation),
        });
    }

    private static async Task<Results<Ready<OverrideAnswer>, Problem>> AddAsync(
        OverrideBody body, HttpRequest request, Database database, TimeProvider clock, CancellationToken cancellation)
    {
        var store = body.StoreId is null ? null : KnownSeries.FindStore(database, body.StoreId);
        if (store is null)
        {
            return Problems.Unusable($"There is no store '{body.StoreId}'.");
        }

        var madeOn = body.MadeOn ?? new StoreClock(store.TimeZoneId).Today(clock);
        if (Fault(body, madeOn) is { } fault)
        {
            return Problems.Unusable(fault);
        }

        var row = new StoredOverride
        {
            OverrideId = Guid.NewGuid().ToString("N"),
            StoreId = body.StoreId!,
            Date = body.Date!.Value,
            Orders = body.Orders!.Value,
            MadeOn = madeOn,
            Planner = body.Planner!.Trim(),
            Reason = body.Reason!.Trim(),
            RecordedAt = Run.Instant(clock.GetUtcNow()),
        };
        await using var connection = await database.OpenAsync(cancellation);
        await OverridesTable.AddAsync(connection, row, cancellation);
        return Answers.Now(request, new OverrideAnswer { Overrides = [row] });
    }

    private static async Task<Results<Ready<OverrideAnswer>, Problem>> WithdrawAsync(
        string overrideId, HttpRequest request, Database database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var at = Run.Instant(clock.GetUtcNow());
        return await OverridesTable.WithdrawAsync(connection, overrideId, at, cancellation)
            ? Answers.Now(request, new OverrideAnswer { Overrides = [] })
            : Problems.UnknownItem("override", overrideId, "/overrides");
    }

    private static string? Fault(OverrideBody body, DateOnly madeOn)
    {
        if (body.Date is not { } date || date <= madeOn)
        {
            return $"'date' must lie after the day of the change, {madeOn:yyyy-MM-dd}.";
        }

        if (body.Orders is not (>= 0 and <= ContractFile.MostOrders))
        {
            return "'orders' must be a number, 0 or more.";
        }

        return string.IsNullOrWhiteSpace(body.Planner) || string.IsNullOrWhiteSpace(body.Reason)
            ? "'planner' and 'reason' must not be empty: a change has a name and a reason."
            : null;
    }
}
