using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Models.Regression;

/// <summary>
/// What the regressors do: effects of each channel, and how much each series differs from its channel. A series has a
/// factor for each reason, and weekdays and kinds of its own: <see cref="OwnRegressors"/>.
/// </summary>
/// <param name="layout">The regressors.</param>
/// <param name="channels">[channel id] effects by column; the empty id holds those of all channels together.</param>
/// <param name="ownRegressors">What series may differ in.</param>
/// <param name="own">[series] its own numbers by column of <paramref name="ownRegressors"/>; a series that is not there
/// has none.</param>
internal sealed class RegressionEffects(
    RegressionLayout layout,
    IReadOnlyDictionary<string, float[]> channels,
    OwnRegressors ownRegressors,
    IReadOnlyDictionary<SeriesKey, float[]> own)
{
    public RegressionLayout Layout => layout;

    public IReadOnlyDictionary<string, float[]> Channels => channels;

    public OwnRegressors OwnRegressors => ownRegressors;

    public IReadOnlyDictionary<SeriesKey, float[]> Own => own;

    /// <summary>The effects of some days of one series by reason.</summary>
    /// <param name="chain">States at the origin.</param>
    /// <param name="design">Of this chain and layout.</param>
    /// <param name="series">Index of the series.</param>
    /// <param name="first">First day.</param>
    /// <param name="count">Days.</param>
    /// <returns>[day x reason], row-major, logs.</returns>
    public double[] ByReason(ChainState chain, RegressionDesign design, int series, int first, int count)
    {
        var key = chain.History.Daily[series].Key;
        var effects = channels.TryGetValue(key.ChannelId, out var ofChannel) ? ofChannel : channels[""];
        var parts = Pooled(design.Rows(series, first, count), effects);
        if (!own.TryGetValue(key, out var numbers))
        {
            return parts;
        }

        var row = new float[ownRegressors.Width];
        var bits = ownRegressors.BitsIn(chain.Calendar);
        for (var k = 0; k < count; k++)
        {
            var ofDay = parts.AsSpan(k * Reasons.Count, Reasons.Count);
            OwnRegressors.Write(chain.States[series], bits, first + k, ofDay, row);
            for (var i = 0; i < row.Length; i++)
            {
                ofDay[(int)ownRegressors.ReasonOfColumn[i]] += row[i] * numbers[i];
            }
        }

        return parts;
    }

    /// <summary>The channel's effects by reason, before anything of the series' own.</summary>
    /// <param name="rows">[day x column].</param>
    /// <param name="effects">[column].</param>
    /// <returns>[day x reason], row-major.</returns>
    public double[] Pooled(float[] rows, float[] effects)
    {
        var width = effects.Length;
        var count = rows.Length / width;
        var parts = new double[count * Reasons.Count];
        for (var k = 0; k < count; k++)
        {
            var row = rows.AsSpan(k * width, width);
            for (var i = 0; i < width; i++)
            {
                if (row[i] != 0)
                {
                    parts[(k * Reasons.Count) + (int)layout.Regressors[i].Reason] += row[i] * effects[i];
                }
            }
        }

        return parts;
    }

    /// <summary>The effects of a day over all reasons.</summary>
    /// <param name="parts">[reason] logs.</param>
    public static double Total(ReadOnlySpan<double> parts)
    {
        double sum = 0;
        foreach (var part in parts)
        {
            sum += part;
        }

        return sum;
    }

    /// <summary>The effects of one of some days over all reasons.</summary>
    /// <param name="parts">[day x reason], row-major, logs.</param>
    /// <param name="day">Index of the day.</param>
    public static double Total(double[] parts, int day) => Total(parts.AsSpan(day * Reasons.Count, Reasons.Count));

    /// <summary>Writes all of it.</summary>
    /// <param name="file">A binary writer.</param>
    public void Save(BinaryWriter file)
    {
        file.WriteNames([.. layout.Regressors.Select(r => r.Name)]);
        file.WriteNumbers<int>([.. layout.Regressors.Select(r => (int)r.Reason)]);
        file.WriteNames([.. layout.Knots.Select(k => k.Covariate)]);
        foreach (var covariate in layout.Knots)
        {
            file.WriteNumbers(covariate.Knots);
        }

        file.WriteNames([.. layout.Scales.Keys]);
        file.WriteNumbers<double>([.. layout.Scales.Values]);
        file.WriteNames([.. channels.Keys]);
        foreach (var ofChannel in channels.Values)
        {
            file.WriteNumbers(ofChannel);
        }

        file.WriteNames(ownRegressors.Kinds);
        file.WriteKeys([.. own.Keys]);
        foreach (var ofSeries in own.Values)
        {
            file.WriteNumbers(ofSeries);
        }
    }

    /// <summary>Reads back what <see cref="Save"/> wrote.</summary>
    /// <param name="file">A binary reader.</param>
    public static RegressionEffects Load(BinaryReader file)
    {
        var (names, reasons) = (file.ReadNames(), file.ReadNumbers<int>());
        var knots = file.ReadNames().Select(n => new CovariateKnots(n, file.ReadNumbers<double>())).ToList();
        var (kinds, scales) = (file.ReadNames(), file.ReadNumbers<double>());
        var channels = file.ReadNames().ToDictionary(c => c, _ => file.ReadNumbers<float>(), StringComparer.Ordinal);
        var ownRegressors = new OwnRegressors(file.ReadNames());
        var own = file.ReadKeys().ToDictionary(k => k, _ => file.ReadNumbers<float>());
        return new RegressionEffects(
            new RegressionLayout(
                [.. names.Select((n, i) => new Regressor(n, (Reason)reasons[i], 0))],
                knots,
                kinds.Zip(scales).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)),
            channels,
            ownRegressors,
            own);
    }
}
