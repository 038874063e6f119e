using System.Runtime.CompilerServices;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// Hourly members combined hour by hour on the log scale: what they say of the level, of the day and of its shape
/// together. Weights come from the last weeks, shrunk to equal ones (Bates and Granger 1969; Diebold and Pauly 1990).
/// </summary>
/// <param name="name">The member's name.</param>
/// <param name="members">At least one, all hourly.</param>
public sealed class HourCombination(string name, IReadOnlyList<IPointForecaster> members) : IPointForecaster
{
    private const string FileMark = "hour-combination-1";

    private readonly bool _learnsWeights = true;

    // The days' combination and the hours of the same history both want it: it is fitted once.
    private readonly ConditionalWeakTable<DemandHistory, Dictionary<Horizon, IFittedPointModel>> _fitted = [];

    private HourCombination(string name, IReadOnlyList<IPointForecaster> members, bool learnsWeights)
        : this(name, members) => _learnsWeights = learnsWeights;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Hourly;

    /// <inheritdoc/>
    public bool LearnsFromManySeries => members.Any(m => m.LearnsFromManySeries);

    /// <inheritdoc/>
    public IReadOnlyList<IPointForecaster> Voices => members;

    /// <summary>The same members, each with the same weight.</summary>
    public HourCombination WithEqualWeights => new(name, members, learnsWeights: false);

    /// <summary>Equal weights, so that nothing is held out a second time, of members at less cost.</summary>
    public IPointForecaster ForCalibration =>
        new HourCombination(name, [.. members.Select(m => m.ForCalibration)], learnsWeights: false);

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var byHorizon = _fitted.GetOrCreateValue(history);
        lock (byHorizon)
        {
            if (!byHorizon.TryGetValue(horizon, out var model))
            {
                byHorizon[horizon] = model = FitAnew(history, horizon, cancellation);
            }

            return model;
        }
    }

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file)
    {
        file.ReadMark(FileMark, name);
        string[] names = [.. Enumerable.Range(0, file.ReadInt32()).Select(_ => file.ReadString())];
        var weights = file.ReadNumbers<double>();
        return new Model(name, names, [.. names.Select(n => Named(n).Load(file))], weights);
    }

    private Model FitAnew(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        List<IPointForecaster> chosen = [.. members.Where(m => m.AppliesTo(history))];
        var weights = _learnsWeights && chosen.Count > 1
            ? HourErrors.Collect(history, chosen, horizon, cancellation).Weights()
            : [.. chosen.Select(_ => 1.0 / chosen.Count)];
        IFittedPointModel[] fitted = [.. chosen.Select(m => m.Fit(history, horizon, cancellation))];
        return new Model(name, [.. chosen.Select(m => m.Name)], fitted, weights);
    }

    private IPointForecaster Named(string member) => members.FirstOrDefault(m => m.Name == member)
        ?? throw new InvalidDataException(
            $"The file holds the hourly member {member}, which is not known; train the model again.");

    private sealed class Model(string name, string[] names, IFittedPointModel[] members, double[] weights)
        : IFittedPointModel
    {
        public IReadOnlyList<FitFailure> Failures => members.Length == 1 ? members[0].Failures : [];

        public double[][] Predict(DemandHistory context, Horizon horizon)
        {
            double[][][] said = [.. members.Select(m => m.Predict(context, horizon))];
            var combined = new double[context.Hourly.Count][];
            Parallel.For(0, combined.Length, Parallelism.Options(), series =>
            {
                var hours = combined[series] = new double[horizon.Days * 24];
                for (var hour = 0; hour < hours.Length; hour++)
                {
                    hours[hour] = Combined(said, series, hour);
                }
            });
            return combined;
        }

        public void Save(BinaryWriter file)
        {
            file.WriteMark(FileMark, name);
            file.Write(names.Length);
            foreach (var member in names)
            {
                file.Write(member);
            }

            file.WriteNumbers(weights);
            foreach (var member in members)
            {
                member.Save(file);
            }
        }

        /// <summary>NaN where no member has an opinion.</summary>
        private double Combined(double[][][] said, int series, int hour)
        {
            double sum = 0, total = 0;
            for (var member = 0; member < weights.Length; member++)
            {
                var orders = said[member][series][hour];
                if (!double.IsNaN(orders))
                {
                    // A vanishing weight keeps members in reserve for series that the others leave out.
                    var weight = weights[member] + 1e-9;
                    sum += weight * Math.Log(1 + orders);
                    total += weight;
                }
            }

            return total > 0 ? Math.Max(0, Math.Exp(sum / total) - 1) : double.NaN;
        }
    }
}
