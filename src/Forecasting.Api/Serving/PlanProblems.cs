namespace Forecasting.Api.Serving;

/// <summary>The problems of plans of stock and of people.</summary>
public static class PlanProblems
{
    public static Problem NoStockPlan(string storeId, IReadOnlyList<string> stores) => NoPlan(
        "no-stock-plan", "No plan of stock", storeId, stores,
        "Nothing was planned yet; './rtmart plan --stock --data DIR --db CONNECTION' makes and publishes a plan.",
        "stores of the newest plan");

    public static Problem NoQuickPick(string storeId, IReadOnlyList<string> stores) => NoPlan(
        "no-quick-pick-plan", "No plan of the quick-pick room", storeId, stores,
        "No room was planned yet; './rtmart plan --stock --quick-pick --data DIR --db CONNECTION' makes and "
            + "publishes plans of the stores that have quick_pick_litres.",
        "stores whose quick-pick room is planned");

    /// <summary>A store without a published roster.</summary>
    public static Problem NoRoster(string storeId, IReadOnlyList<string> stores) => NoPlan(
        "no-roster", "No roster", storeId, stores,
        "No roster was published yet; './rtmart plan --data DIR --db CONNECTION' makes and publishes rosters of the "
            + "people in staff.csv.",
        "stores whose roster is published; './rtmart plan --data DIR --db CONNECTION' publishes those of the stores in "
            + "DIR");

    /// <summary>Days for which a store has no published roster.</summary>
    public static Problem NoRosterThen(string storeId, QueryRange asked, DateOnly first, DateOnly last) => new(
        new ProblemAnswer
        {
            Type = Problems.Urn("no-roster"),
            Title = "No roster",
            Status = StatusCodes.Status404NotFound,
            Detail = $"Store '{storeId}' has no roster from {asked.From:yyyy-MM-dd} to {asked.To:yyyy-MM-dd}; the days "
                + $"that are published lie between {first:yyyy-MM-dd} and {last:yyyy-MM-dd}, both included. Ask for "
                + "one of these, or publish more by './rtmart plan --data DIR --db CONNECTION'.",
            Value = storeId,
            FirstDate = first,
            LastDate = last,
        });

    /// <summary>A person who is in none of the rosters asked for.</summary>
    public static Problem UnknownPerson(string staffId, string storeId, IReadOnlyList<string> people) => new(
        new ProblemAnswer
        {
            Type = Problems.Urn("unknown-person"),
            Title = "Unknown person",
            Status = StatusCodes.Status404NotFound,
            Detail = $"There is nobody '{staffId}' among the {people.Count} people of store '{storeId}' on these "
                + "days; 'person' is a staff_id of staff.csv.",
            Parameter = "person",
            Value = staffId,
            Allowed = people.Count is > 0 and <= Problems.StoresNamed ? people : null,
        });

    private static Problem NoPlan(
        string type, string title, string storeId, IReadOnlyList<string> stores, string nothing, string planned) => new(
        new ProblemAnswer
        {
            Type = Problems.Urn(type),
            Title = title,
            Status = StatusCodes.Status404NotFound,
            Detail = stores.Count == 0
                ? nothing
                : $"There is no store '{storeId}' among the {stores.Count} {planned}.",
            Value = storeId,
            Allowed = stores.Count is > 0 and <= Problems.StoresNamed ? stores : null,
        });
}
