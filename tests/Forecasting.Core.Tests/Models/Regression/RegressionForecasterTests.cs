using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;
using Forecasting.Core.Models.Regression;

namespace Forecasting.Core.Tests.Models.Regression;

public sealed class RegressionForecasterTests
{
    private const int KnownDays = 700;
    private const int HorizonDays = 14;
    private const int Stores = 8;
    private const double Lift = 0.3;
    private static readonly DateOnly FirstDay = new(2023, 1, 2);
    private static readonly double[] Weekdays = [0, -0.05, 0, 0.02, 0.1, 0.25, 0.2];

    // The next feast lies 5 days ahead, as do a deep promotion after 9 days and rain after 11.
    private static readonly int[] Feasts = [120, 340, 520, KnownDays + 4];

    [Fact]
    public void Learns_events_promotions_and_weather_from_other_stores_and_adds_them_up()
    {
        var history = Chain();
        var context = history.UpTo(new Origin(FirstDay.AddDays(KnownDays - 1)));
        var model = new RegressionForecaster(50_000).Fit(context, new Horizon(HorizonDays), CancellationToken.None);

        var medians = model.Predict(context, new Horizon(HorizonDays));

        var errors = new List<double>();
        for (var series = 0; series < medians.Length; series++)
        {
            for (var lead = 1; lead <= HorizonDays; lead++)
            {
                var truth = history.Daily[series].Values[KnownDays + lead - 1];
                errors.Add(Math.Log((1 + medians[series][lead - 1]) / (1 + truth)));
            }
        }

        // Noise of 0.03 a day and a level that moves by 0.004 allow 0.027; leaving out the feast alone adds 0.02.
        errors.Average(Math.Abs).Should().BeLessThan(0.037);
        errors.Should().AllSatisfy(e => e.Should().BeInRange(-0.14, 0.14));
    }

    [Fact]
    public void Parts_are_those_that_made_the_day()
    {
        var context = Chain().UpTo(new Origin(FirstDay.AddDays(KnownDays - 1)));
        var model = (IExplainedPointModel)new RegressionForecaster(50_000)
            .Fit(context, new Horizon(HorizonDays), CancellationToken.None);

        var explained = model.Explain(context, new Horizon(HorizonDays));

        double Part(int lead, Reason reason) => explained.Logs[0][((lead - 1) * Reasons.Count) + (int)reason];
        Part(5, Reason.Event).Should().BeApproximately(Lift, 0.08);
        Part(2, Reason.Event).Should().BeApproximately(0, 0.05);
        Part(9, Reason.Promotion).Should().BeApproximately(0.2, 0.06);
        Part(12, Reason.Weather).Should().BeGreaterThan(Part(10, Reason.Weather) + 0.04);
        for (var lead = 1; lead <= HorizonDays; lead++)
        {
            Enumerable.Range(0, Reasons.Count).Sum(r => Part(lead, (Reason)r))
                .Should().BeApproximately(Math.Log(1 + explained.Medians[0][lead - 1]), 1e-9);
        }
    }

    [Fact]
    public void A_store_that_festivals_empty_while_they_fill_the_others_is_forecast_so()
    {
        var context = Chain(lastStoreLift: -Lift).UpTo(new Origin(FirstDay.AddDays(KnownDays - 1)));
        var model = (IExplainedPointModel)new RegressionForecaster(50_000)
            .Fit(context, new Horizon(HorizonDays), CancellationToken.None);
        using var file = new MemoryStream();
        model.Save(new BinaryWriter(file));
        file.Position = 0;
        var loaded = RegressionModel.Load(new BinaryReader(file));

        var explained = loaded.Explain(context, new Horizon(HorizonDays));

        double OfFeast(int store) => explained.Logs[store][(4 * Reasons.Count) + (int)Reason.Event];
        OfFeast(Stores - 1).Should().BeApproximately(-Lift, 0.1, "one store of eight hardly moves the pool");
        Enumerable.Range(0, Stores - 1).Should().AllSatisfy(s => OfFeast(s).Should().BeApproximately(Lift, 0.1));
    }

    [Fact]
    public void Own_numbers_stay_with_their_kind_when_the_calendar_gains_more_frequent_ones()
    {
        var context = Chain(lastStoreLift: -Lift).UpTo(new Origin(FirstDay.AddDays(KnownDays - 1)));
        var model = new RegressionForecaster(50_000).Fit(context, new Horizon(HorizonDays), CancellationToken.None);

        var later = Chain(lastStoreLift: -Lift, hasNewKind: true).UpTo(new Origin(FirstDay.AddDays(KnownDays - 1)));

        double OfFeast(DemandHistory history) => model.Predict(history, new Horizon(HorizonDays))[Stores - 1][4];
        OfFeast(later).Should().BeApproximately(
            OfFeast(context), 2, "without its own numbers it would have half as much again");
    }

    private static DemandHistory Chain(double lastStoreLift = Lift, bool hasNewKind = false)
    {
        var builder = new DemandHistoryBuilder();
        var random = new Random(3);
        for (var store = 0; store < Stores; store++)
        {
            builder.Add(new Store { Id = $"S{store}" });
        }

        for (var day = 3; hasNewKind && day < KnownDays + HorizonDays; day += 40)
        {
            builder.Add(new CalendarEntry { Date = FirstDay.AddDays(day), Kind = "fair", Name = "fair" });
        }

        foreach (var feast in Feasts)
        {
            builder.Add(new CalendarEntry { Date = FirstDay.AddDays(feast), Kind = "festival", Name = "lanterns" });
        }

        for (var day = 0; day < KnownDays + HorizonDays; day++)
        {
            builder.AddCovariate("rain", "", true, FirstDay.AddDays(day), -1, day % 5 == 1 ? 10 + (day % 3) : 0);
            if (Depth(day) is > 0 and var depth)
            {
                builder.Add(new CalendarEntry
                {
                    Date = FirstDay.AddDays(day),
                    Kind = CalendarEntry.PromotionKind,
                    Name = "offers",
                    Value = depth,
                });
            }
        }

        for (var store = 0; store < Stores; store++)
        {
            var level = 5 + (0.2 * store);
            var lift = store == Stores - 1 ? lastStoreLift : Lift;
            for (var day = 0; day < KnownDays + HorizonDays; day++)
            {
                level += 0.004 * Normal(random);
                var log = level + Weekdays[day % 7] + (Feasts.Contains(day) ? lift : 0) + Depth(day)
                    + (day % 5 == 1 ? 0.08 : 0) + (0.03 * Normal(random));
                builder.AddDay(new SeriesKey($"S{store}", Channel.AllId), FirstDay.AddDays(day), Math.Exp(log));
            }
        }

        return builder.Build();
    }

    // Depths of a tenth or a fifth, whose lift is as large as they are.
    private static double Depth(int day) =>
        (day - KnownDays - 8) % 23 == 0 ? day % 2 == KnownDays % 2 ? 0.2 : 0.1 : 0;

    private static double Normal(Random random)
    {
        double sum = -6;
        for (var i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }

        return sum;
    }
}
