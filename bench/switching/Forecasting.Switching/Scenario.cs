namespace Forecasting.Switching;

/// <summary>How the paired days of a chain come about. Shares of the variance of a day add up to 1 with the store's
/// own.</summary>
internal sealed record Scenario
{
    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Standard deviation of a day's difference, as a share of a usual day.</summary>
    public double Spread { get; init; } = 0.06;

    /// <summary>How much of a day's deviation stays on the next day.</summary>
    public double Memory { get; init; } = 0.1;

    /// <summary>Share of the variance that all stores have in common, new every day (with the same memory).</summary>
    public double SharedDays { get; init; } = 0.01;

    /// <summary>Share of the variance that all stores have in common for a calendar week.</summary>
    public double SharedWeeks { get; init; } = 0.001;

    /// <summary>Share of the variance that the stores of a region have in common for a calendar week.</summary>
    public double RegionWeeks { get; init; } = 0.001;

    /// <summary>Standard deviation of the stores' true differences around the chain's.</summary>
    public double StoreSpread { get; init; }

    /// <summary>Whether single days are wild: Student's t with 4 degrees of freedom.</summary>
    public bool IsWild { get; init; } = true;

    /// <summary>THE list of scenarios.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new() { Name = "usual" },
        new() { Name = "independent", Memory = 0, SharedDays = 0, SharedWeeks = 0, RegionWeeks = 0, IsWild = false },
        new() { Name = "as-evaluated", Spread = 0.068, Memory = 0.22, SharedDays = 0.03 },
        new() { Name = "long-memory", Memory = 0.5 },
        new() { Name = "shaken-together", SharedDays = 0.1, SharedWeeks = 0.1, RegionWeeks = 0.05 },
        new() { Name = "unlike-stores", StoreSpread = 0.01 },
    ];
}
