using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Calibration;

/// <summary>Sorts days into ordinary ones and those at an event, whose errors are of another size.</summary>
internal static class DayKinds
{
    public const int Count = 2;
    public const int Ordinary = 0;
    public const int AtEvent = 1;

    /// <summary>[series][day] kinds over the axis and the horizon; a day at an event is one with an event or beside
    /// one.</summary>
    public static byte[][] Of(DemandHistory history, Horizon horizon)
    {
        var calendar = EventCalendar.For(history, horizon);
        return [.. history.Daily.Select(series =>
        {
            var masks = calendar.Masks(series.Key.StoreId);
            var kinds = new byte[history.Days + horizon.Days];
            for (var day = 0; day < kinds.Length; day++)
            {
                kinds[day] = (byte)(calendar.IsAtEvent(masks, day) ? AtEvent : Ordinary);
            }

            return kinds;
        })];
    }
}
