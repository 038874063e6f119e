using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
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

    private static readonly List<Store> Chain =
        [.. Enumerable.Range(0, Stores).Select(i => new Store { Id = $"s{i:00}" })];

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
        var high = spread.SizeOfChain(new ErrorTarget(1, IsAtEvent: false, EventError: 0)) * spread.ShapeAt(0.9);
        var low = spread.SizeOfChain(new ErrorTarget(1, IsAtEvent: false, EventError: 0)) * spread.ShapeAt(0.1);
        high.Should().BeApproximately(1.2816 * Noise, 0.04);
        low.Should().BeApproximately(-1.2816 * Noise, 0.04);
        spread.Bias[group].Should().BeApproximately(0, 0.01);
    }

    [Fact]
    public void Medians_move_three_quarters_of_the_way_to_the_mean_of_a_log_normal_law()
    {
        var spread = Spread(Noisy(_ => Noise));
        var moved = spread.Shift(null, 1) - spread.Bias[LeadGroups.Of(1)];
        moved.Should().BeApproximately(0.75 * Noise * Noise / 2, 0.15 * Noise * Noise / 2);
        spread.Shift(0, 1).Should().BeApproximately(spread.Shift(null, 1), 0.01);
    }

    [Fact]
    public void Bias_that_is_left_in_does_not_come_back_through_the_shape()
    {
        var history = Noisy(_ => Noise);
        var errors = MemberErrors.Collect(history, [new TrueMedian()], Horizon, CancellationToken.None);
        float[][] low = [.. errors.Forecasts[0].Select(o => o.Select(f => f - 0.3f).ToArray())];
        var spread = ErrorSpread.Learn(errors, low, new ErrorTargets(history, Horizon));
        spread.ShapeAt(0.5).Should().BeApproximately(0, 1e-9);
        for (var group = 0; group < LeadGroups.Of(Horizon.Days); group++)
        {
            spread.Bias[group].Should().BeInRange(0.03, 0.27, "a part of the bias of 0.3 is taken off");
        }
    }

    [Fact]
    public void A_store_that_is_twice_as_noisy_gets_nearly_twice_the_spread()
    {
        var spread = Spread(Noisy(store => store < 15 ? 2 * Noise : Noise));
        (spread.SeriesFactor[..15].Average() / spread.SeriesFactor[15..].Average()).Should()
            .BeInRange(1.7, 2, "factors are pulled to 1 by a few days' worth");
    }

    [Fact]
    public void A_store_that_came_back_from_a_closure_is_expected_where_it_is_now()
    {
        var history = WithClosure(KnownDays - 60, KnownDays - 25);
        var forecaster = new CalibratedForecaster(
            "smoothing", [new SmoothingForecaster("smoothing", SmoothingSpeed.Middle)]);
        var back = forecaster.Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon)[0];
        for (var step = 0; step < Horizon.Days; step++)
        {
            var usual = Median(KnownDays + step);
            var summary = back.Summary(step);
            summary.Deciles[4].Should().BeInRange(0.6 * usual, 1.6 * usual);
            summary.Mean.Should().BeInRange(0.6 * usual, 2 * usual);
        }
    }

    [Fact]
    public void A_store_that_was_closed_leaves_the_bands_of_others_as_they_are()
    {
        var usual = Spread(WithClosure(0, 0));
        var closed = Spread(WithClosure(KnownDays - 60, KnownDays - 25));
        var day = new ErrorTarget(1, IsAtEvent: false, EventError: 0);
        foreach (var probability in new[] { 0.1, 0.9 })
        {
            (closed.SizeOf(1, day) * closed.ShapeAt(probability)).Should().BeApproximately(
                usual.SizeOf(1, day) * usual.ShapeAt(probability), 0.06 * usual.SizeOf(1, day));
        }
    }

    [Fact]
    public void A_store_that_is_always_far_noisier_than_the_others_gets_its_own_spread()
    {
        var spread = Spread(Noisy(store => store == 0 ? 6 * Noise : Noise));
        (spread.SeriesFactor[0] / spread.SeriesFactor[1..].Average()).Should().BeInRange(4.5, 6.5);
    }

    [Fact]
    public void Noise_beyond_that_of_a_skewed_law_moves_medians_no_further()
    {
        var spread = Spread(Noisy(_ => 5 * Noise));
        spread.SizeOfChain(new ErrorTarget(1, IsAtEvent: false, EventError: 0)).Should().BeGreaterThan(0.7);
        (spread.Shift(0, 1) - spread.Bias[LeadGroups.Of(1)]).Should()
            .BeApproximately(0.75 * 0.5 * 0.5 * Math.PI / 4, 1e-9);
    }

    [Fact]
    public void What_an_event_does_other_than_expected_it_does_in_all_stores()
    {
        // Every four weeks a festival that nobody can foretell; the last one is 10 days ahead.
        var history = WithFestivals(0.5);
        var forecaster = new CalibratedForecaster("true-median", [new TrueMedian()]);
        var forecasts = forecaster.Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon);
        Together(forecasts, NextFestival - KnownDays).Should().BeGreaterThan(0.35);
        Together(forecasts, NextFestival - KnownDays - 4).Should().BeLessThan(0.25, "noise is each store's own");
        Width(forecasts[0], NextFestival - KnownDays).Should()
            .BeGreaterThan(1.15 * Width(forecasts[0], NextFestival - KnownDays - 4));
    }

    [Theory]
    [InlineData(Noise, 0.05, 0.8, 1)] // off by one number for weeks: a week is off nearly as far as a day of it
    [InlineData(0, Noise, 0.33, 0.45)] // days make up for each other: 1 / sqrt(7) = 0.38
    public void What_a_store_is_off_for_weeks_widens_its_weeks(double lasting, double daily, double least, double most)
    {
        var random = new RandomStream(6, "lasting");
        double[] offsets = [.. Enumerable.Range(0, Stores).Select(_ => lasting * random.Gaussian())];
        var history = DailyChain.Make(Chain, [], KnownDays, (store, day) => Orders(
            day, (day >= KnownDays - 100 ? offsets[store] : 0) + (daily * random.Gaussian())));
        var forecasts = new CalibratedForecaster("true-median", [new TrueMedian()])
            .Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon);

        forecasts.Average(f => Width(f.DecilesOfTotal(0, 6)) / Width(f.DecilesOfTotal(0, 0)))
            .Should().BeInRange(least, most);
    }

    [Fact]
    public void A_forecaster_that_foresees_what_events_do_gets_narrower_bands_at_them()
    {
        var history = WithFestivals(0.5, daysBetween: 14);
        var share = Spread(history).EventShare;
        var foreseen = MemberErrors.Collect(history, [new TrueMedian()], Horizon, CancellationToken.None);
        float[][] perfect = [.. foreseen.Actuals.Select(origin => origin.Select((a, i) =>
            a + (float)(Noise * Math.Sin(i))).ToArray())];
        ErrorSpread.Learn(foreseen, perfect, new ErrorTargets(history, Horizon)).EventShare.Should()
            .BeLessThan(share);
    }

    private const int NextFestival = KnownDays + 6;

    private static DemandHistory WithFestivals(double surprise, int daysBetween = 28)
    {
        var random = new RandomStream(8, "festivals");
        var days = Enumerable.Range(0, 1 + (KnownDays / daysBetween)).Select(k => NextFestival - (daysBetween * k))
            .Where(d => d >= 0).Order().ToArray();
        var effects = days.ToDictionary(d => d, _ => 0.3 + (surprise * random.Gaussian()));
        var noise = new RandomStream(5, "noise");
        return DailyChain.Make(
            Chain,
            days.Select(d => DailyChain.Entry(d, "festival", "lantern")),
            KnownDays,
            (_, day) => Orders(day, (Noise * noise.Gaussian()) + effects.GetValueOrDefault(day)));
    }

    /// <summary>A few orders a day between two days in the first store, then as before: every forecast from then was
    /// off by a factor of hundreds.</summary>
    private static DemandHistory WithClosure(int fromDay, int untilDay)
    {
        var random = new RandomStream(5, "noise");
        return DailyChain.Make(Chain, [], KnownDays, (store, day) =>
        {
            var orders = Orders(day, Noise * random.Gaussian());
            return store == 0 && day >= fromDay && day < untilDay ? 1 + (day % 2) : orders;
        });
    }

    /// <summary>Mean correlation over the paths of the first store's day with those of others.</summary>
    private static double Together(IReadOnlyList<ForecastDistribution> forecasts, int step)
    {
        double[] Logs(ForecastDistribution f) =>
            [.. Enumerable.Range(0, f.PathCount).Select(p => Math.Log(1 + f.Path(p)[step]))];
        var first = Logs(forecasts[0]);
        return forecasts.Skip(1).Take(20).Average(f => Correlation(first, Logs(f)));
    }

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        double Squares(double[] values, double mean) => values.Sum(v => (v - mean) * (v - mean));
        return a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum()
            / Math.Sqrt(Squares(a, meanA) * Squares(b, meanB));
    }

    private static double Width(ForecastDistribution forecast, int step) => Width(forecast.Summary(step).Deciles);

    private static double Width(IReadOnlyList<double> deciles) => Math.Log(deciles[8] / deciles[0]);

    private static ErrorSpread Spread(DemandHistory history)
    {
        var errors = MemberErrors.Collect(history, [new TrueMedian()], Horizon, CancellationToken.None);
        return ErrorSpread.Learn(errors, errors.Forecasts[0], new ErrorTargets(history, Horizon));
    }

    /// <summary>Orders that are off their median by so much on the log scale.</summary>
    private static double Orders(int day, double deviation) => Math.Exp(Math.Log(1 + Median(day)) + deviation) - 1;

    private static double Median(int day) => 400 * (day % 7 >= 5 ? 1.4 : 1);

    private static DemandHistory Noisy(Func<int, double> noise)
    {
        var random = new RandomStream(5, "noise");
        return DailyChain.Make(
            Chain, [], KnownDays + 70, (store, day) => Orders(day, noise(store) * random.Gaussian()));
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
