using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>Reads channels.csv.</summary>
public static class ChannelsReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "channels";

    private static readonly ContractColumn[] Columns =
        [new("channel_id", true), new("name"), new("promise"), new("radius_km"), new("picks_from")];

    /// <summary>Reads all channels; null where the folder has no such file.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used, or no row of it can.</exception>
    public static IReadOnlyList<Channel>? Read(string folder, ReadingLog log)
    {
        using var file = ContractFile.TryOpen(folder, FileName, Columns, log);
        if (file is null)
        {
            return null;
        }

        var channels = new Dictionary<string, Channel>(StringComparer.Ordinal);
        while (file.Next())
        {
            if (TryChannel(file, out var channel) && !channels.TryAdd(channel.Id, channel))
            {
                file.Reject(0, "the channel comes twice; the first row holds");
            }
        }

        return channels.Count > 0
            ? [.. channels.Values]
            : throw new ContractViolationException(
                file.Name, "no row can be used. Give at least one channel with a channel_id, or remove the file.");
    }

    private static bool TryChannel(ContractFile file, out Channel channel)
    {
        channel = new Channel { Id = "" };
        if (!file.TryWord(0, out var id) || !PromiseName.TryRead(file, 2, out var promise)
            || !file.TryOptionalNumber(3, out var radiusKm) || !TryPicksFrom(file, out var picksFrom))
        {
            return false;
        }

        channel = new Channel
        {
            Id = id,
            Name = file.Field(1).IsEmpty ? id : file.Field(1).ToString(),
            Promise = promise ?? DeliveryPromise.OneHour,
            RadiusKm = radiusKm,
            PicksFrom = picksFrom,
        };
        return true;
    }

    private static bool TryPicksFrom(ContractFile file, out string picksFrom)
    {
        picksFrom = file.Field(4).IsEmpty ? "both" : file.Field(4).ToString();
        return picksFrom is "shelf" or "quick_pick" or "both" || file.Reject(4, "one of shelf, quick_pick, both");
    }
}
