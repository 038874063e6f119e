using Forecasting.Core.Domain;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>
/// The bytes of one day's 24 hours: for each hour the mean, q10 and the eight steps from one decile to the next, in
/// ten-thousandths of an order, each as a variable-length integer (7 bits a byte, low bits first). A closed hour takes ten bytes.
/// </summary>
public static class HourlyNumbers
{
    private const int HoursPerDay = 24;

    /// <summary>Packs one day.</summary>
    /// <param name="units">[24 x (mean, q10 ... q90)], row-major; each 0 or more, deciles ascending.</param>
    /// <exception cref="ArgumentException">There are not 24 hours.</exception>
    public static byte[] Pack(ReadOnlySpan<long> units)
    {
        if (units.Length != HoursPerDay * RoundedForecast.NumbersPerStep)
        {
            throw new ArgumentException($"{units.Length} numbers are not the 24 hours of a day.", nameof(units));
        }

        using var bytes = new MemoryStream(units.Length * 3);
        using var writer = new BinaryWriter(bytes);
        for (var i = 0; i < units.Length; i++)
        {
            var place = i % RoundedForecast.NumbersPerStep;
            writer.Write7BitEncodedInt64(place < 2 ? units[i] : units[i] - units[i - 1]);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads back what <see cref="Pack"/> wrote.</summary>
    /// <param name="key">The series, for the message.</param>
    /// <param name="numbers">The bytes.</param>
    /// <param name="units">[24 x (mean, q10 ... q90)], row-major; filled.</param>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public static void Unpack(SeriesKey key, byte[] numbers, Span<long> units)
    {
        using var reader = new BinaryReader(new MemoryStream(numbers, writable: false));
        try
        {
            for (var i = 0; i < HoursPerDay * RoundedForecast.NumbersPerStep; i++)
            {
                var number = reader.Read7BitEncodedInt64();
                units[i] = i % RoundedForecast.NumbersPerStep < 2 ? number : units[i - 1] + number;
            }
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException($"The stored hours of {key} end too early; forecast again.", exception);
        }
    }
}
