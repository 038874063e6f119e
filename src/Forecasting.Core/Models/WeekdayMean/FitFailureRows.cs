using Forecasting.Core.Domain;

namespace Forecasting.Core.Models.WeekdayMean;

/// <summary>Failures as they stand in a model's file.</summary>
internal static class FitFailureRows
{
    /// <summary>Writes a count and then the failures in their order.</summary>
    internal static void Write(BinaryWriter file, IReadOnlyList<FitFailure> failures)
    {
        file.Write(failures.Count);
        foreach (var failure in failures)
        {
            file.Write(failure.Key.StoreId);
            file.Write(failure.Key.ChannelId);
            file.Write(failure.Model);
            file.Write(failure.Reason);
            file.Write(failure.FallBack);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static IReadOnlyList<FitFailure> Read(BinaryReader file)
    {
        var failures = new List<FitFailure>();
        for (var left = file.ReadInt32(); left > 0; left--)
        {
            var key = new SeriesKey(file.ReadString(), file.ReadString());
            failures.Add(new FitFailure(key, file.ReadString(), file.ReadString(), file.ReadString()));
        }

        return failures;
    }
}
