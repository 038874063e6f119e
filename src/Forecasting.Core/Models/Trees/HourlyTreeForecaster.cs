using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Trees;

/// <summary>
/// Direct hourly forecasts by boosted trees, pooled over all series: the log ratio of an hour's orders to what level,
/// profile and hour shares expect.
/// </summary>
/// <param name="name">The member's name.</param>
/// <param name="trainer">Fits the trees.</param>
public sealed class HourlyTreeForecaster(string name, ITreeTrainer trainer) : IPointForecaster
{
    private const string FileMark = "hourly-trees-2";
    private const int LookBackDays = 270;
    private const int FewestKnownDays = 28;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Hourly;

    /// <inheritdoc/>
    public bool LearnsFromManySeries => true;

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var seriesDays = Math.Max(1, trainer.RowBudget / 24 / Math.Max(1, history.Hourly.Count));
        var span = Math.Min(LookBackDays, history.Days);
        var spacing = Math.Max(1, (int)Math.Ceiling(span / (double)seriesDays));
        spacing += spacing % 7 == 0 ? 1 : 0;
        int[] origins = [.. Enumerable.Range(0, (span / spacing) + 1).Select(k => history.Days - 2 - (k * spacing))
            .Where(o => o >= 7).Order()];
        var leadsPerOrigin = Math.Clamp(seriesDays * spacing / span, 1, horizon.Days);
        var (layout, table) = Rows(history, origins, horizon, leadsPerOrigin, cancellation);
        return new Model(
            name, layout, table.Rows < trainer.FewestRows ? null : trainer.Fit(table, cancellation));
    }

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file)
    {
        file.ReadMark(FileMark, name);
        var layout = file.ReadLayout();
        return new Model(name, layout, file.ReadBoolean() ? TreeEnsemble.Load(file) : null);
    }

    private static (FeatureLayout Layout, TrainingTable Table) Rows(
        DemandHistory history, int[] origins, Horizon horizon, int leadsPerOrigin, CancellationToken cancellation)
    {
        var calendar = EventCalendar.For(history, horizon);
        var chain = ChainState.Of(history, origins, horizon);
        var source = new HourlyRows(history, chain, calendar);
        var daily = DailyIndex(history);
        var parts = new (List<float> Values, List<float> Labels, List<float> Weights)[history.Hourly.Count];
        Parallel.For(0, parts.Length, Parallelism.Options(cancellation), series =>
        {
            var part = parts[series] = ([], [], []);
            var rows = new float[24 * HourlyRows.Columns];
            var expected = new double[24];
            foreach (var (origin, k) in origins
                .SelectMany(o => Enumerable.Range(0, leadsPerOrigin).Select(k => (o, k))))
            {
                var lead = 1 + ((origin + series + (k * horizon.Days / leadsPerOrigin)) % horizon.Days);
                if (origin + lead >= history.Days || chain.States[daily[series]].KnownDays[origin] < FewestKnownDays)
                {
                    continue;
                }

                source.Fill(series, daily[series], origin, lead, rows, expected);
                var recency = TrainingTargets.Weight(origin + lead, history.Days);
                Append(history.Hourly[series].Day(origin + lead), rows, expected, recency, part);
            }
        });
        return (source.Layout, new TrainingTable(
            [.. parts.SelectMany(p => p.Values)], HourlyRows.Columns, [.. parts.SelectMany(p => p.Labels)],
            [.. parts.SelectMany(p => p.Weights)]));
    }

    private static void Append(
        ReadOnlySpan<double> actual, float[] rows, double[] expected, float recency,
        (List<float> Values, List<float> Labels, List<float> Weights) part)
    {
        for (var hour = 0; hour < 24; hour++)
        {
            if (expected[hour] > 0 && !double.IsNaN(actual[hour]))
            {
                part.Values.AddRange(rows.AsSpan(hour * HourlyRows.Columns, HourlyRows.Columns));
                part.Labels.Add((float)Math.Log((actual[hour] + 1) / (expected[hour] + 1)));

                // The noise of a log ratio of counts goes with 1 / expected, so busy hours tell more.
                part.Weights.Add(recency * (float)(expected[hour] / (expected[hour] + 10)));
            }
        }
    }

    private static int[] DailyIndex(DemandHistory history) =>
        [.. history.Hourly.Select(s => history.IndexOf(s.Key, Grain.Daily))];

    private sealed class Model(string name, FeatureLayout layout, TreeEnsemble? trees) : IFittedPointModel
    {
        public IReadOnlyList<FitFailure> Failures { get; } = [];

        public double[][] Predict(DemandHistory context, Horizon horizon)
        {
            var origin = context.Days - 1;
            var calendar = EventCalendar.For(context, horizon);
            var chain = ChainState.AtOrigin(context, horizon);
            var source = new HourlyRows(context, chain, calendar);
            FeatureMismatchException.ThrowIfDifferent(name, layout, source.Layout);
            var daily = DailyIndex(context);
            var predictions = new double[context.Hourly.Count][];
            Parallel.For(0, predictions.Length, Parallelism.Options(), series =>
            {
                var rows = new float[24 * HourlyRows.Columns];
                var expected = new double[24];
                var hours = predictions[series] = new double[horizon.Days * 24];
                for (var lead = 1; lead <= horizon.Days; lead++)
                {
                    if (chain.States[daily[series]].KnownDays[origin] == 0)
                    {
                        hours.AsSpan().Fill(double.NaN);
                        return;
                    }

                    source.Fill(series, daily[series], origin, lead, rows, expected);
                    var closed = chain.States[daily[series]].IsClosed(origin + lead);
                    for (var hour = 0; hour < 24; hour++)
                    {
                        var ratio = trees?.Predict(rows.AsSpan(hour * HourlyRows.Columns, HourlyRows.Columns)) ?? 0;
                        var orders = expected[hour] > 0 && !closed ? ((expected[hour] + 1) * Math.Exp(ratio)) - 1 : 0;
                        hours[((lead - 1) * 24) + hour] = Math.Max(0, orders);
                    }
                }
            });
            return predictions;
        }

        public void Save(BinaryWriter file)
        {
            file.WriteMark(FileMark, name);
            file.WriteLayout(layout);
            file.Write(trees is not null);
            trees?.Save(file);
        }
    }
}
