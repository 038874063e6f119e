using System.ComponentModel;
using Forecasting.Api.Forecasts;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Persistence.Switching;
using PlannersForecasts = Forecasting.Core.History.ManualForecasts;

namespace Forecasting.Api.Switching;

/// <summary>The number that counts for one day of a store, and those that it was chosen from.</summary>
public sealed record InUseDay
{
    /// <summary>The store's local date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Orders that count.</summary>
    public required double Orders { get; init; }

    /// <summary>override: a planner's change; manual: the planner's forecast; ours: the model's mean.</summary>
    public required string Source { get; init; }

    /// <summary>The model's mean.</summary>
    public required double Ours { get; init; }

    /// <summary>The planner's newest forecast; absent where there is none.</summary>
    public double? Manual { get; init; }

    /// <summary>Who changed or forecast the day; absent where ours counts.</summary>
    public string? Planner { get; init; }

    /// <summary>Why it was changed.</summary>
    public string? Reason { get; init; }
}

/// <summary>The numbers that count for a store, day by day.</summary>
public sealed record InUseAnswer : ITable
{
    public required string StoreId { get; init; }

    /// <summary>shadow: planners' forecasts count where there are any; live: ours.</summary>
    public required string Mode { get; init; }

    /// <summary>The run that ours are from.</summary>
    public required string RunId { get; init; }

    public required IReadOnlyList<InUseDay> Days { get; init; }

    IReadOnlyList<string> ITable.Columns =>
        ["store_id", "mode", "date", "orders", "source", "ours", "manual", "planner", "reason"];

    IEnumerable<object?[]> ITable.Rows => Days.Select(d => new object?[]
    {
        StoreId, Mode, d.Date, d.Orders, d.Source, d.Ours, d.Manual, d.Planner, d.Reason,
    });
}

/// <summary>
/// What a store goes by: a planner's change before anything else, then by its mode the planner's forecast or ours.
/// </summary>
public static class InUseApi
{
    public static void MapForecastsInUse(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/stores/{storeId}/forecasts/in-use", ReadAsync).Knows("from", "to")
            .WithTags("Switch-over")
            .WithName("getForecastsInUse")
            .WithSummary("The orders per day that count")
            .WithDescription("Per day the number that the store goes by and where it is from: a planner's override, in "
                + "shadow mode the planner's newest forecast, else the mean of ours.");

    private static async Task<Results<Ready<InUseAnswer>, Problem>> ReadAsync(
        string storeId,
        [Description("First day, yyyy-MM-dd, included. Default: the day after the run's origin.")] string? from,
        [Description("Last day, yyyy-MM-dd, included. Default: the last day of the run.")] string? to,
        HttpRequest request,
        Publication served,
        Database database,
        CancellationToken cancellation)
    {
        if (served.Current.Published is not { } run)
        {
            return Problems.NothingPublished(served.Current.Trouble);
        }

        var (ours, unknown) = ForecastsApi.Find(run, storeId, Channel.AllId, ServedGrain.Daily);
        if (unknown is not null)
        {
            return unknown;
        }

        var (dates, problem) = QueryDates.Of(from, to, ours!, run.Run);
        if (problem is not null)
        {
            return problem;
        }

        await using var connection = await database.OpenAsync(cancellation);
        var mode = StoreModesTable.Find(connection, storeId)?.Mode ?? StoreMode.Shadow;
        var manual = new PlannersForecasts(
            ManualForecastsTable.Of(connection, storeId, dates.From, dates.To));
        var changes = (await OverridesTable.OfAsync(connection, storeId, dates.From, dates.To, cancellation))
            .Where(c => c.WithdrawnAt is null).Select(c => c.ToChange()).ToLookup(c => c.Date);
        return Answers.Now(request, new InUseAnswer
        {
            StoreId = storeId,
            Mode = mode,
            RunId = run.Run.RunId,
            Days =
            [
                .. Enumerable.Range(0, dates.To.DayNumber - dates.From.DayNumber + 1).Select(day =>
                    Day(storeId, dates.From.AddDays(day), mode, ours!, manual, changes)),
            ],
        });
    }

    private static InUseDay Day(
        string storeId,
        DateOnly date,
        string mode,
        RoundedForecast ours,
        PlannersForecasts manual,
        ILookup<DateOnly, PlannerOverride> changes)
    {
        var planned = manual.At(storeId, date, leadDays: 1);
        var mean = ours.Mean(date.DayNumber - ours.FirstDay.DayNumber);
        var day = new InUseDay
        {
            Date = date,
            Orders = mean,
            Source = "ours",
            Ours = mean,
            Manual = double.IsNaN(planned) ? null : planned,
        };
        if (PlannerOverride.Newest(changes[date]) is { } change)
        {
            return day with
            {
                Orders = change.Orders,
                Source = "override",
                Planner = change.Planner,
                Reason = change.Reason,
            };
        }

        return mode == StoreMode.Shadow && day.Manual is { } orders
            ? day with { Orders = orders, Source = "manual", Planner = manual.PlannerAt(storeId, date, leadDays: 1) }
            : day;
    }
}
