using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Core.Tests.Planning.Stock.QuickPick;

public sealed class QuickPickPlannerTests
{
    private const int Days = 60;
    private static readonly DateOnly FirstDay = new(2025, 1, 6);

    [Fact]
    public void Lines_and_litres_are_those_of_the_forecast()
    {
        var sku = new QuickPickPlanner(new QuickPickRooms(), QuickPickCosts.Usual)
            .Skus(Store("400"), Forecasts(12))[0];

        // 12 units a day, half of them online, two a line.
        (sku.UnitsPerDay, sku.LinesPerDay, sku.FlowLitres, sku.UnitsTogether).Should().Be((6, 3, 9, 2));
        sku.IsInRoom.Should().BeFalse();
    }

    [Fact]
    public void What_sells_out_is_missed_while_the_last_units_lie_in_trolleys()
    {
        var sku = new QuickPickPlanner(new QuickPickRooms(), QuickPickCosts.Usual)
            .Skus(Store("400", soldOutEvery: 4), Forecasts(12))[0];

        // 3 lines in 14 hours, for half an hour on a quarter of the days.
        sku.MissesPerDay.Should().BeApproximately(3 * 0.25 * 0.5 / 14, 1e-9);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("large", false)]
    [InlineData("400", true)]
    public void A_store_has_a_room_where_it_says_how_large(string litres, bool hasRoom)
    {
        var room = new QuickPickPlanner(new QuickPickRooms(), QuickPickCosts.Usual)
            .Plan(Store(litres), Forecasts(12), []);

        (room is not null).Should().Be(hasRoom);
    }

    [Fact]
    public void SKUs_that_are_a_part_of_what_orders_hold_get_that_part_of_the_room()
    {
        var orders = Enumerable.Range(0, Days).Select(day => new HandledOrder(
            "S1", $"O{day}", FirstDay.AddDays(day), 40_000, DeliveryPromise.OneHour, 12, 1, null)).ToList();

        var room = new QuickPickPlanner(new QuickPickRooms(), QuickPickCosts.Usual)
            .Plan(Store("400"), Forecasts(12), orders)!;

        room.RoomLitres.Should().BeApproximately(100, 1e-9, "3 of the 12 lines of a day are of the SKU");
    }

    [Fact]
    public void Rooms_are_read_and_bad_rows_rejected()
    {
        var folder = Directory.CreateTempSubdirectory("rtmart-rooms-").FullName;
        File.WriteAllText(Path.Combine(folder, "quick-pick.csv"),
            "store_id,sku_id,in_room,action\nS1,A,,\nS1,B,0,take_out\nS1,A,2,\nS1,X,1,\nS9,A,1,\n");
        var log = new ReadingLog();
        var builder = new SkuHistoryBuilder();
        builder.Add(new Store { Id = "S1" });
        builder.Add(new Sku { Id = "A" });
        builder.Add(new Sku { Id = "B" });

        var rooms = QuickPickRooms.Read(folder, builder.Build(), log);

        Directory.Delete(folder, recursive: true);
        rooms.Of("S1").Should().Equal("A");
        rooms.Of("S2").Should().BeEmpty();
        log.Rejects.Select(r => r.Line).Should().Equal(4, 5, 6);
    }

    private static StoreSkus Store(string litres, int soldOutEvery = int.MaxValue)
    {
        var builder = new SkuHistoryBuilder();
        builder.Add(new Store
        {
            Id = "S1",
            OpenHour = 8,
            CloseHour = 22,
            Attributes = new Dictionary<string, string> { ["quick_pick_litres"] = litres },
        });
        builder.Add(new Sku { Id = "A", UnitVolumeL = 1.5 });
        for (var day = 0; day < Days; day++)
        {
            builder.Add("S1", "A", FirstDay.AddDays(day), new SkuDay(
                6, 3, 6, 5, false, day % soldOutEvery == soldOutEvery - 1 ? 2 : 0));
        }

        return builder.Build().Store("S1");
    }

    private static IReadOnlyList<SkuForecast> Forecasts(double mean) =>
    [
        new SkuForecast(
            "S1", new Sku { Id = "A" }, new Origin(FirstDay.AddDays(Days - 1)),
            [.. Enumerable.Repeat(CountDistribution.Exactly((int)mean), 7)], 0, 0.5),
    ];
}
