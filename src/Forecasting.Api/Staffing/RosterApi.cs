using System.ComponentModel;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Rosters;
using Microsoft.AspNetCore.Mvc;

namespace Forecasting.Api.Staffing;

/// <summary>What a request about a roster may say.</summary>
public sealed record RosterQuery
{
    [Description("Any day, yyyy-MM-dd, of the week from Monday to Sunday that is wanted; instead of from and to.")]
    [FromQuery(Name = "week")]
    public string? Week { get; init; }

    [Description("First day, yyyy-MM-dd, included. Default: open where 'to' is given, else the newest roster's.")]
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [Description("Last day, yyyy-MM-dd, included. Default: open where 'from' is given, else the newest roster's.")]
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [Description("The id of a person of the store: only what concerns that person.")]
    [FromQuery(Name = "person")]
    public string? Person { get; init; }

    [Description("json, csv (shifts of people), or ics (a calendar of them); wins over the Accept header.")]
    [FromQuery(Name = "format")]
    public string? Format { get; init; }
}

/// <summary>Who works when in a store, as people were told.</summary>
public static class RosterApi
{
    public static void MapRoster(this RouteGroupBuilder staffing) =>
        staffing.MapGet("/roster", Roster).Knows("week", "from", "to", "person")
            .WithName("getRoster")
            .WithSummary("Who works when")
            .WithDescription(
                "Shifts of named people with breaks and wages, shifts that nobody has and the rules in conflict, hours "
                + "that are not covered, wishes that are not met, and what differs from what was published before. "
                + "Also as an iCalendar file of the store or of one person. './rtmart plan --data DIR --db CONNECTION' "
                + "publishes it.");

    private static Results<Ready<RosterAnswer>, Problem> Roster(
        string storeId,
        [AsParameters] RosterQuery query,
        HttpRequest request,
        Publication served,
        Database database)
    {
        using var published = new ServedRosters(database);
        if (published.Newest.FirstOrDefault(r => r.StoreId == storeId) is not { } latest)
        {
            return served.Current.Published is { } run && run.FindStore(storeId) is null
                ? Problems.UnknownStore(storeId, run)
                : PlanProblems.NoRoster(storeId, [.. published.Newest.Select(r => r.StoreId)]);
        }

        var (range, problem) = Days(query, latest);
        if (problem is not null)
        {
            return problem;
        }

        var rosters = published.Of(storeId, range.From, range.To);
        if (rosters.Count == 0)
        {
            var first = published.Of(storeId, DateOnly.MinValue, latest.LastDay)[0].FirstDay;
            return PlanProblems.NoRosterThen(storeId, range, first, latest.LastDay);
        }

        var whole = published.Whole(rosters, range.From, range.To);
        return query.Person is { } person && !whole.Knows(person)
            ? PlanProblems.UnknownPerson(person, storeId, [.. whole.People.Select(p => p.StaffId).Distinct()])
            : Answers.Now(request, RosterAnswer.Of(range, query.Person, rosters, whole));
    }

    private static (QueryRange Range, Problem? Problem) Days(RosterQuery query, StoredRoster latest)
    {
        if (query.Week is { } week)
        {
            if (!QueryDates.TryRead(week, default, out var day))
            {
                return (default, Problems.BadDate("week", week));
            }

            var monday = day.AddDays(-day.DaysSinceMonday());
            var sunday = DateOnly.FromDayNumber(Math.Min(monday.DayNumber + 6, DateOnly.MaxValue.DayNumber));
            return query.From is null && query.To is null
                ? (new QueryRange(monday, sunday), null)
                : (default, Problems.BadValue("week", week, "a week, or 'from' and 'to', but not both"));
        }

        return query.From is null && query.To is null
            ? (new QueryRange(latest.FirstDay, latest.LastDay), null)
            : QueryRange.Of(query.From, query.To);
    }
}
