using System.IO.Compression;
using System.Text;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.History;

/// <summary>A temporary folder of contract files, removed at the end of the test.</summary>
public sealed class ContractFolder : IDisposable
{
    public ContractFolder() => Path = Directory.CreateTempSubdirectory("rtmart-").FullName;

    public string Path { get; }

    public static string SmallStores => "store_id,timezone\nA,Europe/Berlin\nB,Asia/Shanghai\n";

    public ContractFolder With(string name, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), text, new UTF8Encoding(false));
        return this;
    }

    public ContractFolder WithBytes(string name, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), bytes);
        return this;
    }

    public ContractFolder WithDirectory(string name)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, name));
        return this;
    }

    public FolderReading Read() => DemandHistoryFolder.Read(Path);

    public static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
