namespace Forecasting.Training;

/// <summary>What the command line answers to scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, but something was rejected or fell back; stderr says what.</summary>
    public const int DoneWithWarnings = 1;

    public const int WrongUsage = 2;

    /// <summary>Failed; nothing was changed.</summary>
    public const int Failed = 3;
}
