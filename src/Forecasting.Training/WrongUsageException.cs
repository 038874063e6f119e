namespace Forecasting.Training;

/// <summary>The caller's mistake on the command line: one clear line, exit code 2.</summary>
internal sealed class WrongUsageException(string message) : Exception(message);
