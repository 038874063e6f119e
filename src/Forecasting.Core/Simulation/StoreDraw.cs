using System.Globalization;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>
/// Draws the stores of a chain, each from its own stream, so that a larger chain begins with the same stores.
/// </summary>
public static class StoreDraw
{
    // By store number modulo its length: about the published weight of the regions, all five among the first five.
    private static readonly int[] RegionCycle = [0, 1, 2, 3, 4, 0, 3, 0, 1, 0, 2, 0, 3, 0, 1, 0, 4, 0, 3, 0];
    private const double UsualOrdersPerDay = 950;
    private const int FatePeriod = 12;
    private const int ClosingPeriod = 24;

    /// <summary>Draws store number <paramref name="number"/>.</summary>
    /// <param name="settings">The chain's settings.</param>
    /// <param name="number">From 0.</param>
    public static SimulatedStore Draw(SimulationSettings settings, int number)
    {
        var stream = new RandomStream(settings.Seed, "store", number);
        var region = RegionCycle[number % RegionCycle.Length];
        var city = Math.Min((int)(stream.Uniform() * stream.Uniform() * 1.6 * ChainRegion.All[region].Cities.Count),
            ChainRegion.All[region].Cities.Count - 1);
        var site = Site.Draw(stream);
        var (ports, ordersPerDay) = DrawPorts(stream, site);
        var openingDay = OpeningDay(settings, number, stream);
        var (closedFrom, closedUntil) = Refurbishment(settings, number, stream);
        var equipment = StoreEquipment.Draw(settings, number, site.QuickPick, site.Conveyor, ordersPerDay, ports);
        return new SimulatedStore
        {
            Number = number,
            Store = Describe(settings, number, ChainRegion.All[region], city, site, openingDay, equipment, stream),
            RegionIndex = region,
            CityIndex = city,
            Ports = ports,
            OrdersPerDay = ordersPerDay,
            YearlyGrowth = 0.16 + (0.09 * stream.Gaussian()),
            WeekendTilt = (0.16 * (0.3 - site.OfficeShare)) + (0.03 * stream.Gaussian()),
            FestivalSensitivity = stream.LogNormal(0.22),
            PromotionElasticity = 0.62 * stream.LogNormal(0.35),
            WeatherSensitivity = stream.LogNormal(0.3),
            HourShift = 0.25 * stream.Gaussian(),
            DayShockDeviation = 0.028 * stream.LogNormal(0.3),
            OpeningDay = openingDay,
            RefurbishedFrom = closedFrom,
            RefurbishedUntil = closedUntil,
            ClosedForGoodFrom = ClosedForGood(settings, number),
            Equipment = equipment,
        };
    }

    private sealed record Site(
        int SizeM2, int People5Km, int People20Km, double OfficeShare, bool QuickPick, bool Conveyor, bool HalfDay)
    {
        internal static Site Draw(RandomStream stream)
        {
            var size = (int)(Math.Round(Math.Clamp(15_000 * stream.LogNormal(0.32), 6_000, 32_000) / 100) * 100);
            var near = (int)(Math.Round(Math.Clamp(340_000 * stream.LogNormal(0.45), 60_000, 1_200_000) / 1000) * 1000);
            var wide = (int)(Math.Round(near * stream.Between(4, 11) / 1000) * 1000);
            var offices = Math.Round(Math.Clamp(0.3 + (0.15 * stream.Gaussian()), 0.03, 0.8), 2);
            return new Site(size, near, wide, offices, stream.Happens(0.75), stream.Happens(0.6), stream.Happens(0.52));
        }
    }

    private static (List<Port> Ports, List<double> OrdersPerDay) DrawPorts(RandomStream stream, Site site)
    {
        var level = UsualOrdersPerDay * Math.Sqrt(site.SizeM2 / 15_000.0) * Math.Pow(site.People5Km / 340_000.0, 0.4)
            * (site.QuickPick ? 1.04 : 0.9) * stream.LogNormal(0.2);
        List<Port> ports = [];
        List<double> ordersPerDay = [];
        foreach (var port in Ports.All)
        {
            // Every draw is made for every store, so that one port's presence changes no other number.
            var ownTaste = stream.LogNormal(0.18);
            var present = stream.Uniform();
            if ((port.Channel.Promise == DeliveryPromise.HalfDay && !site.HalfDay)
                || (port.Clientele == Clientele.Business && present > 0.75))
            {
                continue;
            }

            var offices = port.Clientele is Clientele.Offices or Clientele.Business ? 0.7 + site.OfficeShare : 1;
            ports.Add(port);
            ordersPerDay.Add(level * port.Share * offices * ownTaste);
        }

        return (ports, ordersPerDay);
    }

    // In every dozen of stores one opens in the middle of the history and one is refurbished.
    private static int OpeningDay(SimulationSettings settings, int number, RandomStream stream)
    {
        var midway = (int)(settings.Days * stream.Between(0.45, 0.6));
        var yearsBefore = stream.Between(1.5, 18);
        return number % FatePeriod == 5 ? midway : -(int)(365 * yearsBefore);
    }

    private static (int From, int Until) Refurbishment(SimulationSettings settings, int number, RandomStream stream)
    {
        var from = (int)(settings.Days * stream.Between(0.3, 0.65));
        var days = Math.Min(stream.Whole(24, 45), settings.Days / 6);
        return number % FatePeriod == 3 ? (from, from + days) : (-1, -1);
    }

    // In every two dozen of stores one is given up late in the history.
    private static int ClosedForGood(SimulationSettings settings, int number)
    {
        var stream = new RandomStream(settings.Seed, "closing", number);
        var from = (int)(settings.Days * stream.Between(0.7, 0.95));
        return number % ClosingPeriod == 17 ? from : -1;
    }

    private static Store Describe(
        SimulationSettings settings, int number, ChainRegion region, int city, Site site, int openingDay,
        StoreEquipment equipment, RandomStream stream)
    {
        var cityName = region.Cities[city].Name;
        var early = stream.Happens(0.7);
        var late = stream.Happens(0.35);
        return new Store
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"S{number + 1:000}"),
            Name = string.Create(CultureInfo.InvariantCulture, $"{cityName}{number + 1}店"),
            Region = region.Id,
            City = cityName,
            TimeZoneId = "Asia/Shanghai",
            OpenedOn = settings.FirstDay.AddDays(openingDay),
            OpenHour = early ? 7 : 8,
            CloseHour = late ? 23 : 22,
            Attributes = new Dictionary<string, string>
            {
                ["size_m2"] = Text(site.SizeM2),
                ["people_within_5km"] = Text(site.People5Km),
                ["people_within_20km"] = Text(site.People20Km),
                ["office_share"] = Text(site.OfficeShare),
                ["quick_pick"] = Text(site.QuickPick ? 1 : 0),
                ["conveyor"] = Text(site.Conveyor ? 1 : 0),
                ["half_day_radius"] = Text(site.HalfDay ? 1 : 0),
                ["quick_pick_litres"] = Text(equipment.QuickPickLitres),
                ["own_riders_3km"] = Text(equipment.OwnRiders[0]),
                ["own_riders_5km"] = Text(equipment.OwnRiders[1]),
                ["own_riders_20km"] = Text(equipment.OwnRiders[2]),
            },
        };
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
