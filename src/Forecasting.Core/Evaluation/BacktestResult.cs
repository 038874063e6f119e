using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Core.Evaluation;

/// <summary>A series that one origin's fit had to leave to a fall-back.</summary>
/// <param name="Origin">Where.</param>
/// <param name="Failure">What and why.</param>
public sealed record BacktestFailure(Origin Origin, FitFailure Failure);

/// <summary>What one model forecast from every origin.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Windows">One entry per origin, in origin order.</param>
/// <param name="Failures">Series that could not be fitted, in origin order.</param>
/// <param name="Seconds">Time to fit and forecast, all origins together.</param>
public sealed record ModelBacktest(
    string Name, IReadOnlyList<WindowForecasts> Windows, IReadOnlyList<BacktestFailure> Failures, double Seconds)
{
    /// <summary>The last window's forecasts with their reasons; empty where a result was not made by running
    /// models.</summary>
    public IReadOnlyList<ExplainedForecast> LastExplained { get; init; } = [];
}

/// <summary>Forecasts of several models from the same origins, beside the history that knows what came.</summary>
public sealed record BacktestResult
{
    /// <summary>The whole history, with the actuals.</summary>
    public required DemandHistory History { get; init; }

    /// <summary>Length of a step.</summary>
    public required Grain Grain { get; init; }

    /// <summary>How far each window reaches.</summary>
    public required Horizon Horizon { get; init; }

    /// <summary>The origins, ascending.</summary>
    public required IReadOnlyList<Origin> Origins { get; init; }

    /// <summary>The models, in the order given.</summary>
    public required IReadOnlyList<ModelBacktest> Models { get; init; }

    /// <summary>The same runs by day: of hourly runs each path's hours added up, of daily runs null.</summary>
    public BacktestResult? ByDay { get; init; }

    /// <summary>Every forecast step of a model whose actual is known, by origin, series and step.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    public IEnumerable<ScoredStep> ScoredSteps(ModelBacktest model)
    {
        foreach (var window in model.Windows)
        {
            for (var series = 0; series < window.Keys.Count; series++)
            {
                foreach (var step in ScoredSteps(window, series))
                {
                    yield return step;
                }
            }
        }
    }

    private IEnumerable<ScoredStep> ScoredSteps(WindowForecasts window, int series)
    {
        if (History.Find(window.Keys[series], Grain) is not { } actuals)
        {
            yield break;
        }

        var first = (History.DayIndex(window.Origin.LastDay) + 1) * Grain.StepsPerDay();
        var season = Grain == Grain.Hourly ? SeasonalNaiveError.HourlySeason : SeasonalNaiveError.DailySeason;
        var scale = SeasonalNaiveError.Of(actuals.Values[..first], season);
        var steps = Math.Min(window.Steps, actuals.Values.Length - first);
        for (var step = 0; step < steps; step++)
        {
            var actual = actuals.Values[first + step];
            if (!double.IsNaN(actual))
            {
                yield return new ScoredStep(window, series, step, actual, scale);
            }
        }
    }
}

/// <summary>One forecast step beside what came.</summary>
/// <param name="Window">The forecasts that it belongs to.</param>
/// <param name="Series">Index into the window's keys.</param>
/// <param name="Step">Step of the window.</param>
/// <param name="Actual">Orders that came.</param>
/// <param name="Scale">The series' seasonal naive error up to the origin; NaN where there is none.</param>
public readonly record struct ScoredStep(WindowForecasts Window, int Series, int Step, double Actual, double Scale)
{
    /// <summary>Store and channel.</summary>
    public SeriesKey Key => Window.Keys[Series];

    /// <summary>Days from the origin, 1 or more.</summary>
    public int LeadDays => Window.LeadDays(Step);

    /// <summary>Local date.</summary>
    public DateOnly Date => Window.Date(Step);

    /// <summary>Local hour 0-23; 0 for days.</summary>
    public int Hour => Step % Window.Grain.StepsPerDay();

    /// <summary>The step's errors.</summary>
    public StepErrors Errors()
    {
        Span<double> deciles = stackalloc double[9];
        Window.CopyDeciles(Series, Step, deciles);
        return new StepErrors(Actual, Window.Mean(Series, Step), deciles);
    }
}
