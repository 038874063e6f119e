using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.Combination;
using Forecasting.Core.Models.Smoothing;
using Forecasting.Core.Simulation;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.Calibration;

public sealed class CalibratedForecasterTests
{
    private const int Stores = 45;
    private const int KnownDays = 300;
    private const double Noise = 0.2;

    private static readonly Horizon Horizon = new(14);

    [Fact]
    public void The_band_from_10_to_90_percent_covers_four_fifths_of_what_comes()
    {
        var whole = Noisy(_ => Noise);
        var forecaster = new CalibratedForecaster(
            "smoothing", [new SmoothingForecaster("smoothing", SmoothingSpeed.Middle)]);
        int inside = 0, count = 0;
        foreach (var lastDay in new[] { KnownDays, KnownDays + 25, KnownDays + 50 })
        {
            var history = whole.UpTo(new Origin(whole.FirstDay.AddDays(lastDay - 1)));
            var forecasts = forecaster.Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon);
            for (var i = 0; i < Stores * Horizon.Days; i++)
            {
                var (store, step) = (i / Horizon.Days, i % Horizon.Days);
                var deciles = forecasts[store].Summary(step).Deciles;
                var actual = whole.Daily[store].Values[lastDay + step];
                inside += actual >= deciles[0] && actual <= deciles[8] ? 1 : 0;
                count++;
            }
        }

        (inside / (double)count).Should().BeInRange(0.75, 0.85);
    }

    [Fact]
    public void The_learnt_spread_is_the_noise_of_the_series_around_their_true_median()
    {
        var history = Noisy(_ => Noise);
        var spread = Spread(history);
        var group = LeadGroups.Of(1);
        var high = spread.SizeOfChain(new ErrorTarget(1, IsAtEvent: false, Leverage: 0)) * spread.ShapeAt(group, 0.9);
        var low = spread.SizeOfChain(new ErrorTarget(1, IsAtEvent: false, Leverage: 0)) * spread.ShapeAt(group, 0.1);
        high.Should().BeApproximately(1.2816 * Noise, 0.04);
        low.Should().BeApproximately(-1.2816 * Noise, 0.04);
        spread.Bias[group].Should().BeApproximately(0, 0.01);
    }

    [Fact]
    public void Bias_that_is_left_in_does_not_come_back_through_the_shape()
    {
        var history = Noisy(_ => Noise);
        var errors = MemberErrors.Collect(history, [new TrueMedian()], Horizon, CancellationToken.None);
        float[][] low = [.. errors.Forecasts[0].Select(o => o.Select(f => f - 0.3f).ToArray())];
        var spread = ErrorSpread.Learn(errors, low, new ErrorTargets(history, Horizon));
        for (var group = 0; group < LeadGroups.Of(Horizon.Days); group++)
        {
            spread.ShapeAt(group, 0.5).Should().BeApproximately(0, 1e-9);
            spread.Bias[group].Should().BeInRange(0.03, 0.27, "a part of the bias of 0.3 is taken off");
        }
    }

    [Fact]
    public void A_store_that_is_twice_as_noisy_gets_nearly_twice_the_spread()
    {
        var spread = Spread(Noisy(store => store < 15 ? 2 * Noise : Noise));
        (spread.SeriesFactor[..15].Average() / spread.SeriesFactor[15..].Average()).Should()
            .BeInRange(1.6, 2, "factors are pulled to 1 by a few days' worth");
    }

    private static ErrorSpread Spread(DemandHistory history)
    {
        var errors = MemberErrors.Collect(history, [new TrueMedian()], Horizon, CancellationToken.None);
        return ErrorSpread.Learn(errors, errors.Forecasts[0], new ErrorTargets(history, Horizon));
    }

    private static double Median(int day) => 400 * (day % 7 >= 5 ? 1.4 : 1);

    private static DemandHistory Noisy(Func<int, double> noise)
    {
        var random = new RandomStream(5, "noise");
        var stores = Enumerable.Range(0, Stores).Select(i => new Store { Id = $"s{i:00}" }).ToList();
        return DailyChain.Make(stores, [], KnownDays + 70, (store, day) =>
            Math.Exp(Math.Log(1 + Median(day)) + (noise(store) * random.Gaussian())) - 1);
    }

    /// <summary>Knows the law that the orders were drawn from.</summary>
    private sealed class TrueMedian : IPointForecaster, IFittedPointModel
    {
        public string Name => "true-median";

        public Grain Grain => Grain.Daily;

        public IReadOnlyList<FitFailure> Failures => [];

        public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) => this;

        public IFittedPointModel Load(BinaryReader file) => this;

        public void Save(BinaryWriter file)
        {
        }

        public double[][] Predict(DemandHistory context, Horizon horizon) => [.. context.Daily.Select(_ =>
            Enumerable.Range(context.Days, horizon.Days).Select(Median).ToArray())];
    }
}
