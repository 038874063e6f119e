using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>An open hour of a staff day.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Hour">Local hour, 0-23.</param>
/// <param name="FirstMinute">Minutes from the day's first slot to the hour.</param>
/// <param name="Minutes">Its length: 60, or 120 where a repeated hour is held as one.</param>
internal readonly record struct OrderHour(DateOnly Date, int Hour, double FirstMinute, int Minutes);

/// <summary>Draws the orders of one course.</summary>
internal sealed class OrderDraw(StaffDay day, OrderMix mix, Random random, Random patientRandom, Random paceRandom)
{
    private readonly double _pickPace = mix.PickPace.Day(paceRandom.NextDouble());
    private readonly double _ridePace = mix.RidePace.Day(paceRandom.NextDouble());
    private readonly List<WorkOrder> _urgent = [];
    private readonly List<WorkOrder> _patient = [];

    internal WorkOrder[] Urgent() => [.. _urgent.OrderBy(o => o.PlacedMinute)];

    internal WorkOrder[] Patient() => [.. _patient.OrderBy(o => o.PlannedMinute).ThenBy(o => o.DueMinute)];

    /// <summary>Adds an hour's orders; a fraction is an order with that probability.</summary>
    internal void Add(DeliveryPromise promise, double orders, OrderHour hour)
    {
        // Two streams, so that orders of one kind do not change those of the other.
        var stream = promise == DeliveryPromise.OneHour ? random : patientRandom;
        var whole = (int)orders;
        whole += stream.NextDouble() < orders - whole ? 1 : 0;
        for (var i = 0; i < whole; i++)
        {
            var placed = hour.FirstMinute + (hour.Minutes * stream.NextDouble());
            switch (promise)
            {
                case DeliveryPromise.OneHour:
                    _urgent.Add(Urgent(placed, hour.Hour));
                    break;
                case DeliveryPromise.HalfDay:
                    _patient.Add(Patient(promise, placed, hour.Hour, placed + mix.HalfDayMinutes));
                    break;
                case DeliveryPromise.Scheduled:
                    _patient.Add(Patient(promise, placed, hour.Hour, placed + mix.ScheduledMinutes));
                    break;
                default:
                    _patient.Add(Patient(promise, placed, hour.Hour, day.Minutes));
                    break;
            }
        }
    }

    internal void AddBulk(int orders, OrderHour hour)
    {
        for (var i = 0; i < orders; i++)
        {
            var placed = hour.FirstMinute + (hour.Minutes * patientRandom.NextDouble());
            _patient.Add(Patient(DeliveryPromise.Scheduled, placed, hour.Hour, placed + mix.ScheduledMinutes));
        }
    }

    private WorkOrder Urgent(double placed, int hour)
    {
        var order = new WorkOrder
        {
            PlacedMinute = placed,
            PickMinutes = mix.PickMinutes.Draw(random.NextDouble()) * PickPace(hour),
            PackMinutes = mix.PackMinutes?.Draw(random.NextDouble()) ?? 0,
            ConveyorMinutes = mix.ConveyorMinutes,
            Zone = -1,
            DropMinutes = mix.DropMinutes.Draw(random.NextDouble()),
        };
        var place = random.NextDouble();
        var ride = random.NextDouble();
        foreach (var zone in mix.Zones)
        {
            place -= zone.Share;
            if (place < 0)
            {
                return order with { Zone = zone.Zone, RideMinutes = zone.RideMinutes.Draw(ride) * RidePace(hour) };
            }
        }

        return order;
    }

    private double PickPace(int hour) => _pickPace * mix.PickPace.Hours[hour];

    private double RidePace(int hour) => _ridePace * mix.RidePace.Hours[hour];

    private WorkOrder Patient(DeliveryPromise promise, double placed, int hour, double due) => new()
    {
        PlacedMinute = placed,
        PickMinutes = (mix.PatientPickMinutes.GetValueOrDefault(promise) ?? mix.PickMinutes)
            .Draw(patientRandom.NextDouble()) * PickPace(hour),
        PackMinutes = mix.PackMinutes?.Draw(patientRandom.NextDouble()) ?? 0,
        ConveyorMinutes = mix.ConveyorMinutes,
        Zone = -1,
        CanWait = true,
        DueMinute = Math.Min(due, day.Minutes),
        PlannedMinute = placed,
    };
}
