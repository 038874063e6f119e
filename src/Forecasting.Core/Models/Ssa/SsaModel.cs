using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;
using Forecasting.Core.Models.WeekdayMean;

namespace Forecasting.Core.Models.Ssa;

/// <summary>The chosen settings of each series. Every prediction decomposes the context anew, so any origin may
/// ask.</summary>
internal sealed class SsaModel : IExplainedPointModel
{
    private const int FallBackWeeks = 8;

    private readonly Grain _grain;
    private readonly Dictionary<SeriesKey, SsaSetting[]> _settings;
    private readonly int _threads;

    internal SsaModel(
        Grain grain, Dictionary<SeriesKey, SsaSetting[]> settings, IReadOnlyList<FitFailure> failures, int threads)
    {
        _grain = grain;
        _settings = settings;
        Failures = failures;
        _threads = threads;
    }

    /// <inheritdoc/>
    public IReadOnlyList<FitFailure> Failures { get; }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    internal static SsaModel Load(BinaryReader file, int threads)
    {
        var grain = (Grain)file.ReadInt32();
        var settings = new Dictionary<SeriesKey, SsaSetting[]>();
        for (var left = file.ReadInt32(); left > 0; left--)
        {
            var key = file.ReadKey();
            var chosen = new SsaSetting[file.ReadInt32()];
            for (var i = 0; i < chosen.Length; i++)
            {
                var (scale, window) = ((DemandScale)file.ReadInt32(), file.ReadInt32());
                var ranks = file.ReadNumbers<int>();

                chosen[i] = new SsaSetting(scale, window, ranks);
            }

            settings.Add(key, chosen);
        }

        return new SsaModel(grain, settings, file.ReadFailures(), threads);
    }

    /// <summary>The only place that works in parallel. Each series has its own result, so the threads' number changes
    /// nothing.
    /// </summary>
    internal static void ForEachSeries(
        int count, int threads, Action<int, SsaWorkspace> work, CancellationToken cancellation)
    {
        var options = Parallelism.Options(cancellation);
        options.MaxDegreeOfParallelism = Math.Min(threads, options.MaxDegreeOfParallelism);
        Parallel.For(
            0,
            count,
            options,
            () => new SsaWorkspace(),
            (i, _, workspace) =>
            {
                work(i, workspace);
                return workspace;
            },
            _ => { });
    }

    /// <summary>The last years of a series from its first known step on; NaN = unknown or closed; empty where nothing
    /// is known.
    /// </summary>
    internal static ReadOnlySpan<double> Demand(DemandHistory history, Series series, SsaGrid grid)
    {
        var values = OpenDemand.LastDays(history, series, grid.LongestDays);
        var first = values.AsSpan().IndexOfAnyExcept(double.NaN);
        return first < 0 ? [] : values.AsSpan(first / grid.StepsPerDay * grid.StepsPerDay);
    }

    /// <inheritdoc/>
    public double[][] Predict(DemandHistory context, Horizon horizon)
    {
        var all = context.Of(_grain);
        var medians = new double[all.Count][];
        ForEachSeries(
            all.Count,
            _threads,
            (i, workspace) => medians[i] = Continued(context, all[i], horizon, workspace)
                ?? WeekdayMeanModel.Predict(context, all[i], FallBackWeeks, horizon),
            CancellationToken.None);
        return medians;
    }

    /// <summary>Beside weekday and level a continued signal moves with the seasons that it holds.</summary>
    /// <inheritdoc/>
    public ExplainedMedians Explain(DemandHistory context, Horizon horizon) =>
        WeekReasons.Explain(Predict(context, horizon), context, horizon, Reason.Season);

    /// <inheritdoc/>
    public void Save(BinaryWriter file)
    {
        file.Write((int)_grain);
        file.Write(_settings.Count);
        foreach (var (key, chosen) in _settings)
        {
            file.WriteKey(key);
            file.Write(chosen.Length);
            foreach (var setting in chosen)
            {
                file.Write((int)setting.Scale);
                file.Write(setting.Window);
                file.WriteNumbers(setting.Ranks);
            }
        }

        file.WriteFailures(Failures);
    }

    /// <summary>The mean of the chosen settings' forecasts, or null where none of them can continue this
    /// context.</summary>
    private double[]? Continued(DemandHistory context, Series series, Horizon horizon, SsaWorkspace workspace)
    {
        var grid = SsaGrid.Of(_grain);
        var demand = Demand(context, series, grid);
        if (!_settings.TryGetValue(series.Key, out var chosen) || SsaSelection.Obstacle(demand, grid) is not null)
        {
            return null;
        }

        var filled = demand.ToArray();
        GapFilling.Fill(filled, grid.StepsPerDay);
        var steps = horizon.Days * grid.StepsPerDay;
        var usable = chosen.Where(s => SsaGrid.Fits(s.Window, filled.Length)).ToList();
        var members = new double[usable.Count * steps];
        for (var i = 0; i < usable.Count; i++)
        {
            var rows = new double[usable[i].Ranks.Length * steps];
            new SsaSignal(filled, 7 * grid.StepsPerDay, usable[i].Scale).Forecast(
                usable[i].Window, usable[i].Ranks, rows, workspace);
            SsaSignal.MeanOfRows(rows, members.AsSpan(i * steps, steps));
        }

        var mean = new double[steps];
        SsaSignal.MeanOfRows(members, mean);
        if (mean.AsSpan().Contains(double.NaN))
        {
            return null;
        }

        OpenDemand.Close(context, series, mean);
        return mean;
    }
}
