using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Ssa;
using Forecasting.Core.Models.WeekdayMean;
using Forecasting.Core.Tests.Models.WeekdayMean;

namespace Forecasting.Core.Tests.Models.Ssa;

public sealed class SsaForecasterTests
{
    private const double Gap = double.NaN;
    private static readonly Horizon FourWeeks = new(28);
    private static readonly double[] Weekdays = [0.8, 0.9, 1, 1.1, 1.3, 1.4, 0.5];

    [Fact]
    public void It_follows_a_trend_and_a_slow_wave_that_the_weekday_mean_misses()
    {
        var truth = Seasonal(428);
        var history = Chain.OfDays(truth[..400]);

        var ssa = Predict(history)[0];

        var mean = WeekdayMean(history, FourWeeks)[0];
        Error(ssa, truth[400..]).Should().BeLessThan(0.3 * Error(mean, truth[400..]));
    }

    [Fact]
    public void It_follows_hours_closer_than_the_mean_of_the_same_hours()
    {
        var truth = Hours(70);
        var history = Chain.OfHours(new Store { Id = "x" }, [], truth[..(63 * 24)]);
        var horizon = new Horizon(7);

        var forecast = new SsaForecaster(Grain.Hourly).Fit(history, horizon, default).Predict(history, horizon)[0];

        forecast.Should().HaveCount(168);
        var mean = WeekdayMean(history, horizon)[0];
        Error(forecast, truth[(63 * 24)..]).Should().BeLessThan(0.6 * Error(mean, truth[(63 * 24)..]));
    }

    [Fact]
    public void Closed_days_and_gaps_move_nothing_and_closed_targets_are_zero()
    {
        var truth = Seasonal(428);
        var holed = truth[..400];
        DateOnly[] closed = [.. Enumerable.Range(0, 62).Select(w => Chain.Monday.AddDays((7 * w) + 6))];
        for (var day = 0; day < 400; day++)
        {
            holed[day] = day % 7 == 6 ? 0 : day is > 150 and < 180 || day % 31 == 0 ? Gap : holed[day];
        }

        var forecast = Predict(Chain.ClosedOn(closed, holed))[0];

        for (var step = 0; step < 28; step++)
        {
            if ((400 + step) % 7 == 6)
            {
                forecast[step].Should().Be(0);
            }
            else
            {
                forecast[step].Should().BeApproximately(truth[400 + step], 0.12 * truth[400 + step]);
            }
        }
    }

    public static TheoryData<string, double[]> SeriesThatCannotBeFitted => new()
    {
        { "No orders are known.", [.. Enumerable.Repeat(Gap, 400)] },
        { "All known orders are 0.", new double[400] },
        { "All known orders are equal.", [.. Enumerable.Repeat(5.0, 400)] },
        { "Only 1 steps have orders; 14 are needed.", [.. new double[200], 1000, .. new double[199]] },
        { "The series is too short for the smallest window.", Seasonal(60) },
        { "More than half of the steps are unknown.", [.. Seasonal(400).Select((x, t) => t % 7 < 4 ? Gap : x)] },
    };

    [Theory]
    [MemberData(nameof(SeriesThatCannotBeFitted))]
    public void What_cannot_be_fitted_is_named_and_the_weekday_mean_stands_in(string reason, double[] values)
    {
        var history = Chain.OfDays(values, [.. Seasonal(400).Take(values.Length)]);

        var model = new SsaForecaster(Grain.Daily).Fit(history, FourWeeks, default);

        model.Failures.Should().ContainEquivalentOf(
            new FitFailure(new SeriesKey("s0", Channel.AllId), "ssa", reason, WeekdayMeanForecaster.MemberName));
        model.Predict(history, FourWeeks)[0].Should().Equal(WeekdayMean(history, FourWeeks)[0]);
    }

    [Fact]
    public void Fits_for_calibration_choose_from_fewer_origins_and_so_now_and_then_otherwise()
    {
        var history = Chain.OfDays([.. Enumerable.Range(0, 12).Select(s => Noisy(s, 300))]);
        var cheap = new SsaForecaster(Grain.Daily).ForCalibration;
        var chosen = cheap.Fit(history, FourWeeks, default).Predict(history, FourWeeks);
        var same = Predict(history).Zip(chosen).Count(p => p.First.SequenceEqual(p.Second));
        same.Should().BeInRange(1, 11);
        (cheap.Name, cheap.Grain).Should().Be(("ssa", Grain.Daily));
    }

    [Fact]
    public void A_series_that_was_unknown_at_the_fit_gets_the_weekday_mean()
    {
        var model = new SsaForecaster(Grain.Daily).Fit(Chain.OfDays(Seasonal(400)), FourWeeks, default);

        var forecast = model.Predict(Chain.OfDays(Seasonal(400), [.. Enumerable.Repeat(3.0, 400)]), FourWeeks);

        forecast[1].Should().AllBeEquivalentTo(3.0);
    }

    [Fact]
    public void Twice_the_orders_give_twice_the_forecast() =>
        Gen.Select(NoisySeries, Gen.Double[0.01, 100]).Sample(
            (values, factor) =>
            {
                var one = Predict(Chain.OfDays(values))[0];
                var scaled = Predict(Chain.OfDays([.. values.Select(x => factor * x)]))[0];
                scaled.Zip(one).Should().OnlyContain(
                    p => Math.Abs(p.First - (factor * p.Second)) <= 1e-6 * factor * (1 + p.Second));
            },
            iter: 10);

