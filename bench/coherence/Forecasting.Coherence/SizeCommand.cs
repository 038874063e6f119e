using System.CommandLine;

namespace Forecasting.Coherence;

/// <summary>Time and memory of making a whole chain coherent.</summary>
internal static class SizeCommand
{
    public static Command Create()
    {
        var command = new Command("size", "later");
        return command;
    }
}
