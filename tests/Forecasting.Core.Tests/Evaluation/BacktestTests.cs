using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Core.Tests.Evaluation;

public sealed class BacktestTests
{
    private static readonly float[] Factors = [0.7f, 0.8f, 0.9f, 0.95f, 1, 1.05f, 1.1f, 1.2f, 1.37f];

    [Fact]
    public void Printed_hours_add_up_to_their_printed_day_exactly()
    {
        var result = Run(Hours(), new ScatterForecaster("m", Grain.Hourly, Factors));
        var hours = Rows(result).GroupBy(r => r[4]).ToDictionary(g => g.Key, g => g.Sum(r => Decimal(r[6])));
        var days = Rows(result.ByDay!).ToDictionary(r => r[4], r => Decimal(r[6]));
        hours.Should().Equal(days);
        days.Values.Should().Contain(d => d % 1 != 0, "the example must need rounding");
    }

    [Fact]
    public void Closed_hours_stay_zero() =>
        Rows(Run(Hours(), new ScatterForecaster("m", Grain.Hourly, Factors))).Where(r => r[5] is "0" or "1" or "2")
            .Should().OnlyContain(r => r[6] == "0" && r[7] == "0" && r[15] == "0");

    [Fact]
    public void The_table_has_the_columns_and_the_order_of_the_contract()
    {
        var history = BacktestHistories.Days(30, ("B", d => 10 + (d % 7)), ("A", d => 20));
        var result = Run(history, new ScatterForecaster("second", Grain.Daily, Factors),
            new ScatterForecaster("first", Grain.Daily, 1));
        var lines = Text(result).Split('\n');
        lines[0].Should()
            .Be("model,store_id,channel_id,origin,date,hour,mean,q10,q20,q30,q40,q50,q60,q70,q80,q90,actual");
        lines[1].Should().StartWith("second,A,all,2024-01-22,2024-01-23,,20.1556,14.8,").And.EndWith(",20");
        lines[^1].Should().BeEmpty();
        Rows(result).Select(r => $"{r[0]} {r[3]} {r[1]} {r[4]}").Should().HaveCount(2 * 2 * 2 * 3);
        Rows(result).Select(r => (r[0] == "first", r[3], r[1], r[4])).Should().BeInAscendingOrder();
    }

    [Fact]
    public void An_unknown_actual_is_empty_and_not_scored()
    {
        var history = BacktestHistories.Days(30, ("S1", d => d == 23 ? double.NaN : 10 + (d % 7)));
        var result = Run(history, new ScatterForecaster("m", Grain.Daily, Factors));
        Rows(result).Single(r => r[3] == "2024-01-22" && r[4] == "2024-01-24")[16].Should().BeEmpty();
        ModelScore.Of(result, result.Models[0]).Overall.Rows.Should().Be(5);
    }

    [Fact]
    public void Names_with_commas_and_quotes_are_quoted() =>
        Text(Run(BacktestHistories.Days(30, ("a,\"b\"", d => 10)), new ScatterForecaster("m", Grain.Daily, Factors)))
            .Should().Contain("m,\"a,\"\"b\"\"\",all,");

    [Fact]
    public void Models_see_nothing_after_the_origin()
    {
        var history = BacktestHistories.Days(30, ("S1", d => 10 + d));
        var seen = new List<DateOnly>();
        Run(history, new Recording(seen));
        seen.Should().Equal(BacktestHistories.Monday.AddDays(21), BacktestHistories.Monday.AddDays(24));
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var stores = Enumerable.Range(0, 20).Select(i => ($"S{i:00}", (Func<int, double>)(d => i + (d % 7))));
        var history = BacktestHistories.Days(60, [.. stores]);
        var before = Parallelism.MaxThreads;
        Parallelism.MaxThreads = 1;
        var one = Text(Run(history, new ScatterForecaster("m", Grain.Daily, Factors)));
        Parallelism.MaxThreads = 8;
        var eight = Text(Run(history, new ScatterForecaster("m", Grain.Daily, Factors)));
        Parallelism.MaxThreads = before;
        eight.Should().Be(one);
    }

    [Fact]
    public void Progress_counts_every_window_of_every_model()
    {
        var told = new List<BacktestProgress>();
        Backtest.Run(
            BacktestHistories.Days(30, ("S1", _ => 10)),
            [new ScatterForecaster("a", Grain.Daily, 1), new ScatterForecaster("b", Grain.Daily, 1)],
            BacktestHistories.Origins(21, 2, 3), new Horizon(3), new Collecting(told), CancellationToken.None);
        told.Select(p => p.Done).Should().Equal(0, 1, 2, 3, 4);
        told.Should().OnlyContain(p => p.Total == 4);
    }

