using System.Globalization;
using System.Text;

namespace Forecasting.Core.Simulation.Handling;

/// <summary>The rows of one store's single orders around the end of the history, and how long each took.</summary>
internal sealed class OrderTables
{
    internal const string OrderColumns = "order_id,store_id,placed_at,channel_id,lines,units,promise,distance_km";

    internal const string TimesColumns =
        "store_id,order_id,picker_id,pick_zone,pick_minutes,pack_minutes,rider_id,ride_zone,ride_minutes,drop_minutes";

    private static readonly byte[] Shelf = "shelf"u8.ToArray();
    private static readonly byte[] QuickPick = "quick_pick"u8.ToArray();
    private static readonly byte[][] Zones = [.. DeliveryZone.All.Select(z => Encoding.UTF8.GetBytes(z.Id))];

    private readonly ChainSimulator _chain;
    private readonly SimulatedDemand _demand;
    private readonly byte[] _storeId;
    private readonly byte[][] _channels;
    private readonly byte[][] _promises;
    private readonly StaffMember[] _pickers;
    private readonly StaffMember[][] _riders;

    internal OrderTables(
        ChainSimulator chain, SimulatedDemand demand, byte[] storeId, IReadOnlyList<StaffMember> staff)
    {
        _chain = chain;
        _demand = demand;
        _storeId = storeId;
        _channels = [.. demand.Store.Ports.Select(p => Encoding.UTF8.GetBytes(p.Channel.Id))];
        _promises = [.. demand.Store.Ports.Select(p => Encoding.UTF8.GetBytes(ChainTables.Word(p.Channel.Promise)))];
        _pickers = [.. staff.Where(s => s.IsPicker)];
        _riders = [.. DeliveryZone.All.Select((_, zone) => staff.Where(s => s.Zone == zone).ToArray())];
        var settings = chain.Settings;
        for (var day = Math.Max(0, settings.Days - settings.OrderDays); day < settings.Days; day++)
        {
            AddDay(day, Orders, Times);
        }

        for (var day = settings.Days; day < Math.Min(settings.AllDays, settings.Days + settings.OrderDays); day++)
        {
            AddDay(day, FutureOrders, FutureTimes);
        }
    }

    internal CsvText Orders { get; } = new();

    internal CsvText Times { get; } = new();

    internal CsvText FutureOrders { get; } = new();

    internal CsvText FutureTimes { get; } = new();

    private void AddDay(int day, CsvText orders, CsvText times)
    {
        var date = _chain.Settings.Date(day);
        var store = _demand.Store;
        var stream = new RandomStream(_chain.Settings.Seed, "handling", SingleOrders.StreamItem(store, day));
        var rain = _chain.WeatherOf(store).RainMm[day];
        var stem = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{store.Store.Id}-{date:yyMMdd}-"));
        var dateText = Encoding.UTF8.GetBytes(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Span<byte> id = stackalloc byte[stem.Length + 5];
        stem.CopyTo(id);
        Span<byte> placedAt = stackalloc byte["2025-01-01T00:00:00+08:00".Length];
        dateText.CopyTo(placedAt);
        "T00:00:00+08:00"u8.CopyTo(placedAt[dateText.Length..]);
        var number = 0;
        foreach (var order in SingleOrders.OfDay(_demand, _chain.Settings, day))
        {
            WriteDigits(++number, id[stem.Length..]);
            WriteTime(order.SecondOfDay, placedAt[(dateText.Length + 1)..]);
            orders.Field(id).Field(_storeId).Field(placedAt).Field(_channels[order.Port]).Field(order.Lines)
                .Field(order.Units).Field(_promises[order.Port]).Field(order.Kilometres, 2).EndRow();
            AddTimes(times, id, order, HandlingTimes.Draw(order, store, rain, stream), stream, day);
        }
    }

    // What was measured in the history depends on who did it; the future's times are those of pace 1, since the plan
    // decides who works.
    private void AddTimes(
        CsvText text, ReadOnlySpan<byte> id, SingleOrder order, in HandlingTimes times, RandomStream stream, int day)
    {
        var zone = DeliveryZone.IndexOf(order.Kilometres);
        var (who, whoRides) = (stream.Uniform(), stream.Uniform());
        var isPast = day < _chain.Settings.Days;
        var picker = isPast ? _pickers[(int)(who * _pickers.Length)] : null;
        var riders = _riders[zone];
        var place = (int)(whoRides * riders.Length / 0.6);
        var rider = isPast && place < riders.Length ? riders[place] : null;
        text.Field(_storeId).Field(id).Field(picker?.Id ?? "").Field(times.IsQuickPick ? QuickPick : Shelf)
            .Field(times.PickMinutes * (picker?.Pace ?? 1), 2).Field(times.PackMinutes * (picker?.Pace ?? 1), 2)
            .Field(rider?.Id ?? "").Field(Zones[zone]).Field(times.RideMinutes * (rider?.Pace ?? 1), 2)
            .Field(times.DropMinutes * (rider?.Pace ?? 1), 2).EndRow();
    }

    private static void WriteDigits(int number, Span<byte> place)
    {
        for (var i = place.Length - 1; i >= 0; i--)
        {
            place[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    private static void WriteTime(int second, Span<byte> place)
    {
        WriteDigits(second / 3600, place[..2]);
        WriteDigits(second / 60 % 60, place[3..5]);
        WriteDigits(second % 60, place[6..8]);
    }
}
