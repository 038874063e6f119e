using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.WeekdayMean;

namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// Singular spectrum analysis with recurrent forecasting (Golyandina and Zhigljavsky 2013, chapters 2 and 3), each
/// series by itself. Scale, window and rank are chosen by forecasting the series' own last weeks; the best few are
/// averaged.
/// </summary>
public sealed class SsaForecaster : IPointForecaster
{
    private readonly int _threads;
    private readonly SsaGrid _grid;

    /// <summary>Makes the specification.</summary>
    /// <param name="grain">The length of the steps.</param>
    public SsaForecaster(Grain grain)
        : this(grain, int.MaxValue)
    {
    }

    /// <summary>Makes the specification with a bound on its threads; the result does not depend on it.</summary>
    /// <param name="grain">The length of the steps.</param>
    /// <param name="threads">Series that are worked on at a time, at least 1; no more than the process may use.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public SsaForecaster(Grain grain, int threads)
        : this(grain, threads, SsaGrid.Of(grain))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
    }

    private SsaForecaster(Grain grain, int threads, SsaGrid grid) => (Grain, _threads, _grid) = (grain, threads, grid);

    /// <inheritdoc/>
    public string Name => "ssa";

    /// <inheritdoc/>
    public Grain Grain { get; }

    /// <summary>Settings chosen from half as many validation origins.</summary>
    public IPointForecaster ForCalibration => new SsaForecaster(
        Grain, _threads, _grid with { ValidationOrigins = Math.Max(1, _grid.ValidationOrigins / 2) });

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var all = history.Of(Grain);
        var chosen = new SsaSetting[all.Count][];
        var reasons = new string?[all.Count];
        SsaModel.ForEachSeries(
            all.Count,
            _threads,
            (i, workspace) =>
            {
                var demand = SsaModel.Demand(history, all[i], _grid);
                reasons[i] = SsaSelection.Obstacle(demand, _grid);
                chosen[i] = reasons[i] is null ? SsaSelection.Choose(demand, _grid, workspace) : [];
                reasons[i] ??= chosen[i].Length == 0 ? "No window and rank could forecast its last weeks." : null;
            },
            cancellation);

        var failures = Enumerable.Range(0, all.Count).Where(i => reasons[i] is not null)
            .Select(i => new FitFailure(all[i].Key, Name, reasons[i]!, WeekdayMeanForecaster.MemberName));
        var settings = Enumerable.Range(0, all.Count).Where(i => chosen[i].Length > 0)
            .ToDictionary(i => all[i].Key, i => chosen[i]);
        return new SsaModel(Grain, settings, [.. failures], _threads);
    }

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => SsaModel.Load(file, _threads);
}