    [Fact]
    public void Cancellation_stops_it() =>
        FluentActions.Invoking(() => Backtest.Run(
            BacktestHistories.Days(30, ("S1", _ => 10)), [new ScatterForecaster("a", Grain.Daily, 1)],
            BacktestHistories.Origins(21, 2, 3), new Horizon(3), null, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();

    [Fact]
    public void A_model_that_leaves_series_out_is_named() =>
        FluentActions.Invoking(() => Run(BacktestHistories.Days(30, ("S1", _ => 10), ("S2", _ => 10)), new Lazy()))
            .Should().Throw<InvalidOperationException>().WithMessage("lazy *2 series*");

    [Fact]
    public void Hourly_models_on_daily_data_are_refused() =>
        FluentActions.Invoking(() => Run(
            BacktestHistories.Days(30, ("S1", _ => 10)), new ScatterForecaster("m", Grain.Hourly, 1)))
            .Should().Throw<ArgumentException>().WithMessage("*no hourly orders*");

    [Fact]
    public void The_breakdowns_hold_every_scored_step_once()
    {
        var result = Run(Hours(), new ScatterForecaster("m", Grain.Hourly, Factors));
        var all = ModelScore.Of(result, result.Models[0]).Overall;
        var report = AccuracyReport.Of(result, result.Models[0]);
        foreach (var groups in new[] { report.ByLead, report.ByWeekday, report.ByHour })
        {
            groups.Sum(g => g.Rows).Should().Be(all.Rows);
            groups.Sum(g => g.AbsoluteError).Should().BeApproximately(all.AbsoluteError, 1e-6);
        }

        report.ByKind.Should().ContainSingle().Which.Name.Should().Be(AccuracyReport.OrdinaryDay);
    }

    [Fact]
    public void Days_with_events_are_told_from_ordinary_ones()
    {
        var builder = new DemandHistoryBuilder();
        builder.Add(new Store { Id = "S1" });
        builder.Add(new CalendarEntry { Date = BacktestHistories.Monday.AddDays(22), Kind = "festival" });
        for (var day = 0; day < 30; day++)
        {
            var date = BacktestHistories.Monday.AddDays(day);
            builder.AddDay(new SeriesKey("S1", Channel.AllId), date, day == 22 ? 100 : 10);
        }

        var result = Run(builder.Build(), new ScatterForecaster("m", Grain.Daily, 1));
        var kinds = AccuracyReport.Of(result, result.Models[0]).ByKind;
        kinds.Select(k => (k.Name, k.Totals.Rows, k.Totals.AbsoluteError)).Should().Equal(
            (AccuracyReport.OrdinaryDay, 5, 0), (AccuracyReport.EventDay, 1, 90), ("festival", 1, 90));
    }

    [Fact]
    public void Weeks_of_leads_and_days_at_an_event_are_told_apart()
    {
        // Ten days from a Sunday: the event on the 4th day, so the 3rd to 5th are at it. A jump of 2 on the 4th, and
        // of 1 on the 9th, which is ordinary and in the second week.
        var builder = new DemandHistoryBuilder();
        builder.Add(new Store { Id = "S1" });
        builder.Add(new CalendarEntry { Date = BacktestHistories.Monday.AddDays(24), Kind = "festival" });
        for (var day = 0; day < 31; day++)
        {
            var orders = day == 24 ? 12 : day == 29 ? 11 : 10;
            builder.AddDay(new SeriesKey("S1", Channel.AllId), BacktestHistories.Monday.AddDays(day), orders);
        }

        var result = Backtest.Run(
            builder.Build(), [new ScatterForecaster("m", Grain.Daily, 1)], BacktestHistories.Origins(20, 1, 1),
            new Horizon(10), null, CancellationToken.None);
        var report = AccuracyReport.Of(result, result.Models[0]);

        report.ByDayKind.Select(g => (g.Name, g.Totals.Rows, g.Totals.AbsoluteError, g.Totals.Inside80)).Should().Equal(
            (AccuracyReport.Ordinary, 7, 1, 6), (AccuracyReport.AtEvent, 3, 2, 2), (AccuracyReport.OnEvent, 1, 2, 0));
        report.ByLeadWeek.Select(t => (t.Rows, t.AbsoluteError)).Should().Equal((7, 2), (3, 1));
        PointMetrics.Bias(report.ByLeadWeek[0]).Should().BeApproximately(-2.0 / 72, 1e-12);
        DistributionMetrics.Cover80(report.ByDayKind[1].Totals).Should().BeApproximately(2.0 / 3, 1e-12);
        DistributionMetrics.Cover80(new ErrorTotals()).Should().Be(double.NaN);
    }

    private static DemandHistory Hours() =>
        BacktestHistories.Hours(30, (day, hour) => hour < 7 ? 0 : (3 * hour) + (day % 7) + (day * hour % 5));

    private static BacktestResult Run(DemandHistory history, params IForecaster[] models) => Backtest.Run(
        history, models, BacktestHistories.Origins(21, 2, 3), new Horizon(3), null, CancellationToken.None);

    private static string Text(BacktestResult result)
    {
        using var stream = new MemoryStream();
        PredictionTable.Write(result, stream, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<string[]> Rows(BacktestResult result) =>
        Text(result).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));

    private static decimal Decimal(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Collecting(List<BacktestProgress> told) : IProgress<BacktestProgress>
    {
        public void Report(BacktestProgress value) => told.Add(value);
    }

    private sealed class Recording(List<DateOnly> seen) : IForecaster
    {
        private readonly ScatterForecaster _inner = new("recording", Grain.Daily, 1);

        public string Name => _inner.Name;

        public Grain Grain => Grain.Daily;

        public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
        {
            seen.Add(history.LastDay);
            return _inner.Fit(history, horizon, cancellation);
        }

        public IFittedModel Load(Stream file) => _inner.Load(file);
    }

    private sealed class Lazy : IForecaster, IFittedModel
    {
        public string Name => "lazy";

        public Grain Grain => Grain.Daily;

        public IReadOnlyList<FitFailure> Failures => [];

        public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) => this;

        public IFittedModel Load(Stream file) => this;

        public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon) =>
            [new ForecastDistribution(context.Daily[0].Key, context.Origin, Grain.Daily, 1, new float[horizon.Days])];

        public void Save(Stream file)
        {
        }
    }
}
