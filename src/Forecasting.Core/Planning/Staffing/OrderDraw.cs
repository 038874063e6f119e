using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>Draws the orders of one course.</summary>
internal sealed class OrderDraw(StaffDay day, OrderMix mix, Random random, Random patientRandom)
{
    private readonly List<WorkOrder> _urgent = [];
    private readonly List<WorkOrder> _patient = [];

    internal WorkOrder[] Urgent() => [.. _urgent.OrderBy(o => o.PlacedMinute)];

    internal WorkOrder[] Patient() => [.. _patient.OrderBy(o => o.PlannedMinute).ThenBy(o => o.DueMinute)];

    /// <summary>Adds an hour's orders; a fraction is an order with that probability.</summary>
    internal void Add(DeliveryPromise promise, double orders, double firstMinute, int minutes)
    {
        // Two streams, so that orders of one kind do not change those of the other.
        var stream = promise == DeliveryPromise.OneHour ? random : patientRandom;
        var whole = (int)orders;
        whole += stream.NextDouble() < orders - whole ? 1 : 0;
        for (var i = 0; i < whole; i++)
        {
            var placed = firstMinute + (minutes * stream.NextDouble());
            switch (promise)
            {
                case DeliveryPromise.OneHour:
                    _urgent.Add(Urgent(placed));
                    break;
                case DeliveryPromise.HalfDay:
                    _patient.Add(Patient(promise, placed, placed + mix.HalfDayMinutes));
                    break;
                case DeliveryPromise.Scheduled:
                    _patient.Add(Patient(promise, placed, placed + mix.ScheduledMinutes));
                    break;
                default:
                    _patient.Add(Patient(promise, placed, day.Minutes));
                    break;
            }
        }
    }

    internal void AddBulk(int orders, double firstMinute)
    {
        for (var i = 0; i < orders; i++)
        {
            _patient.Add(Patient(DeliveryPromise.Scheduled, firstMinute, firstMinute + 60));
        }
    }

    private WorkOrder Urgent(double placed)
    {
        var order = new WorkOrder
        {
            PlacedMinute = placed,
            PickMinutes = mix.PickMinutes.Draw(random.NextDouble()),
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
                return order with { Zone = zone.Zone, RideMinutes = zone.RideMinutes.Draw(ride) };
            }
        }

        return order;
    }

    private WorkOrder Patient(DeliveryPromise promise, double placed, double due) => new()
    {
        PlacedMinute = placed,
        PickMinutes = (mix.PatientPickMinutes.GetValueOrDefault(promise) ?? mix.PickMinutes)
            .Draw(patientRandom.NextDouble()),
        PackMinutes = mix.PackMinutes?.Draw(patientRandom.NextDouble()) ?? 0,
        ConveyorMinutes = mix.ConveyorMinutes,
        Zone = -1,
        CanWait = true,
        DueMinute = Math.Min(due, day.Minutes),
        PlannedMinute = placed,
    };
}
