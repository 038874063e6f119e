using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>Draws the orders of one course.</summary>
internal sealed class OrderDraw(StaffDay day, OrderMix mix, Random random)
{
    private readonly List<WorkOrder> _urgent = [];
    private readonly List<WorkOrder> _patient = [];

    internal WorkOrder[] Urgent() => [.. _urgent.OrderBy(o => o.PlacedMinute)];

    internal WorkOrder[] Patient() => [.. _patient.OrderBy(o => o.PlannedMinute).ThenBy(o => o.DueMinute)];

    /// <summary>Adds an hour's orders; a fraction is an order with that probability.</summary>
    internal void Add(DeliveryPromise promise, double orders, double firstMinute, int minutes)
    {
        var whole = (int)orders;
        whole += random.NextDouble() < orders - whole ? 1 : 0;
        for (var i = 0; i < whole; i++)
        {
            var placed = firstMinute + (minutes * random.NextDouble());
            switch (promise)
            {
                case DeliveryPromise.OneHour:
                    _urgent.Add(Urgent(placed));
                    break;
                case DeliveryPromise.HalfDay:
                    _patient.Add(Patient(placed, placed + mix.HalfDayMinutes));
                    break;
                case DeliveryPromise.Scheduled:
                    _patient.Add(Patient(placed, placed + mix.ScheduledMinutes));
                    break;
                default:
                    _patient.Add(Patient(placed, day.Minutes));
                    break;
            }
        }
    }

    internal void AddBulk(int orders, double firstMinute)
    {
        for (var i = 0; i < orders; i++)
        {
            _patient.Add(Patient(firstMinute, firstMinute + 60));
        }
    }

    private WorkOrder Urgent(double placed)
    {
        var order = new WorkOrder
        {
            PlacedMinute = placed,
            PickMinutes = mix.PickMinutes.Draw(random.NextDouble()),
            ConveyorMinutes = mix.ConveyorMinutes,
            Zone = -1,
            TrafficFactor = mix.Traffic.Draw(random.NextDouble()),
        };
        var place = random.NextDouble();
        var distance = random.NextDouble();
        foreach (var zone in mix.Zones)
        {
            place -= zone.Share;
            if (place < 0)
            {
                return order with { Zone = zone.Zone, DistanceKm = zone.Kilometres.Draw(distance) };
            }
        }

        return order;
    }

    private WorkOrder Patient(double placed, double due) => new()
    {
        PlacedMinute = placed,
        PickMinutes = mix.PickMinutes.Draw(random.NextDouble()),
        ConveyorMinutes = mix.ConveyorMinutes,
        Zone = -1,
        TrafficFactor = 1,
        CanWait = true,
        DueMinute = Math.Min(due, day.Minutes),
        PlannedMinute = placed,
    };
}
