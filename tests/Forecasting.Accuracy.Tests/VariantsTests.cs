using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Accuracy.Tests;

public sealed class VariantsTests
{
    private static readonly DemandHistory Chain = TinyChain.Make();
    private static readonly Horizon Horizon = new(7);
    private static readonly DemandHistory Known = Chain.UpTo(new Origin(TinyChain.FirstDay.AddDays(124)));
    private static readonly Lazy<IReadOnlyList<ForecastDistribution>> OfChampion = new(() => Forecast("champion"));

    [Theory]
    [InlineData(Grain.Daily)]
    [InlineData(Grain.Hourly)]
    public void Every_model_of_the_list_is_there_alone_and_every_name_once(Grain grain)
    {
        var names = Variants.Of(grain).Select(v => v.Name).ToList();

        names.Should().OnlyHaveUniqueItems().And.Contain(Forecasters.Of(grain).Select(f => f.Name));
        names.Should().StartWith(["champion", "without-events", "without-pooling", "without-calibration",
            "equal-weights"]);
        Variants.Of(grain).Should().OnlyContain(v => v.Forecaster.Grain == grain);
    }

    [Theory]
    [InlineData(Variants.WithoutEvents)]
    [InlineData(Variants.WithoutPooling)]
    [InlineData(Variants.WithoutCalibration)]
    [InlineData(Variants.EqualWeights)]
    public void What_is_left_out_changes_the_forecasts(string name) =>
        Deciles(Forecast(name)).Should().NotEqual(Deciles(OfChampion.Value));

    [Fact]
    public void Without_events_a_holiday_is_taken_for_an_ordinary_day()
    {
        // Day 128 is the fourth day after the origin; every holiday before it doubled the orders.
        var (with, without) = (OfChampion.Value, Forecast(Variants.WithoutEvents));

        with.Zip(without).Select(p => p.First.Mean(3) / p.Second.Mean(3)).Should().OnlyContain(ratio => ratio > 1.1);
    }

    [Fact]
    public void Without_calibration_the_median_lies_midway_between_the_deciles_on_the_log_scale()
    {
        var distribution = Forecast(Variants.WithoutCalibration)[3];
        var logs = new[] { 0.1, 0.5, 0.9 }
            .Select(p => Math.Log(1 + distribution.Quantile(2, new Probability(p)))).ToList();

        // Orders are whole, so each of the three may be off by half of one.
        var rounding = 2 / Math.Exp(logs[1]);
        (logs[2] - logs[1]).Should().BeApproximately(logs[1] - logs[0], (0.02 * (logs[2] - logs[0])) + rounding);
    }

    [Fact]
    public void The_champion_of_the_list_is_the_champion_that_is_served() =>
        Variants.Of(Grain.Daily)[0].Forecaster.Should().BeSameAs(Forecasters.Named("champion", Grain.Daily));

    [Fact]
    public void A_sample_is_scored_with_the_champions_own_forecasts_beside_it()
    {
        var keeper = new HistoryKeeper();
        Variant[] variants = [new("champion", "all", keeper), new("single", "each", keeper) { IsOfSample = true }];
        var protocol = new Protocol("tiny", "tiny", Grain.Daily, "2024-04-01", 2, 7, 7);
        var rows = Ablation.Rows(protocol, Chain, variants, 2, (variant, history) => Backtest.Run(
            history, [variant.Forecaster], protocol.Rolling, protocol.Horizon, null, CancellationToken.None)).ToList();

        rows.Select(r => (r.Variant, r.Stores, r.Score.Overall.Rows)).Should().Equal(
            ("champion", 4, 56), (Ablation.ChampionOnSample, 2, 28), ("single", 2, 28));
        rows[1].Score.Overall.AbsoluteError.Should().Be(rows[2].Score.Overall.AbsoluteError);
        rows[1].Seconds.Should().Be(double.NaN);
    }

    private static IReadOnlyList<ForecastDistribution> Forecast(string name) =>
        Variants.Of(Grain.Daily).Single(v => v.Name == name).Forecaster
            .Fit(Known, Horizon, CancellationToken.None).Forecast(Known, Horizon);

    private static IEnumerable<double> Deciles(IEnumerable<ForecastDistribution> distributions) =>
        distributions.SelectMany(d => Enumerable.Range(0, Horizon.Days).SelectMany(step => d.Summary(step).Deciles));
}
