using System.Diagnostics;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Core.Evaluation;

/// <summary>How far a backtest is.</summary>
/// <param name="Done">Windows done, all models together.</param>
/// <param name="Total">Windows in all.</param>
/// <param name="Model">The model at work.</param>
/// <param name="Origin">The origin at work.</param>
public sealed record BacktestProgress(int Done, int Total, string Model, Origin Origin);

/// <summary>
/// Lets models forecast from past origins and keeps their answers beside what came. Origins go one after another;
/// models use threads inside.
/// </summary>
public static class Backtest
{
    /// <summary>Runs every model from every origin.</summary>
    /// <param name="history">All that is known, also after the origins; models get a cut of it.</param>
    /// <param name="forecasters">At least one, all of one grain, each name once.</param>
    /// <param name="origins">Where to cut.</param>
    /// <param name="horizon">How far each forecast reaches.</param>
    /// <param name="progress">Told before every window and at the end, or null.</param>
    /// <param name="cancellation">Stops between windows and inside the models.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together, or there is nothing to compare
    /// with.</exception>
    /// <exception cref="InvalidOperationException">A model broke its contract.</exception>
    public static BacktestResult Run(
        DemandHistory history,
        IReadOnlyList<IForecaster> forecasters,
        RollingOrigins origins,
        Horizon horizon,
        IProgress<BacktestProgress>? progress,
        CancellationToken cancellation)
    {
        var grain = EnsureFitting(history, forecasters, origins);
        var runs = forecasters.Select(f => new ModelRun(f)).ToList();
        var done = 0;
        var total = origins.Count * runs.Count;
        foreach (var origin in origins.All)
        {
            var known = history.UpTo(origin);
            foreach (var run in runs)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new BacktestProgress(done++, total, run.Forecaster.Name, origin));
                run.Forecast(known, horizon, origin == origins.Last, cancellation);
            }
        }

        progress?.Report(new BacktestProgress(total, total, runs[^1].Forecaster.Name, origins.Last));
        var result = new BacktestResult
        {
            History = history,
            Grain = grain,
            Horizon = horizon,
            Origins = origins.All,
            Models = [.. runs.Select(r => r.Result(r.Windows))],
        };
        return grain == Grain.Daily ? result : result with { ByDay = ByDay(result, runs) };
    }

    private static BacktestResult ByDay(BacktestResult result, List<ModelRun> runs) =>
        result with { Grain = Grain.Daily, Models = [.. runs.Select(r => r.Result(r.DayWindows))] };

    private static Grain EnsureFitting(
        DemandHistory history, IReadOnlyList<IForecaster> forecasters, RollingOrigins origins)
    {
        if (forecasters.Count == 0)
        {
            throw new ArgumentException("A backtest needs at least one model.", nameof(forecasters));
        }

        var grain = forecasters[0].Grain;
        if (forecasters.FirstOrDefault(f => f.Grain != grain) is { } other)
        {
            throw new ArgumentException(
                $"{forecasters[0].Name} and {other.Name} are of different grain.", nameof(forecasters));
        }

        if (forecasters.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count() < forecasters.Count)
        {
            throw new ArgumentException("A model is listed twice.", nameof(forecasters));
        }

        if (history.Of(grain).Count == 0)
        {
            throw new ArgumentException(
                $"The data hold no {(grain == Grain.Hourly ? "hourly" : "daily")} orders.", nameof(history));
        }

        origins.EnsureWithin(history);
        return grain;
    }

    private sealed class ModelRun(IForecaster forecaster)
    {
        private readonly List<BacktestFailure> _failures = [];
        private double _seconds;
        private IReadOnlyList<ExplainedForecast> _explained = [];

        public IForecaster Forecaster => forecaster;

        public List<WindowForecasts> Windows { get; } = [];

        public List<WindowForecasts> DayWindows { get; } = [];

        public ModelBacktest Result(IReadOnlyList<WindowForecasts> windows) =>
            new(forecaster.Name, windows, _failures, _seconds) { LastExplained = _explained };

        public void Forecast(DemandHistory known, Horizon horizon, bool isLast, CancellationToken cancellation)
        {
            var clock = Stopwatch.StartNew();
            var fitted = forecaster.Fit(known, horizon, cancellation);
            _explained = isLast ? fitted.ForecastAndExplain(known, horizon) : [];
            var distributions = isLast ? [.. _explained.Select(e => e.Forecast)] : fitted.Forecast(known, horizon);
            _seconds += clock.Elapsed.TotalSeconds;
            EnsureComplete(known, horizon, distributions);
            _failures.AddRange(fitted.Failures.Select(f => new BacktestFailure(known.Origin, f)));
            if (forecaster.Grain == Grain.Daily)
            {
                Windows.Add(WindowForecasts.From(distributions, distributions, cancellation));
                return;
            }

            List<ForecastDistribution> days = [.. distributions.Select(d => d.ToDaily())];
            Windows.Add(WindowForecasts.From(distributions, days, cancellation));
            DayWindows.Add(WindowForecasts.From(days, days, cancellation));
        }

        private void EnsureComplete(
            DemandHistory known, Horizon horizon, IReadOnlyList<ForecastDistribution> distributions)
        {
            var complete = distributions.Select(d => d.Key).SequenceEqual(known.Of(forecaster.Grain).Select(s => s.Key))
                && distributions.All(d => d.Days == horizon.Days && d.Grain == forecaster.Grain
                    && d.Origin == known.Origin);
            if (!complete)
            {
                throw new InvalidOperationException(
                    $"{forecaster.Name} did not forecast all {known.Of(forecaster.Grain).Count} series for "
                    + $"{horizon.Days} days from {known.Origin}.");
            }
        }
    }
}
