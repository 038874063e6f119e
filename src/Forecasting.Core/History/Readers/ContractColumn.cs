namespace Forecasting.Core.History.Readers;

/// <summary>A column that the data contract names.</summary>
/// <param name="Name">Its name in the header, compared without regard to case.</param>
/// <param name="Required">Whether a file without it cannot be used.</param>
public readonly record struct ContractColumn(string Name, bool Required = false);
