using System.Diagnostics;
using System.Globalization;

namespace Forecasting.Training;

/// <summary>The most memory that this process held at once.</summary>
internal static class PeakMemory
{
    private const string StatusFile = "/proc/self/status";
    private const string Line = "VmHWM:";

    /// <summary>Megabytes (1,048,576 bytes) resident at the peak.</summary>
    public static double Megabytes()
    {
        if (File.Exists(StatusFile)
            && File.ReadLines(StatusFile).FirstOrDefault(l => l.StartsWith(Line, StringComparison.Ordinal)) is { } line)
        {
            var kilobytes = line[Line.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
            return double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
        }

        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576.0;
    }
}
