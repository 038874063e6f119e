using System.Net;
using System.Text.Json;
using Forecasting.Api.Staffing;
using Forecasting.Core.Planning.Staffing;
using Microsoft.Extensions.DependencyInjection;

namespace Forecasting.Api.Tests.Staffing;

public sealed class StaffingApiTests : IAsyncLifetime
{
    private readonly ChainOfRuns _chain = new();
    private ServedApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        await _chain.PublishAsync(level: 10);
        _api = new ServedApi(_chain);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        _chain.Dispose();
    }

    [Fact]
    public async Task The_requirement_has_a_slot_for_every_quarter_of_an_hour()
    {
        var answer = await _api.JsonAsync("/stores/S001/staffing/requirement?date=2024-04-09");

        answer.GetProperty("date").GetString().Should().Be("2024-04-09");
        var slots = answer.GetProperty("slots").EnumerateArray().ToList();
        slots.Should().HaveCount(96);
        slots.Where(s => s.GetProperty("orders").GetDouble() > 1).Should()
            .OnlyContain(s => s.GetProperty("pickers").GetInt32() > 0 && s.GetProperty("riders").GetInt32() > 0);
    }

    [Fact]
    public async Task Both_roles_have_a_curve_of_risk_with_prices_in_every_quarter_of_an_hour()
    {
        var usual = await _api.JsonAsync("/stores/S001/staffing/requirement");
        var dear = await _api.JsonAsync("/stores/S001/staffing/requirement?late_order_cost=500");

        usual.GetProperty("late_order_cost").GetDouble().Should().Be(20);
        foreach (var role in (string[])["picker", "rider"])
        {
            var wage = usual.GetProperty($"{role}_cost_per_hour").GetDouble() / 4;
            foreach (var (slot, other) in Slots(usual).Zip(Slots(dear)))
            {
                var (curve, dearer) = (Curve(slot, role), Curve(other, role));
                curve.Select(p => p.People).Should().BeInAscendingOrder()
                    .And.Contain(slot.GetProperty($"{role}s").GetInt32());
                curve.Should().OnlyContain(p => Math.Abs(p.Price - (wage * p.People) - (20 * p.LateOrders)) < 0.01);
                dearer.Should().OnlyContain(p => Math.Abs(p.Price - (wage * p.People) - (500 * p.LateOrders)) < 0.05);
            }

            Slots(usual).Select(s => s.GetProperty($"{role}_risk").GetProperty("one_more")).Should()
                .Contain(m => m.GetProperty("late_orders_saved").GetDouble() > 0
                    && m.GetProperty("price_per_order_saved").GetDouble() > wage);
        }

        static List<(int People, double LateOrders, double Price)> Curve(JsonElement slot, string role) =>
        [
            .. slot.GetProperty($"{role}_risk").GetProperty("curve").EnumerateArray().Select(p => (
                p.GetProperty("people").GetInt32(), p.GetProperty("late_orders").GetDouble(),
                p.GetProperty("price").GetDouble())),
        ];
    }

    [Fact]
    public async Task Shifts_cover_the_requirement_and_say_what_to_expect()
    {
        var answer = await _api.JsonAsync("/stores/S001/staffing/shifts");

        answer.GetProperty("date").GetString().Should().Be("2024-04-08");
        answer.GetProperty("shifts").GetArrayLength().Should().BePositive();
        answer.GetProperty("pick_in_time").GetDouble().Should().BeGreaterThan(0.98);
        answer.GetProperty("paid_hours").GetDouble().Should().BePositive();
    }

    [Fact]
    public async Task A_small_store_is_planned_on_as_many_courses_as_by_the_nightly_plan()
    {
        using var chain = new ChainOfRuns();
        await chain.PublishAsync(level: 4);
        await using var api = new ServedApi(chain);
        await api.JsonAsync("/stores/S001/staffing/shifts");
        var run = api.Publication.Current.Published!;

        var staffed = api.Services.GetRequiredService<StaffedDays>()
            .Of(run, run.FindStore("S001")!, ChainOfRuns.Origin.AddDays(1));

        staffed.Plan.Requirement.Scenarios.Count.Should().Be(OrderScenarios.UsualCourses);
    }

    [Fact]
    public async Task More_orders_are_expected_when_asked_for()
    {
        var answer = await _api.JsonAsync("/stores/S001/staffing/what-if?orders=1.5&pickers_away=1&rain=true");

        var planned = Orders(answer, "planned");
        Orders(answer, "then").Should().BeApproximately(1.5 * planned, 0.1 * planned);
        answer.GetProperty("then").GetProperty("on_time").GetDouble().Should()
            .BeLessThanOrEqualTo(answer.GetProperty("planned").GetProperty("on_time").GetDouble());
    }

    [Fact]
    public async Task The_channel_of_all_orders_is_no_channel_and_one_has_its_own_orders_only()
    {
        var planned = Orders(await _api.JsonAsync("/stores/S001/staffing/what-if?channel=all"), "then");
        var all = Orders(await _api.JsonAsync("/stores/S001/staffing/what-if?orders=1.5&channel=all"), "then");
        var one = Orders(await _api.JsonAsync("/stores/S001/staffing/what-if?orders=1.5&channel=eleme"), "then");

        all.Should().Be(Orders(await _api.JsonAsync("/stores/S001/staffing/what-if?orders=1.5"), "then"))
            .And.BeApproximately(1.5 * planned, 0.05 * planned);
        one.Should().BeInRange(1.1 * planned, 1.4 * planned);
    }

    [Fact]
    public async Task Two_pickers_who_are_ill_take_their_shifts_and_the_answer_says_what_repairs_it()
    {
        var answer = await _api.JsonAsync("/stores/S001/staffing/what-if?pickers_away=2");

        var away = answer.GetProperty("away").EnumerateArray().ToList();
        away.Should().OnlyContain(s => s.GetProperty("role").GetString() == "picker");
        away.Sum(s => s.GetProperty("people").GetInt32()).Should().Be(2);
        Slots(answer).Sum(s => Number(s, "pickers_planned") - Number(s, "pickers_then")).Should().Be(
            away.Sum(s => s.GetProperty("people").GetInt32() * s.GetProperty("paid_minutes").GetInt32() / 15));
        Slots(answer).Should().Contain(s => Number(s, "late_picks_then") > Number(s, "late_picks_planned") + 0.01);
        var repair = answer.GetProperty("repair");
        Number(repair, "picker_hours").Should().Be(Slots(answer).Sum(s => Number(s, "pickers_short")) / 4)
            .And.BePositive();
        Number(repair, "cost").Should().BeApproximately(
            25 * (Number(repair, "picker_hours") + Number(repair, "rider_hours")), 0.01);
        Number(repair, "late_orders_saved").Should().BePositive();
        Number(answer.GetProperty("then"), "late_cost").Should().BeApproximately(
            20 * Number(answer.GetProperty("then"), "late_orders"), 0.2);
    }

    [Fact]
    public async Task Shifts_that_are_not_worked_can_be_named()
    {
        var shifts = await _api.JsonAsync("/stores/S001/staffing/shifts");
        var from = shifts.GetProperty("shifts").EnumerateArray()
            .Last(s => s.GetProperty("role").GetString() == "rider").GetProperty("from").GetString();

        var answer = await _api.JsonAsync($"/stores/S001/staffing/what-if?riders_away_from={from}");

        var away = answer.GetProperty("away").EnumerateArray().Should().ContainSingle().Subject;
        away.GetProperty("from").GetString().Should().Be(from);
        away.GetProperty("role").GetString().Should().Be("rider");
    }

    [Fact]
    public async Task A_promise_of_thirty_minutes_needs_more_riders_and_the_answer_says_what_it_was_worked_out_for()
    {
        var usual = await _api.JsonAsync("/stores/S001/staffing/what-if?delivery_minutes=60");
        var soon = await _api.JsonAsync("/stores/S001/staffing/what-if?delivery_minutes=30&on_time_share=0.95");

        Number(soon.GetProperty("targets"), "delivery_minutes").Should().Be(30);
        Number(soon.GetProperty("targets"), "on_time_share").Should().Be(0.95);
        Number(soon.GetProperty("needed_for"), "delivery_minutes").Should().BeInRange(30, 60);
        Number(usual.GetProperty("needed_for"), "delivery_minutes").Should().Be(60);
        Slots(soon).Sum(s => Number(s, "riders_needed"))
            .Should().BeGreaterThan(Slots(usual).Sum(s => Number(s, "riders_needed")));
        Number(soon.GetProperty("then"), "on_time").Should().BeLessThan(Number(usual.GetProperty("then"), "on_time"));
    }

    [Fact]
    public async Task A_question_that_changes_nothing_is_answered_with_the_plan()
    {
        var answer = await _api.JsonAsync("/stores/S001/staffing/what-if");

        answer.GetProperty("then").GetRawText().Should().Be(answer.GetProperty("planned").GetRawText());
        answer.GetProperty("away").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("/stores/S002/staffing/requirement", HttpStatusCode.NotFound, "no-hourly-forecasts")]
    [InlineData("/stores/S009/staffing/shifts", HttpStatusCode.NotFound, "unknown-store")]
    [InlineData("/stores/S009/staffing/requirement", HttpStatusCode.NotFound, "unknown-store")]
    [InlineData("/stores/S009/staffing/what-if", HttpStatusCode.NotFound, "unknown-store")]
    [InlineData("/stores/S001/staffing/shifts?date=2024-13-01", HttpStatusCode.BadRequest, "bad-date")]
    [InlineData("/stores/S001/staffing/requirement?date=soon", HttpStatusCode.BadRequest, "bad-date")]
    [InlineData("/stores/S001/staffing/what-if?date=soon", HttpStatusCode.BadRequest, "bad-date")]
    [InlineData("/stores/S001/staffing/what-if?orders=more", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/requirement?format=ics", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/shifts?date=2024-05-01", HttpStatusCode.BadRequest, "range-outside-run")]
    [InlineData("/stores/S001/staffing/what-if?orders=11", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/what-if?on_time_share=1", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/what-if?pickers_away_from=25:00", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/what-if?riders_away_from=03:07", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/requirement?late_order_cost=-1", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/what-if?channel=eleme", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/what-if?orders=1.2&channel=nope", HttpStatusCode.NotFound, "unknown-channel")]
    [InlineData("/stores/S001/staffing/what-if?rainy=true", HttpStatusCode.BadRequest, "unknown-parameter")]
    public async Task What_cannot_be_answered_is_named(string path, HttpStatusCode status, string type)
    {
        using var response = await _api.SendAsync(path);

        response.StatusCode.Should().Be(status);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("type").GetString().Should().Be($"urn:rtmart-forecast:{type}");
    }

    private static List<JsonElement> Slots(JsonElement answer) => [.. answer.GetProperty("slots").EnumerateArray()];

    private static double Number(JsonElement part, string name) => part.GetProperty(name).GetDouble();

    private static double Orders(JsonElement answer, string part) =>
        answer.GetProperty(part).GetProperty("orders").GetDouble();
}
