using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.WeekdayMean;

/// <summary>A fitted mean of the same weekday (hour of the week). It has no parameters: all that it needs is in the
/// context.</summary>
internal sealed class WeekdayMeanModel : IFittedPointModel
{
    private const int LookBackDays = 7 * HourOfWeekMean.LongestLookBackWeeks;

    private readonly Grain _grain;
    private readonly int _weeks;

    private WeekdayMeanModel(Grain grain, int weeks, IReadOnlyList<FitFailure> failures)
    {
        _grain = grain;
        _weeks = weeks;
        Failures = failures;
    }

    /// <inheritdoc/>
    public IReadOnlyList<FitFailure> Failures { get; }

    /// <summary>Notes the series without any known value of the last year.</summary>
    internal static WeekdayMeanModel Fit(string model, Grain grain, int weeks, DemandHistory history)
    {
        var failures = history.Of(grain)
            .Where(s => !OpenDemand.LastDays(history, s, LookBackDays).AsSpan().ContainsAnyExcept(double.NaN))
            .Select(s => new FitFailure(s.Key, model, "No orders are known in the last year.", "none"));
        return new WeekdayMeanModel(grain, weeks, [.. failures]);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    internal static WeekdayMeanModel Load(BinaryReader file) =>
        new((Grain)file.ReadInt32(), file.ReadInt32(), file.ReadFailures());

    /// <summary>The medians of one series over a horizon; NaN where no value of the last year is known.</summary>
    internal static double[] Predict(DemandHistory context, Series series, int weeks, Horizon horizon)
    {
        var forecast = new double[horizon.Days * series.StepsPerDay];
        var values = OpenDemand.LastDays(context, series, LookBackDays);
        HourOfWeekMean.Predict(values, series.StepsPerDay, weeks, forecast);
        if (!double.IsNaN(forecast[0]))
        {
            OpenDemand.Close(context, series, forecast);
        }

        return forecast;
    }

    /// <inheritdoc/>
    public double[][] Predict(DemandHistory context, Horizon horizon) =>
        [.. context.Of(_grain).Select(s => Predict(context, s, _weeks, horizon))];

    /// <inheritdoc/>
    public void Save(BinaryWriter file)
    {
        file.Write((int)_grain);
        file.Write(_weeks);
        file.WriteFailures(Failures);
    }
}
