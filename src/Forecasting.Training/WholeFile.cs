using System.IO.Compression;
using System.Text;

namespace Forecasting.Training;

/// <summary>
/// Writes a file beside its place and moves it there when it is complete: readers see all of it or nothing.
/// </summary>
internal static class WholeFile
{
    /// <summary>Writes a file; compressed where its name ends in .gz. The same content gives the same bytes.</summary>
    /// <param name="path">Where it shall be; an older file there is replaced.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var partial = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.partial");
        try
        {
            using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                WriteContent(path, file, write);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Writes a text in UTF-8.</summary>
    /// <param name="path">As for <see cref="Write"/>.</param>
    /// <param name="text">The content.</param>
    public static void WriteText(string path, string text) =>
        Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));

    private static void WriteContent(string path, FileStream file, Action<Stream> write)
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            write(file);
            return;
        }

        using var compressed = new GZipStream(file, CompressionLevel.Optimal);
        write(compressed);
    }
}
