namespace Forecasting.Core.Simulation;

/// <summary>A city of the chain: where stores stand, and whether people leave it for the Spring Festival.</summary>
/// <param name="Name">Its Chinese name.</param>
/// <param name="Emptying">How far it empties at the Spring Festival: 1 for the largest, below 0 where people come
/// home.</param>
public sealed record ChainCity(string Name, double Emptying);

/// <summary>A region of the chain, with its climate.</summary>
public sealed record ChainRegion
{
    /// <summary>Id in stores.csv and calendar.csv.</summary>
    public required string Id { get; init; }

    /// <summary>Cities, the largest first.</summary>
    public required IReadOnlyList<ChainCity> Cities { get; init; }

    /// <summary>Mean temperature of the year, degrees Celsius.</summary>
    public required double MeanCelsius { get; init; }

    /// <summary>Half the difference between the warmest and the coldest weeks, degrees Celsius.</summary>
    public required double SwingCelsius { get; init; }

    /// <summary>Chance that a day is wet, averaged over the year.</summary>
    public required double WetChance { get; init; }

    /// <summary>How much wetter summers are than winters: the chance swings by this share.</summary>
    public required double WetSwing { get; init; }

    /// <summary>THE list of regions.</summary>
    public static IReadOnlyList<ChainRegion> All { get; } =
    [
        new()
        {
            Id = "east", MeanCelsius = 17, SwingCelsius = 12.5, WetChance = 0.34, WetSwing = 0.3,
            Cities = [new("上海", 1), new("苏州", 0.7), new("杭州", 0.7), new("南京", 0.3), new("宁波", 0.4), new("无锡", 0.4),
                new("合肥", -0.2), new("济南", -0.1), new("南通", -0.3), new("徐州", -0.5)],
        },
        new()
        {
            Id = "south", MeanCelsius = 22.5, SwingCelsius = 7.5, WetChance = 0.36, WetSwing = 0.6,
            Cities = [new("广州", 0.9), new("深圳", 1.2), new("福州", 0), new("厦门", 0.4), new("佛山", 0.6), new("南宁", -0.3)],
        },
        new()
        {
            Id = "north", MeanCelsius = 13, SwingCelsius = 15.5, WetChance = 0.19, WetSwing = 0.8,
            Cities = [new("北京", 1.1), new("天津", 0.4), new("石家庄", -0.3), new("太原", -0.2)],
        },
        new()
        {
            Id = "central", MeanCelsius = 17.5, SwingCelsius = 12, WetChance = 0.31, WetSwing = 0.35,
            Cities = [new("武汉", 0.2), new("长沙", 0), new("郑州", -0.1), new("南昌", -0.4), new("襄阳", -0.6)],
        },
        new()
        {
            Id = "northeast", MeanCelsius = 7.5, SwingCelsius = 19, WetChance = 0.24, WetSwing = 0.6,
            Cities = [new("沈阳", 0), new("哈尔滨", -0.2), new("长春", -0.2), new("大连", 0.2)],
        },
    ];
}
