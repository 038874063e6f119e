namespace Forecasting.Core.Simulation.Goods;

/// <summary>THE list of categories of a simulated chain.</summary>
public static class Categories
{
    private const string Daily = "1234567";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Category> All { get; } =
    [
        new()
        {
            Id = "vegetables", Share = 0.17, Taste = [1.3, 0.9, 0.5, 0.8, 1.1], ShelfLifeDays = (2, 4),
            UnitPrice = (2, 12), Margin = 0.22, UnitVolumeL = 1.2, UnitsPerLine = 1.3, PackSizes = [6, 10],
            LeadTimeDays = 1, DeliveryWeekdays = Daily, FestivalWeight = 0.4,
        },
        new()
        {
            Id = "fruit", Share = 0.13, Taste = [1.0, 1.0, 1.5, 0.4, 1.6], ShelfLifeDays = (3, 7),
            UnitPrice = (5, 40), Margin = 0.25, UnitVolumeL = 1.5, UnitsPerLine = 1.25, PackSizes = [6, 8],
            LeadTimeDays = 1, DeliveryWeekdays = Daily, PerTenDegrees = 0.08, FestivalWeight = 0.6,
        },
        new()
        {
            Id = "meat_fish", Share = 0.12, Taste = [1.3, 0.9, 0.5, 1.2, 0.9], ShelfLifeDays = (2, 5),
            UnitPrice = (10, 70), Margin = 0.2, UnitVolumeL = 0.8, UnitsPerLine = 1.2, PackSizes = [4, 6],
            LeadTimeDays = 1, DeliveryWeekdays = Daily, FestivalWeight = 0.8,
        },
        new()
        {
            Id = "dairy_eggs", Share = 0.11, Taste = [1.1, 1.2, 0.8, 1.0, 1.0], ShelfLifeDays = (7, 21),
            UnitPrice = (5, 60), Margin = 0.2, UnitVolumeL = 1.0, UnitsPerLine = 1.5, PackSizes = [6, 12],
            LeadTimeDays = 2, DeliveryWeekdays = "135", FestivalWeight = 0.2,
        },
        new()
        {
            Id = "bakery_deli", Share = 0.06, Taste = [0.9, 1.4, 1.3, 0.2, 0.7], ShelfLifeDays = (1, 3),
            UnitPrice = (4, 25), Margin = 0.4, UnitVolumeL = 0.7, UnitsPerLine = 1.3, PackSizes = [4],
            LeadTimeDays = 1, DeliveryWeekdays = Daily, FestivalWeight = 0.1,
        },
        new()
        {
            Id = "frozen", Share = 0.06, Taste = [0.9, 1.1, 1.0, 1.6, 0.8], ShelfLifeDays = (120, 240),
            UnitPrice = (8, 50), Margin = 0.28, UnitVolumeL = 0.9, UnitsPerLine = 1.3, PackSizes = [8, 12],
            LeadTimeDays = 2, DeliveryWeekdays = "246", PerTenDegrees = 0.12, FestivalWeight = 0.3,
        },
        new()
        {
            Id = "snacks", Share = 0.12, Taste = [0.7, 1.0, 1.9, 0.6, 0.8], ShelfLifeDays = (120, 300),
            UnitPrice = (3, 30), Margin = 0.3, UnitVolumeL = 0.9, UnitsPerLine = 1.4, PackSizes = [12, 20],
            LeadTimeDays = 3, DeliveryWeekdays = "25", PerTenDegrees = -0.03, FestivalWeight = 1.6,
        },
        new()
        {
            Id = "drinks", Share = 0.10, Taste = [0.7, 1.1, 1.5, 2.0, 0.7], ShelfLifeDays = (180, 360),
            UnitPrice = (3, 60), Margin = 0.26, UnitVolumeL = 2.5, UnitsPerLine = 2.2, PackSizes = [6, 12, 24],
            LeadTimeDays = 3, DeliveryWeekdays = "14", PerTenDegrees = 0.22, FestivalWeight = 0.9,
        },
        new()
        {
            Id = "staples", Share = 0.08, Taste = [1.1, 0.9, 0.4, 2.2, 1.3], ShelfLifeDays = (270, 540),
            UnitPrice = (5, 90), Margin = 0.15, UnitVolumeL = 3.0, UnitsPerLine = 1.3, PackSizes = [4, 6, 12],
            LeadTimeDays = 3, DeliveryWeekdays = "36", FestivalWeight = 0.9,
        },
        new()
        {
            Id = "household", Share = 0.05, Taste = [1.0, 1.0, 0.8, 1.2, 0.9], ShelfLifeDays = (700, 1_000),
            UnitPrice = (5, 80), Margin = 0.32, UnitVolumeL = 2.5, UnitsPerLine = 1.3, PackSizes = [6, 12],
            LeadTimeDays = 4, DeliveryWeekdays = "2", FestivalWeight = 0.2,
        },
    ];
}
