using System.Runtime.InteropServices;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Models;

/// <summary>How parts of models stand in their files: a mark first, then counts before lists, numbers as they lie in
/// memory.</summary>
internal static class ModelFile
{
    private const int MostNumbers = 100_000_000;
    private const int MostNames = 100_000;

    public static void WriteMark(this BinaryWriter file, string kind, string name)
    {
        file.Write(kind);
        file.Write(name);
    }

    /// <summary>Refuses the file of another kind, version or model.</summary>
    /// <exception cref="InvalidDataException">The mark is another one.</exception>
    public static void ReadMark(this BinaryReader file, string kind, string name)
    {
        var (foundKind, foundName) = (file.ReadString(), file.ReadString());
        if (foundKind != kind || foundName != name)
        {
            throw new InvalidDataException(
                $"The file holds '{foundKind} {foundName}', not '{kind} {name}'; train the model again.");
        }
    }

    public static void WriteNumbers<T>(this BinaryWriter file, T[] numbers)
        where T : unmanaged
    {
        file.Write(numbers.Length);
        file.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
    }

    /// <exception cref="InvalidDataException">The count cannot be.</exception>
    public static T[] ReadNumbers<T>(this BinaryReader file)
        where T : unmanaged
    {
        var count = file.ReadInt32();
        if (count is < 0 or > MostNumbers)
        {
            throw new InvalidDataException($"A list of {count} numbers is damaged; train the model again.");
        }

        var numbers = new T[count];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    public static void WriteLayout(this BinaryWriter file, FeatureLayout layout)
    {
        file.WriteNames(layout.Columns);
        file.WriteNames(layout.Kinds);
    }

    public static FeatureLayout ReadLayout(this BinaryReader file) => new(file.ReadNames(), file.ReadNames());

    public static void WriteKeys(this BinaryWriter file, IReadOnlyCollection<SeriesKey> keys)
    {
        file.Write(keys.Count);
        foreach (var key in keys)
        {
            file.WriteKey(key);
        }
    }

    public static SeriesKey[] ReadKeys(this BinaryReader file)
    {
        var keys = new SeriesKey[file.ReadInt32()];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = file.ReadKey();
        }

        return keys;
    }

    public static void WriteKey(this BinaryWriter file, SeriesKey key)
    {
        file.Write(key.StoreId);
        file.Write(key.ChannelId);
    }

    public static SeriesKey ReadKey(this BinaryReader file) => new(file.ReadString(), file.ReadString());

    public static void WriteFailures(this BinaryWriter file, IReadOnlyList<FitFailure> failures)
    {
        file.Write(failures.Count);
        foreach (var failure in failures)
        {
            file.WriteKey(failure.Key);
            file.Write(failure.Model);
            file.Write(failure.Reason);
            file.Write(failure.FallBack);
        }
    }

    public static IReadOnlyList<FitFailure> ReadFailures(this BinaryReader file)
    {
        var failures = new FitFailure[file.ReadInt32()];
        for (var i = 0; i < failures.Length; i++)
        {
            failures[i] = new FitFailure(file.ReadKey(), file.ReadString(), file.ReadString(), file.ReadString());
        }

        return failures;
    }

    public static void WriteNames(this BinaryWriter file, IReadOnlyCollection<string> names)
    {
        file.Write(names.Count);
        foreach (var name in names)
        {
            file.Write(name);
        }
    }

    /// <exception cref="InvalidDataException">The count cannot be.</exception>
    public static string[] ReadNames(this BinaryReader file)
    {
        var count = file.ReadInt32();
        return count is < 0 or > MostNames
            ? throw new InvalidDataException($"A list of {count} names is damaged; train the model again.")
            : [.. Enumerable.Range(0, count).Select(_ => file.ReadString())];
    }
}
