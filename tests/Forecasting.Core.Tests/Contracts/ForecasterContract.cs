using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Core.Tests.Contracts;

/// <summary>What every entry of the list promises. Each check throws where the promise is broken.</summary>
internal static class ForecasterContract
{
    public static IReadOnlyList<ForecastDistribution> Run(IForecaster forecaster, DemandHistory history,
        int horizonDays = SampleChain.HorizonDays)
    {
        var horizon = new Horizon(horizonDays);
        return forecaster.Fit(history, horizon, CancellationToken.None).Forecast(history, horizon);
    }

    public static void HasTheRightShape(IForecaster forecaster)
    {
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        var distributions = Run(forecaster, history);
        distributions.Select(d => d.Key).Should().Equal(history.Of(forecaster.Grain).Select(s => s.Key));
        distributions.Should().OnlyContain(d => d.Origin == SampleChain.Origin && d.Grain == forecaster.Grain
            && d.Steps == SampleChain.HorizonDays * forecaster.Grain.StepsPerDay());
        distributions.Should().OnlyContain(d => d.MeanOfTotal(0, d.Steps - 1) > 0, "the stores trade");
    }

    public static void DoesNotPeek(IForecaster forecaster)
    {
        var known = SampleChain.Make();
        var otherFuture = SampleChain
            .Make((_, day, _, orders) => day >= SampleChain.KnownDays ? (orders * 3) + 7 : orders);
        AreTheSame(Run(forecaster, known.UpTo(SampleChain.Origin)),
            Run(forecaster, otherFuture.UpTo(SampleChain.Origin)));
    }

    public static void IsReproducible(IForecaster forecaster)
    {
        // Two histories, so that nothing remembered of the first can answer for the second.
        var onOne = OnThreads.Run(1, () => Run(forecaster, SampleChain.Make().UpTo(SampleChain.Origin)));
        AreTheSame(onOne, OnThreads.Run(8, () => Run(forecaster, SampleChain.Make().UpTo(SampleChain.Origin))));
    }

    public static void ForecastingChangesNothing(IForecaster forecaster)
    {
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        double[][] before = [.. history.Daily.Concat(history.Hourly).Select(s => s.Values.ToArray())];
        var model = forecaster.Fit(history, SampleChain.Horizon, CancellationToken.None);
        AreTheSame(model.Forecast(history, SampleChain.Horizon), model.Forecast(history, SampleChain.Horizon));
        double[][] after = [.. history.Daily.Concat(history.Hourly).Select(s => s.Values.ToArray())];
        after.Should().BeEquivalentTo(before, o => o.WithStrictOrdering());
    }

    public static void QuantilesRiseAndClosedTimesAreZero(IForecaster forecaster)
    {
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        foreach (var distribution in Run(forecaster, history))
        {
            for (var step = 0; step < distribution.Steps; step++)
            {
                var deciles = distribution.Summary(step).Deciles;
                deciles.Should().BeInAscendingOrder().And.OnlyContain(q => double.IsFinite(q) && q >= 0);
                var day = step / forecaster.Grain.StepsPerDay();
                var sleeps = forecaster.Grain == Grain.Hourly && step % 24 is < 8 or >= 20;
                if (SampleChain.IsClosed(SampleChain.KnownDays + day) || (forecaster.Grain == Grain.Hourly && sleeps))
                {
                    distribution.Mean(step).Should().Be(0, "step {0} is closed", step);
                    deciles[^1].Should().Be(0);
                }
            }
        }
    }

    public static void ExplainsItsMeans(IForecaster forecaster)
    {
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        var model = forecaster.Fit(history, SampleChain.Horizon, CancellationToken.None);
        var explained = model.ForecastAndExplain(history, SampleChain.Horizon);
        AreTheSame(model.Forecast(history, SampleChain.Horizon), [.. explained.Select(e => e.Forecast)]);
        foreach (var (forecast, steps) in explained)
        {
            steps.Should().HaveCount(forecast.Steps);
            for (var step = 0; step < forecast.Steps; step++)
            {
                var parts = steps[step].Parts.ToArray();
                parts.Should().OnlyContain(p => double.IsFinite(p));
                parts.Sum().Should().BeApproximately(forecast.Mean(step), 1e-6);
                var isClosed = SampleChain.IsClosed(SampleChain.KnownDays + (step / forecaster.Grain.StepsPerDay()));
                (isClosed && parts.Any(p => p != 0)).Should().BeFalse("nothing explains a closed day");
            }

            steps.Sum(s => Math.Abs(s[Reason.Level])).Should()
                .BeGreaterThan(0.5 * steps.Sum(s => s.Number), "most of a forecast is its level");
            steps.Sum(s => Math.Abs(s[Reason.Weekday])).Should().BeGreaterThan(0, "weekdays differ");
        }
    }

    public static void SavesAndLoads(IForecaster forecaster)
    {
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        var model = forecaster.Fit(history, SampleChain.Horizon, CancellationToken.None);
        using var file = new MemoryStream();
        model.Save(file);
        file.Position = 0;
        var loaded = forecaster.Load(file);
        AreTheSame(model.Forecast(history, SampleChain.Horizon), loaded.Forecast(history, SampleChain.Horizon));
        file.Position.Should().Be(file.Length, "a model reads all that it wrote");
    }

    public static void SurvivesOddSeries(IForecaster forecaster, Func<int, double> ordersOnDay)
    {
        var history = SampleChain.Make((key, day, hour, orders) => key.StoreId != "S2" ? orders
            : double.IsNaN(ordersOnDay(day)) ? double.NaN : Math.Round(ordersOnDay(day) / 12)).UpTo(SampleChain.Origin);
        var model = forecaster.Fit(history, SampleChain.Horizon, CancellationToken.None);
        var distributions = model.Forecast(history, SampleChain.Horizon);
        distributions.Should().HaveCount(history.Of(forecaster.Grain).Count);
        distributions.Should().OnlyContain(d => double.IsFinite(d.MeanOfTotal(0, d.Steps - 1)));
    }

    public static void AreTheSame(IReadOnlyList<ForecastDistribution> expected,
        IReadOnlyList<ForecastDistribution> found)
    {
        found.Should().HaveSameCount(expected);
        for (var i = 0; i < expected.Count; i++)
        {
            for (var path = 0; path < expected[i].PathCount; path++)
            {
                if (!expected[i].Path(path).SequenceEqual(found[i].Path(path)))
                {
                    Assert.Fail($"Path {path} of {expected[i].Key} differs.");
                }
            }
        }
    }
}
