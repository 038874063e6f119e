using System.Text;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// Distributions of hourly orders: paths of day totals from a daily forecaster, spread over the hours by the shares of
/// an hourly member and the deviations of past days. The hours of every path add up to its day.
/// </summary>
/// <param name="name">The name in the list.</param>
/// <param name="days">Forecasts the day totals.</param>
/// <param name="hours">Says how a day spreads over its hours.</param>
/// <param name="options">What to leave out; null leaves out nothing.</param>
public sealed class HourlyForecaster(
    string name, IForecaster days, IPointForecaster hours, ChampionOptions? options = null) : IForecaster
{
    private const string FileMark = "hourly-5";

    private readonly ChampionOptions _options = options ?? ChampionOptions.Served;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Hourly;

    /// <inheritdoc/>
    public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        SeriesKey[] keys = [.. history.Hourly.Select(s => s.Key)];
        return new HourlyModel
        {
            Name = name,
            Days = days.Fit(history, horizon, cancellation),
            Hours = hours.Fit(history, horizon, cancellation),
            LendsToYoung = hours.Voices.Count > 1,
            Keys = keys,
            Deviations = _options.LearnsErrors
                ? HourErrors.Learn(hours, history, horizon, cancellation).Deviations
                : HourErrors.CountingNoise(keys.Length),
        };
    }

    /// <inheritdoc/>
    public IFittedModel Load(Stream file)
    {
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        reader.ReadMark(FileMark, name);
        var keys = reader.ReadKeys();
        var deviations = new float[reader.ReadInt32()][];
        for (var k = 0; k < deviations.Length; k++)
        {
            deviations[k] = reader.ReadNumbers<float>();
        }

        var fitted = hours.Load(reader);
        return new HourlyModel
        {
            Name = name,
            Days = days.Load(file),
            Hours = fitted,
            LendsToYoung = hours.Voices.Count > 1,
            Keys = keys,
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
            writer.Write(model.Deviations.Length);
            foreach (var template in model.Deviations)
            {
                writer.WriteNumbers(template);
            }

            model.Hours.Save(writer);
        }

        model.Days.Save(file);
    }
}
