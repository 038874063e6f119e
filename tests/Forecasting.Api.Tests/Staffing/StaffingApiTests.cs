using System.Net;
using System.Text.Json;

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
    public async Task Shifts_cover_the_requirement_and_say_what_to_expect()
    {
        var answer = await _api.JsonAsync("/stores/S001/staffing/shifts");

        answer.GetProperty("date").GetString().Should().Be("2024-04-08");
        answer.GetProperty("shifts").GetArrayLength().Should().BePositive();
        answer.GetProperty("pick_in_time").GetDouble().Should().BeGreaterThan(0.98);
        answer.GetProperty("paid_hours").GetDouble().Should().BePositive();
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

    [Theory]
    [InlineData("/stores/S002/staffing/requirement", HttpStatusCode.NotFound, "no-hourly-forecasts")]
    [InlineData("/stores/S009/staffing/shifts", HttpStatusCode.NotFound, "unknown-store")]
    [InlineData("/stores/S001/staffing/shifts?date=2024-13-01", HttpStatusCode.BadRequest, "bad-date")]
    [InlineData("/stores/S001/staffing/shifts?date=2024-05-01", HttpStatusCode.BadRequest, "range-outside-run")]
    [InlineData("/stores/S001/staffing/what-if?orders=11", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/what-if?on_time_share=1", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/staffing/what-if?channel=nope", HttpStatusCode.NotFound, "unknown-channel")]
    [InlineData("/stores/S001/staffing/what-if?rainy=true", HttpStatusCode.BadRequest, "unknown-parameter")]
    public async Task What_cannot_be_answered_is_named(string path, HttpStatusCode status, string type)
    {
        using var response = await _api.SendAsync(path);

        response.StatusCode.Should().Be(status);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("type").GetString().Should().Be($"urn:rtmart-forecast:{type}");
    }

    private static double Orders(JsonElement answer, string part) =>
        answer.GetProperty(part).GetProperty("orders").GetDouble();
}
