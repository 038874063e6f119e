using System.Globalization;

namespace Forecasting.Core.Simulation.Handling;

/// <summary>A picker or rider of a store.</summary>
internal sealed record StaffMember
{
    private const string Families = "王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高罗";
    private const string Given = "芳伟娜敏静强磊军洋勇艳杰娟涛明超霞平刚桂";

    /// <summary>Id, unique in the chain.</summary>
    internal required string Id { get; init; }

    /// <summary>An invented name.</summary>
    internal required string Name { get; init; }

    /// <summary>What the person can do: picker, rider, or both, parted by a bar.</summary>
    internal required string Roles { get; init; }

    /// <summary>Index of a rider's zone in <see cref="DeliveryZone.All"/>, or -1.</summary>
    internal required int Zone { get; init; }

    /// <summary>Most hours a week.</summary>
    internal required int MaxHoursWeek { get; init; }

    /// <summary>Cost of an hour, yuan.</summary>
    internal required double HourlyCost { get; init; }

    /// <summary>Minutes needed for what takes a minute at pace 1; only the truth has it.</summary>
    internal required double Pace { get; init; }

    /// <summary>By weekday, Monday first: first hour (included) and last (excluded) at which the person can work; equal
    /// where not at all.</summary>
    internal required IReadOnlyList<(int From, int Until)> Week { get; init; }

    /// <summary>Day indices on which the person is away: leave that is known ahead.</summary>
    internal required IReadOnlyList<int> Away { get; init; }

    internal bool IsPicker => Roles.StartsWith("picker", StringComparison.Ordinal);

    internal bool IsRider => Roles.EndsWith("rider", StringComparison.Ordinal);

    /// <summary>Draws everyone whom a store employs: its pickers, then the riders of each zone.</summary>
    internal static IReadOnlyList<StaffMember> OfStore(SimulationSettings settings, SimulatedStore store)
    {
        var stream = new RandomStream(settings.Seed, "staff", store.Number);
        List<StaffMember> staff = [];
        for (var i = 0; i < store.Equipment.Pickers; i++)
        {
            staff.Add(Draw(settings, store, staff.Count, stream.Happens(0.12) ? "picker|rider" : "picker", -1, stream));
        }

        for (var zone = 0; zone < DeliveryZone.All.Count; zone++)
        {
            for (var i = 0; i < store.Equipment.OwnRiders[zone]; i++)
            {
                staff.Add(Draw(settings, store, staff.Count, "rider", zone, stream));
            }
        }

        return staff;
    }

    private static StaffMember Draw(
        SimulationSettings settings, SimulatedStore store, int number, string roles, int zone, RandomStream stream)
    {
        var isPartTime = stream.Happens(0.25);
        var isNew = stream.Happens(0.1);
        var name = string.Concat(Letter(Families, stream), Letter(Given, stream), Letter(Given, stream));
        var pace = stream.LogNormal(0.13) * (isNew ? 1.2 : 1);
        var cost = Math.Round((roles == "picker" ? 24 : 28) * stream.LogNormal(0.06), 1);
        return new StaffMember
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{store.Store.Id}-E{number + 1:000}"),
            Name = name,
            Roles = roles,
            Zone = zone,
            MaxHoursWeek = isPartTime ? 24 : 44,
            HourlyCost = cost,
            Pace = pace,
            Week = DrawWeek(store, isPartTime, stream),
            Away = DrawLeave(settings, stream),
        };
    }

    private static List<(int From, int Until)> DrawWeek(SimulatedStore store, bool isPartTime, RandomStream stream)
    {
        var (open, close) = (store.Store.OpenHour!.Value, store.Store.CloseHour!.Value);
        var kind = stream.Uniform();
        var free = stream.Happens(0.5) ? stream.Whole(0, 6) : -1;
        List<(int, int)> week = [];
        for (var weekday = 0; weekday < 7; weekday++)
        {
            // Part-timers come in the evening or at the weekend; a few full-timers cannot come early or late.
            var hours = isPartTime
                ? kind < 0.6 ? (weekday < 5 ? 16 : open, close) : weekday < 4 ? (open, open) : (open, close)
                : kind < 0.15 ? (open, 17) : kind < 0.3 ? (12, close) : (open, close);
            week.Add(weekday == free ? (open, open) : hours);
        }

        return week;
    }

    private static List<int> DrawLeave(SimulationSettings settings, RandomStream stream)
    {
        List<int> away = [];
        for (var day = settings.Days + stream.Whole(0, 120); day < settings.AllDays; day += stream.Whole(60, 150))
        {
            var last = Math.Min(settings.AllDays - 1, day + stream.Whole(0, 6));
            for (; day <= last; day++)
            {
                away.Add(day);
            }
        }

        return away;
    }

    private static char Letter(string letters, RandomStream stream) => letters[stream.Whole(0, letters.Length - 1)];
}
