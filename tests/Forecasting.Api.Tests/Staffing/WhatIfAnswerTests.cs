using Forecasting.Api.Serving;
using Forecasting.Api.Staffing;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Tests.Staffing;

public sealed class WhatIfAnswerTests
{
    private static readonly DateOnly Date = new(2024, 4, 8);

    [Fact]
    public void Slots_after_midnight_have_the_date_on_which_they_begin_also_as_a_table()
    {
        var answer = WhatIfAnswer.Of(Staffed(), new WhatIfQuery(), Run());

        // Open from ten in the evening until one, and an hour more.
        DateOnly[] dates = [.. Enumerable.Repeat(Date, 8), .. Enumerable.Repeat(Date.AddDays(1), 8)];
        answer.Date.Should().Be(Date);
        answer.Slots.Select(s => s.Date).Should().Equal(dates);
        var table = (ITable)answer;
        table.Rows.Select(r => r[table.Columns.ToList().IndexOf("date")]).Should().Equal(dates.Cast<object>());
    }

    private static StaffedDay Staffed()
    {
        var store = new Store { Id = "S001", OpenHour = 22, CloseHour = 1, TimeZoneId = "Asia/Shanghai" };
        var hours = new float[48];
        Array.Fill(hours, 5);
        ChannelDemand[] channels =
        [
            new(DeliveryPromise.OneHour, new ForecastDistribution(
                new SeriesKey("S001", "app"), new Origin(Date.AddDays(-1)), Grain.Hourly, 1, hours)),
        ];
        var mix = new OrderMix { PickMinutes = WorkTimes.LogNormal(8, 0.4) };
        var options = new StaffPlanOptions { Economises = false };
        var plan = StaffPlanner.Plan(StaffDay.Of(store, Date), channels, mix, 5, 7, options);
        return new StaffedDay(store, options, plan, new StaffingWhatIf(plan, channels, mix, options, 5, 7));
    }

    private static Run Run() => new()
    {
        RunId = "forecast-1",
        Kind = RunKind.Forecast,
        Model = "champion",
        Origin = Date.AddDays(-1),
        DailyDays = 6,
        HourlyDays = 3,
        Started = "2024-04-08T01:30:00Z",
    };
}
