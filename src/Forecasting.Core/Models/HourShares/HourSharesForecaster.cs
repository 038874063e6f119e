using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Smoothing;

namespace Forecasting.Core.Models.HourShares;

/// <summary>Hours as the day's level and profile (see <see cref="DemandState"/>) times smoothed shares of the
/// hours.</summary>
public sealed class HourSharesForecaster : IPointForecaster
{
    /// <inheritdoc/>
    public string Name => "hour-shares";

    /// <inheritdoc/>
    public Grain Grain => Grain.Hourly;

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) => new Model();

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => new Model();

    private sealed class Model : IFittedPointModel
    {
        private static readonly SmoothingForecaster Level = new("smoothing", SmoothingSpeed.Middle);

        public IReadOnlyList<FitFailure> Failures { get; } = [];

        public double[][] Predict(DemandHistory context, Horizon horizon)
        {
            var calendar = EventCalendar.For(context, horizon);
            var days = Level.Fit(context, horizon, CancellationToken.None).Predict(context, horizon);
            var eventHours = EventHours.Of(context, calendar);
            var predictions = new double[context.Hourly.Count][];
            Parallel.For(0, predictions.Length, Parallelism.Options(), i =>
            {
                var series = context.Hourly[i];
                var store = context.Store(series.Key.StoreId);
                var totals = days[context.IndexOf(series.Key, Grain.Daily)];
                var hours = predictions[i] = new double[horizon.Days * 24];
                for (var lead = 1; lead <= horizon.Days; lead++)
                {
                    var shares = hours.AsSpan((lead - 1) * 24, 24);
                    HourProfile.Fill(series, calendar, eventHours, store, lead, shares);
                    for (var hour = 0; hour < 24; hour++)
                    {
                        shares[hour] *= totals[lead - 1];
                    }
                }
            });
            return predictions;
        }

        public void Save(BinaryWriter file)
        {
        }
    }
}