    [Fact]
    public void Whatever_comes_in_the_forecast_is_finite_and_not_negative() =>
        Gen.Select(NoisySeries, Gen.Double[-3, 3], Gen.Int[0, 3]).Sample(
            (values, growth, mode) =>
            {
                double[] wild = [.. values.Select((x, t) => mode switch
                {
                    0 => x * Math.Exp(growth * t / 100),
                    1 => t % 50 == 0 ? 1e9 : x,
                    2 => t > 250 ? 0 : x,
                    _ => t % 3 == 0 ? Gap : x,
                })];
                Predict(Chain.OfDays(wild))[0].Should().OnlyContain(x => double.IsFinite(x) && x >= 0);
            },
            iter: 25);

    [Fact]
    public void One_thread_and_eight_give_the_same_bits()
    {
        var history = Chain.OfDays([.. Enumerable.Range(0, 12).Select(s => Noisy(s, 300))]);

        var one = new SsaForecaster(Grain.Daily, 1).Fit(history, FourWeeks, default).Predict(history, FourWeeks);
        var eight = new SsaForecaster(Grain.Daily, 8).Fit(history, FourWeeks, default).Predict(history, FourWeeks);

        eight.Should().BeEquivalentTo(one, o => o.WithStrictOrdering());
    }

    [Fact]
    public void Other_stores_change_nothing()
    {
        var alone = Predict(Chain.OfDays(Noisy(1, 300)))[0];

        Predict(Chain.OfDays(Noisy(2, 300), Noisy(1, 300)))[1].Should().Equal(alone);
    }

    [Fact]
    public void What_comes_after_the_origin_changes_nothing()
    {
        var values = Noisy(3, 400);
        double[] other = [.. values.Select((x, t) => t < 350 ? x : 10 * x)];
        var origin = new Origin(Chain.Monday.AddDays(349));

        var seen = Predict(Chain.OfDays(values).UpTo(origin))[0];

        Predict(Chain.OfDays(other).UpTo(origin))[0].Should().Equal(seen);
        Predict(Chain.OfDays(other).UpTo(new Origin(origin.LastDay.AddDays(7))))[0].Should().NotEqual(seen);
    }

    [Fact]
    public void Fitting_and_predicting_leave_the_history_as_it_was_and_repeat_themselves()
    {
        var values = Noisy(4, 300);
        var copy = values.ToArray();
        var history = Chain.OfDays(values);
        var model = new SsaForecaster(Grain.Daily).Fit(history, FourWeeks, default);

        var first = model.Predict(history, FourWeeks)[0];
        model.Predict(history.UpTo(new Origin(history.LastDay.AddDays(-30))), FourWeeks);

        model.Predict(history, FourWeeks)[0].Should().Equal(first);
        values.Should().Equal(copy);
    }

    [Fact]
    public void What_is_saved_predicts_the_same()
    {
        var history = Chain.OfDays(Noisy(5, 300), new double[300]);
        var forecaster = new SsaForecaster(Grain.Daily);
        var model = forecaster.Fit(history, FourWeeks, default);

        var read = WeekdayMeanForecasterTests.SavedAndRead(forecaster, model);

        read.Failures.Should().Equal(model.Failures).And.ContainSingle();
        read.Predict(history, FourWeeks).Should().BeEquivalentTo(model.Predict(history, FourWeeks));
    }

    [Fact]
    public void A_context_shorter_than_the_fit_falls_back_instead_of_failing()
    {
        var history = Chain.OfDays(Noisy(6, 400));
        var model = new SsaForecaster(Grain.Daily).Fit(history, FourWeeks, default);

        var forecast = model.Predict(history.UpTo(new Origin(Chain.Monday.AddDays(20))), FourWeeks)[0];

        forecast.Should().OnlyContain(x => double.IsFinite(x) && x > 0);
    }

    [Fact]
    public void A_cancelled_fit_stops()
    {
        var history = Chain.OfDays(Noisy(7, 300));
        var fit = () => new SsaForecaster(Grain.Daily).Fit(history, FourWeeks, new CancellationToken(true));

        fit.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void No_threads_are_refused()
    {
        var make = () => new SsaForecaster(Grain.Daily, 0);

        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("threads");
    }

    private static readonly Gen<double[]> NoisySeries = Gen.Int[0, 10_000].Select(seed => Noisy(seed, 300));

    private static double[] Seasonal(int days) =>
        [.. Enumerable.Range(0, days)
            .Select(t => Weekdays[t % 7] * (100 + (0.2 * t) + (30 * Math.Sin(2 * Math.PI * t / 90))))];

    private static double[] Hours(int days) =>
        [.. Enumerable.Range(0, days * 24).Select(t => Weekdays[t / 24 % 7]
            * (20 + (12 * Math.Sin(2 * Math.PI * t / 24)) + (4 * Math.Sin(2 * Math.PI * t / 400))))];

    private static double[] Noisy(int seed, int days)
    {
        var random = new Random(seed);
        return [.. Seasonal(days).Select(x => x * (0.8 + (0.4 * random.NextDouble())))];
    }

    private static double Error(double[] forecast, double[] actual) =>
        forecast.Zip(actual).Sum(p => Math.Abs(p.First - p.Second));

    private static double[][] WeekdayMean(DemandHistory history, Horizon horizon)
    {
        var grain = history.Hourly.Count > 0 ? Grain.Hourly : Grain.Daily;
        return new WeekdayMeanForecaster(grain, 8).Fit(history, horizon, default).Predict(history, horizon);
    }

    private static double[][] Predict(DemandHistory history) =>
        new SsaForecaster(Grain.Daily).Fit(history, FourWeeks, default).Predict(history, FourWeeks);
}
