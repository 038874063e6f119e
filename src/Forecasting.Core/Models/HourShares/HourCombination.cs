using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Combination;
using Forecasting.Core.Models.Explaining;

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
    private readonly OncePerHistory<Horizon, IFittedPointModel> _fitted = new();

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
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        _fitted.Get(history, horizon, () => FitAnew(history, horizon, cancellation));

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file)
    {
        file.ReadMark(FileMark, name);
        string[] names = [.. Enumerable.Range(0, file.ReadInt32()).Select(_ => file.ReadString())];
        var weights = file.ReadNumbers<double>();
        return new Model(name, names, [.. names.Select(n => Named(n).Load(file))], weights);
    }

    /// <summary>What members say together: [series][day x hour] orders per hour, NaN where no member has an
    /// opinion.</summary>
    /// <param name="said">[member][series][day x hour], of at least one member.</param>
    /// <param name="weights">[member] 0 or more.</param>
    internal static double[][] Combined(double[][][] said, double[] weights)
    {
        var combined = new double[said[0].Length][];
        Parallel.For(0, combined.Length, Parallelism.Options(), series =>
        {
            var hours = combined[series] = new double[said[0][series].Length];
            for (var hour = 0; hour < hours.Length; hour++)
            {
                hours[hour] = Combined(said, weights, series, hour);
            }
        });
        return combined;
    }

    private static double Combined(double[][][] said, double[] weights, int series, int hour)
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

    private Model FitAnew(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var (chosen, even) = MemberTrust.Even(members, history);
        var weights = _learnsWeights && chosen.Count > 1
            ? HourErrors.Learn(this, history, horizon, cancellation).Weights
            : even;
        IFittedPointModel[] fitted = [.. chosen.Select(m => m.Fit(history, horizon, cancellation))];
        return new Model(name, [.. chosen.Select(m => m.Name)], fitted, weights);
    }

    private IPointForecaster Named(string member) => members.FirstOrDefault(m => m.Name == member)
        ?? throw new InvalidDataException(
            $"The file holds the hourly member {member}, which is not known; train the model again.");

    private sealed class Model(string name, string[] names, IFittedPointModel[] members, double[] weights)
        : IFittedPointModel, ICalendarEffects
    {
        // Days as sums of hours, and the hours of those days, are both asked for from one origin.
        private readonly OncePerHistory<Horizon, double[][]> _said = new();

        public IReadOnlyList<FitFailure> Failures => members.Length == 1 ? members[0].Failures : [];

        public double[][] Predict(DemandHistory context, Horizon horizon) => _said.Get(
            context, horizon, () => Combined([.. members.Select(m => m.Predict(context, horizon))], weights));

        /// <summary>Combined as the members' logs are.</summary>
        public double[][]? EffectsAhead(DemandHistory context, Horizon horizon)
        {
            var ahead = members.Select(m => (m as ICalendarEffects)?.EffectsAhead(context, horizon)).ToList();
            return ahead.FirstOrDefault(a => a is not null)?.Select((days, series) => days.Select((_, i) =>
                weights.Select((weight, m) => weight * (ahead[m]?[series][i] ?? 0)).Sum()).ToArray()).ToArray();
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
    }
}
