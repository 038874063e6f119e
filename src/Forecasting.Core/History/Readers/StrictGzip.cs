using System.IO.Compression;

namespace Forecasting.Core.History.Readers;

/// <summary>
/// Reads gzip so that a file that is cut off is an error. .NET takes the cut for the end of the text unless it is told to be
/// strict before its first use of gzip; the build sets that for every program of ours, and this class makes sure of it.
/// </summary>
internal static class StrictGzip
{
    private const string Switch = "System.IO.Compression.UseStrictValidation";

    private static readonly bool IsStrict = Check();

    /// <summary>Opens a compressed file.</summary>
    /// <param name="file">The file, which the result closes.</param>
    /// <exception cref="InvalidOperationException">This program would not notice a file that is cut off.</exception>
    public static Stream Open(FileStream file) => IsStrict
        ? new GZipStream(file, CompressionMode.Decompress)
        : throw new InvalidOperationException($"Set {Switch} to true in the runtime configuration of this program.");

    private static bool Check()
    {
        AppContext.SetSwitch(Switch, isEnabled: true);
        byte[] cutOff = [0x1F, 0x8B, 0x08];
        try
        {
            using var gzip = new GZipStream(new MemoryStream(cutOff), CompressionMode.Decompress);
            gzip.ReadByte();
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }
}
