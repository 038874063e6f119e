using System.Text;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// Distributions of hourly orders: paths of day totals from a daily forecaster, spread over the hours by combined
/// shares and the
/// deviations of past days. The hours of every path add up to its day.
/// </summary>
/// <param name="name">The name in the list.</param>
/// <param name="days">Forecasts the day totals.</param>
/// <param name="members">Hourly members that say how a day spreads over its hours.</param>
/// <param name="options">What to leave out; null leaves out nothing.</param>
public sealed class HourlyForecaster(
    string name, IForecaster days, IReadOnlyList<IPointForecaster> members, ChampionOptions? options = null)
    : IForecaster
{
    private readonly ChampionOptions _options = options ?? ChampionOptions.Served;

    private const string FileMark = "hourly-2";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Hourly;

    /// <inheritdoc/>
    public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var errors = ShareErrors.Collect(history, members, horizon, cancellation);
        var weights = _options.LearnsWeights ? errors.Weights() : [.. members.Select(_ => 1.0 / members.Count)];
        SeriesKey[] keys = [.. history.Hourly.Select(s => s.Key)];
        return new HourlyModel
        {
            Name = name,
            Days = days.Fit(history, horizon, cancellation),
            Members = [.. members.Select(m => m.Fit(history, horizon, cancellation))],
            Keys = keys,
            Weights = weights,
            Deviations = _options.LearnsErrors ? errors.Deviations(weights) : ShareErrors.CountingNoise(keys.Length),
        };
    }

    /// <inheritdoc/>
    public IFittedModel Load(Stream file)
    {
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        reader.ReadMark(FileMark, name);
        var keys = reader.ReadKeys();
        double[] weights = [.. members.Select(_ => reader.ReadDouble())];
        var deviations = new float[reader.ReadInt32()][];
        for (var k = 0; k < deviations.Length; k++)
        {
            deviations[k] = reader.ReadNumbers<float>();
        }

        IFittedPointModel[] fitted = [.. members.Select(m => m.Load(reader))];
        return new HourlyModel
        {
            Name = name,
            Days = days.Load(file),
            Members = fitted,
            Keys = keys,
            Weights = weights,
            Deviations = deviations,
        };
    }

    /// <summary>What <see cref="Load"/> reads.</summary>
    internal static void Save(HourlyModel model, Stream file)
    {
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
        {
            writer.WriteMark(FileMark, model.Name);
            writer.WriteKeys(model.Keys);
            foreach (var weight in model.Weights)
            {
                writer.Write(weight);
            }

            writer.Write(model.Deviations.Length);
            foreach (var template in model.Deviations)
            {
                writer.WriteNumbers(template);
            }

            foreach (var member in model.Members)
            {
                member.Save(writer);
            }
        }

        model.Days.Save(file);
    }
}
