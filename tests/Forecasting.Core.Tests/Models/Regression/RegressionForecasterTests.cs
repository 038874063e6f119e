using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;
using Forecasting.Core.Models.Regression;
using static Forecasting.Core.Tests.Models.Regression.FeastChain;

namespace Forecasting.Core.Tests.Models.Regression;

public sealed class RegressionForecasterTests
{
    [Fact]
    public void Learns_events_promotions_and_weather_from_other_stores_and_adds_them_up()
    {
        var history = FeastChain.Of();
        var context = history.Known();
        var model = new RegressionForecaster(50_000).Fit(context, Ahead, CancellationToken.None);

        var medians = model.Predict(context, Ahead);

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
        var context = FeastChain.Of().Known();
        var model = (IExplainedPointModel)new RegressionForecaster(50_000)
            .Fit(context, Ahead, CancellationToken.None);

        var explained = model.Explain(context, Ahead);

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
        var context = FeastChain.Of(lastStoreLift: -Lift).Known();
        var model = (IExplainedPointModel)new RegressionForecaster(50_000)
            .Fit(context, Ahead, CancellationToken.None);
        using var file = new MemoryStream();
        model.Save(new BinaryWriter(file));
        file.Position = 0;
        var loaded = RegressionModel.Load(new BinaryReader(file));

        var explained = loaded.Explain(context, Ahead);

        double OfFeast(int store) => explained.Logs[store][(4 * Reasons.Count) + (int)Reason.Event];
        OfFeast(Stores - 1).Should().BeApproximately(-Lift, 0.1, "one store of eight hardly moves the pool");
        Enumerable.Range(0, Stores - 1).Should().AllSatisfy(s => OfFeast(s).Should().BeApproximately(Lift, 0.1));
    }

    [Fact]
    public void Own_numbers_stay_with_their_kind_when_the_calendar_gains_more_frequent_ones()
    {
        var context = FeastChain.Of(lastStoreLift: -Lift).Known();
        var model = new RegressionForecaster(50_000).Fit(context, Ahead, CancellationToken.None);

        var later = FeastChain.Of(lastStoreLift: -Lift, hasNewKind: true).Known();

        double OfFeast(DemandHistory history) => model.Predict(history, Ahead)[Stores - 1][4];
        OfFeast(later).Should().BeApproximately(
            OfFeast(context), 2, "without its own numbers it would have half as much again");
    }
}
