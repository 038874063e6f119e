using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// A member that continues the past and knows no calendar: on days with an event its orders are moved between the hours
/// as <see cref="EventHours"/> says; the day's total stays.
/// </summary>
/// <param name="member">An hourly member.</param>
public sealed class WithEventHours(IPointForecaster member) : IPointForecaster
{
    /// <inheritdoc/>
    public string Name => member.Name;

    /// <inheritdoc/>
    public Grain Grain => member.Grain;

    /// <inheritdoc/>
    public bool LearnsFromManySeries => member.LearnsFromManySeries;

    /// <inheritdoc/>
    public IPointForecaster ForCalibration => new WithEventHours(member.ForCalibration);

    /// <inheritdoc/>
    public bool AppliesTo(DemandHistory history) => member.AppliesTo(history);

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        new Model(member.Fit(history, horizon, cancellation));

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => new Model(member.Load(file));

    private sealed class Model(IFittedPointModel member) : IFittedPointModel
    {
        private const double LargestFactor = 5;

        public IReadOnlyList<FitFailure> Failures => member.Failures;

        public double[][] Predict(DemandHistory context, Horizon horizon)
        {
            double[][] predictions = [.. member.Predict(context, horizon).Select(hours => hours.ToArray())];
            var calendar = EventCalendar.For(context, horizon);
            var eventHours = EventHours.Of(context, calendar);
            Parallel.For(0, predictions.Length, Parallelism.Options(), i =>
            {
                var masks = calendar.Masks(context.Hourly[i].Key.StoreId);
                for (var lead = 1; lead <= horizon.Days; lead++)
                {
                    if ((masks[context.Days - 1 + lead] & calendar.EventMask) != 0)
                    {
                        Move(context, i, calendar, eventHours, lead, predictions[i].AsSpan((lead - 1) * 24, 24));
                    }
                }
            });
            return predictions;
        }

        public void Save(BinaryWriter file) => member.Save(file);

        private static void Move(
            DemandHistory context,
            int series,
            EventCalendar calendar,
            EventHours eventHours,
            int lead,
            Span<double> day)
        {
            var hourly = context.Hourly[series];
            var store = context.Store(hourly.Key.StoreId);
            Span<double> usual = stackalloc double[24];
            Span<double> wanted = stackalloc double[24];
            HourProfile.Fill(hourly, calendar, null, store, lead, usual);
            HourProfile.Fill(hourly, calendar, eventHours, store, lead, wanted);
            var (before, after) = (0.0, 0.0);
            for (var hour = 0; hour < 24; hour++)
            {
                var factor = usual[hour] > 0 ? Math.Min(LargestFactor, wanted[hour] / usual[hour]) : 1;
                before += day[hour];
                after += day[hour] *= factor;
            }

            for (var hour = 0; hour < 24 && after > 0; hour++)
            {
                day[hour] *= before / after;
            }
        }
    }
}
