using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>THE list of yearly events that move a simulated chain's demand.</summary>
public static class Festivals
{
    /// <summary>All of them; effects of overlapping ones add up.</summary>
    public static IReadOnlyList<Festival> All { get; } =
    [
        Traditional(ChineseHolidays.NewYear, y => new DateOnly(y, 1, 1),
            (-3, 0), (-1, 0.10), (0, 0.03), (1, 0.02), (3, 0)),
        new(Festival.Spring, "festival", LunarCalendar.SpringFestival,
            Knots((-24, 0), (-14, 0.07), (-7, 0.19), (-3, 0.34), (-2, 0.36), (-1, -0.05), (0, -0.60),
                (1, -0.48), (2, -0.40), (4, -0.28), (7, -0.14), (12, -0.05), (17, 0)),
            c => c switch
            {
                Clientele.Families => (1, 1),
                Clientele.Offices => (0.55, 1.5),
                Clientele.Young => (0.6, 0.9),
                Clientele.Business => (0.8, 4.5),
                _ => (0.9, 1.8),
            }),
        Traditional("lantern", LunarCalendar.Lantern, (-3, 0), (-1, 0.08), (0, 0.10), (1, -0.02), (2, 0)),
        Traditional(ChineseHolidays.Qingming, LunarCalendar.Qingming,
            (-3, 0), (-1, 0.05), (0, -0.06), (1, -0.03), (3, 0)),
        Traditional(ChineseHolidays.LabourDay, y => new DateOnly(y, 5, 1),
            (-4, 0), (-1, 0.11), (0, -0.05), (2, -0.08), (4, 0.02), (6, 0)),
        Traditional(ChineseHolidays.DragonBoat, LunarCalendar.DragonBoat,
            (-6, 0), (-2, 0.12), (-1, 0.16), (0, 0.02), (1, -0.05), (3, 0)),
        Traditional("qixi", LunarCalendar.Qixi, (-2, 0), (0, 0.05), (1, 0)),
        Traditional(ChineseHolidays.MidAutumn, LunarCalendar.MidAutumn,
            (-9, 0), (-3, 0.12), (-1, 0.19), (0, -0.03), (1, -0.06), (3, 0)),
        Traditional(ChineseHolidays.NationalDay, y => new DateOnly(y, 10, 1),
            (-5, 0), (-1, 0.12), (0, -0.06), (3, -0.10), (5, -0.04), (7, 0.05), (9, 0)),
        Traditional("double_ninth", LunarCalendar.DoubleNinth, (-1, 0), (0, 0.03), (1, 0)),
        Shopping("new_year_goods", y => LunarCalendar.SpringFestival(y).AddDays(-18),
            (-3, 0), (0, 0.07), (6, 0.05), (9, 0)),
        Shopping("618", y => new DateOnly(y, 6, 18),
            (-18, 0), (-17, 0.06), (-4, 0.03), (-2, 0.10), (0, 0.26), (1, -0.06), (4, 0)),
        Shopping("double_11", y => new DateOnly(y, 11, 11),
            (-11, 0), (-10, 0.05), (-3, 0.03), (-1, 0.13), (0, 0.30), (1, -0.07), (5, 0)),
        Shopping("double_12", y => new DateOnly(y, 12, 12), (-3, 0), (-1, 0.05), (0, 0.13), (1, -0.03), (3, 0)),
    ];

    private static Festival Traditional(string name, Func<int, DateOnly> dateIn, params (int, double)[] knots) =>
        new(name, "festival", dateIn, Knots(knots), c => c switch
        {
            Clientele.Families => (1, 1),
            Clientele.Offices => (0.6, 1.4),
            Clientele.Young => (0.7, 0.8),
            Clientele.Business => (1.2, 1.0),
            _ => (0.9, 1.3),
        });

    // The marketplaces' own festivals: their ports gain, the chain's own app a little.
    private static Festival Shopping(string name, Func<int, DateOnly> dateIn, params (int, double)[] knots) =>
        new(name, "shopping_festival", dateIn, Knots(knots), c => c switch
        {
            Clientele.Offices => (1.2, 1),
            Clientele.Young => (0.7, 0.8),
            Clientele.Families => (0.55, 0.8),
            Clientele.Business => (0.1, 0.1),
            _ => (0.4, 0.5),
        });

    private static IReadOnlyList<FestivalKnot> Knots(params (int Offset, double LogEffect)[] knots) =>
        [.. knots.Select(k => new FestivalKnot(k.Offset, k.LogEffect))];
}
