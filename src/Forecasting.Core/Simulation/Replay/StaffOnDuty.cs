namespace Forecasting.Core.Simulation.Replay;

/// <summary>How many people are on duty, slot by slot.</summary>
public sealed record StaffOnDuty
{
    /// <summary>Length of a slot in minutes, above 0.</summary>
    public required double SlotMinutes { get; init; }

    /// <summary>[slot], pickers, 0 or more.</summary>
    public required IReadOnlyList<int> Pickers { get; init; }

    /// <summary>[slot], packers, 0 or more; null: pickers pack what they picked.</summary>
    public IReadOnlyList<int>? Packers { get; init; }

    /// <summary>[slot], riders, 0 or more; null: orders end when they are picked and packed.</summary>
    public IReadOnlyList<int>? Riders { get; init; }
}
