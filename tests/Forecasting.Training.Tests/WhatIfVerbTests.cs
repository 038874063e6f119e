using System.Text.Json;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Training.Tests;

public sealed class WhatIfVerbTests : IDisposable
{
    /// <summary>What a shift is known by.</summary>
    private static readonly string[] Words = ["role", "from", "until", "people"];

    private readonly StaffPlanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_question_is_answered_for_people_and_for_machines()
    {
        var run = await AskAsync("--more", "20", "--channel", "app", "--rain", "--away", "pickers=1",
            "--json", _folder.At("answer.json"), "--curves", _folder.At("curves.csv"));

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain("S1 on 2025-05-12: +20 % orders through app; rain; 1 picker away ")
            .And.Contain("99 % picked in 20 minutes, 99 % delivered in 60").And.Contain("lacking: ");
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.At("answer.json")));
        figures.RootElement.EnumerateObject().Select(p => p.Name).Should().StartWith(
            typeof(WhatIfSummary).GetProperties().Where(p => p.DeclaringType == typeof(WhatIfSummary))
                .Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)).Where(n => n != "equality_contract"));
        var (planned, then) = (Part(figures, "planned"), Part(figures, "then"));
        Number(then, "orders").Should().BeApproximately(1.2 * Number(planned, "orders"), 1.5);
        Number(then, "late_orders").Should().BeGreaterThan(Number(planned, "late_orders"));
        Number(then, "paid_hours").Should().BeLessThan(Number(planned, "paid_hours"));
        Number(Part(figures, "repair"), "picker_hours").Should().BePositive();
        var away = Part(figures, "away").EnumerateArray().Should().ContainSingle().Subject;
        away.GetProperty("role").GetString().Should().Be("picker");
        Number(away, "paid_minutes").Should().Be(60 * (Number(planned, "paid_hours") - Number(then, "paid_hours")));
        Part(figures, "slots").EnumerateArray().Sum(s => Number(s, "orders_then"))
            .Should().BeApproximately(Number(then, "orders"), 0.1);
        Part(figures, "slots").EnumerateArray().Should().Contain(s =>
            Number(s, "pickers_then") < Number(s, "pickers_planned") && Number(s, "late_picks_then") > 0);

        var curves = _folder.Lines("curves.csv");
        curves[0].Should().StartWith("store_id,date,time,role,people,needed,late_share,late_orders,price");
        foreach (var role in (string[])["picker", "rider"])
        {
            curves.Count(l => l.Contains($",{role},", StringComparison.Ordinal)).Should().BeGreaterThan(9 * 4 * 7);
        }
    }

    [Fact]
    public async Task Another_promise_and_other_targets_are_said_and_have_effect()
    {
        (await AskAsync("--json", _folder.At("usual.json"))).ExitCode.Should().Be(0);
        var run = await AskAsync("--promise", "30", "--target-pick", "0.95", "--target-on-time", "0.9",
            "--json", _folder.At("soon.json"));

        run.Output.Should().Contain("95 % picked in 20 minutes, 90 % delivered in 30");
        using var usual = JsonDocument.Parse(File.ReadAllText(_folder.At("usual.json")));
        using var soon = JsonDocument.Parse(File.ReadAllText(_folder.At("soon.json")));
        Number(Part(soon, "targets"), "delivery_minutes").Should().Be(30);
        Number(Part(soon, "needed_for"), "delivery_minutes").Should().BeInRange(30, 60);
        Needed(soon, "riders").Should().BeGreaterThanOrEqualTo(Needed(usual, "riders"));
        Needed(soon, "pickers").Should().BeLessThanOrEqualTo(Needed(usual, "pickers"));
        Number(Part(soon, "then"), "on_time").Should().BeLessThan(Number(Part(usual, "then"), "on_time"));
        Part(usual, "then").GetRawText().Should().Be(Part(usual, "planned").GetRawText());

        static double Needed(JsonDocument answer, string role) =>
            Part(answer, "slots").EnumerateArray().Sum(s => Number(s, $"{role}_needed"));
    }

    [Theory]
    [InlineData("2025-05-12", "")]
    [InlineData("2025-05-14", "--strict --seed 3 --shift-hours 4.5,6 --least-pickers 3 --shift-price 9 "
        + "--pick-minutes 15 --on-time-share 0.95")]
    public async Task Asked_about_is_the_plan_that_plan_makes_with_the_same_options(string date, string options)
    {
        var shared = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plan = await ChildProgram.RunAsync(
        [
            "plan", "--data", _folder.Path, "--model", "weekday-mean", "--courses", "20", "--no-breaks", "--no-rosters",
            "--out", _folder.At("plan"), .. shared,
        ]);
        plan.ExitCode.Should().BeLessThan(2, plan.Error);

        var run = await AskAsync(["--date", date, "--json", _folder.At("answer.json"),
            "--away", "pickers=1000", "--away", "riders=1000", .. shared]);

        run.ExitCode.Should().Be(0, run.Error);
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.At("answer.json")));
        Part(figures, "away").EnumerateArray()
            .Select(s => string.Join(',', Words.Select(name => s.GetProperty(name))))
            .Should().BeEquivalentTo(_folder.Lines("plan/shifts.csv").Select(l => l.Split(','))
                .Where(l => l[1] == date).Select(l => $"{l[2]},{l[3]},{l[4]},{l[6]}"));
        if (options.Length > 0)
        {
            Number(Part(figures, "targets"), "pick_minutes").Should().Be(15);
            Number(Part(figures, "targets"), "on_time_share").Should().Be(0.95);
        }
    }

    [Fact]
    public async Task Quarters_of_an_hour_after_midnight_have_the_date_on_which_they_begin()
    {
        _folder.Write("stores.csv", "store_id,name,timezone,open_hour,close_hour\nS1,S1,Asia/Shanghai,9,1\n");

        var run = await AskAsync("--json", _folder.At("answer.json"));

        run.ExitCode.Should().Be(0, run.Error);
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.At("answer.json")));
        var slots = Part(figures, "slots").EnumerateArray()
            .ToLookup(s => s.GetProperty("date").GetString(), s => s.GetProperty("time").GetString());
        slots["2025-05-12"].Should().HaveCount(15 * 4).And.HaveElementAt(0, "09:00");
        slots["2025-05-13"].Should().HaveCount(2 * 4).And.HaveElementAt(0, "00:00");
    }

    [Theory]
    [InlineData("--store S9", "--store S9 is not in stores.csv")]
    [InlineData("--date 2025-05-11", "it can be 2025-05-12 to 2025-05-25")]
    [InlineData("--more 901", "--more is -100 to 900; given is 901")]
    [InlineData("--channel app", "give --more as well")]
    [InlineData("--channel shop --more 5", "--channel shop is none of the store's; there are app")]
    [InlineData("--away cooks=2", "--away is pickers=WHO or riders=WHO")]
    [InlineData("--away pickers=0", "--away is pickers=WHO or riders=WHO")]
    [InlineData("--away pickers=1 --away pickers=2", "each once")]
    [InlineData("--away riders=03:10", "shifts of riders begin at ")]
    [InlineData("--promise 0.5", "--promise is 1 to 1440; given is 0.5")]
    [InlineData("--delivery-minutes 0.5", "--delivery-minutes is 1 to 1440; given is 0.5")]
    [InlineData("--target-pick 1", "--target-pick is 0.5 to 0.9999; given is 1")]
    [InlineData("--days 15", "--days is 1 to 14; given is 15")]
    [InlineData("--late-order-cost -1", "--late-order-cost is 0 to 10000")]
    [InlineData("--promise soon", "--promise")]
    public async Task Wrong_usage_is_named(string question, string words)
    {
        var run = await AskAsync(question.Split(' '));

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(words);
        run.Output.Should().BeEmpty();
    }

    private Task<ChildProgram.Result> AskAsync(params string[] question) => ChildProgram.RunAsync(
        ["what-if", "--data", _folder.Path, "--model", "weekday-mean", "--courses", "20", "--no-breaks", .. question]);

    private static JsonElement Part(JsonDocument answer, string name) => answer.RootElement.GetProperty(name);

    private static double Number(JsonElement part, string name) => part.GetProperty(name).GetDouble();
}
