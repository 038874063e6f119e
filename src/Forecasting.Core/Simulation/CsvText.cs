using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Forecasting.Core.Simulation;

/// <summary>
/// Rows of a CSV file as UTF-8 in memory: fields are appended, commas and line feeds come by themselves. For values
/// that need no quotes, since the simulation writes only its own words.
/// </summary>
internal sealed class CsvText
{
    private const int LongestNumber = 32;
    private byte[] _bytes = new byte[1 << 16];
    private int _length;
    private bool _rowBegun;

    /// <summary>Rows ended so far.</summary>
    internal int Rows { get; private set; }

    internal CsvText Field(string text)
    {
        Begin(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        return this;
    }

    internal CsvText Field(ReadOnlySpan<byte> utf8)
    {
        Begin(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(_length));
        _length += utf8.Length;
        return this;
    }

    internal CsvText Field(int number)
    {
        Begin(LongestNumber);
        number.TryFormat(_bytes.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    /// <summary>
    /// A number with at most <paramref name="decimals"/> digits after the point, without trailing zeros.
    /// </summary>
    internal CsvText Field(double number, int decimals)
    {
        Begin(LongestNumber);
        var scale = 1;
        for (var i = 0; i < decimals; i++)
        {
            scale *= 10;
        }

        var scaled = (long)Math.Round(number * scale);
        if (scaled < 0)
        {
            _bytes[_length++] = (byte)'-';
            scaled = -scaled;
        }

        (scaled / scale).TryFormat(_bytes.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
        AppendFraction(scaled % scale, scale);
        return this;
    }

    internal CsvText Field(DateOnly date) => Field(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    internal void EndRow()
    {
        Reserve(1);
        _bytes[_length++] = (byte)'\n';
        _rowBegun = false;
        Rows++;
    }

    /// <summary>
    /// The text, as one gzip member of its own where the file is a .gz: members may follow one another in a file.
    /// </summary>
    internal byte[] Encode(bool gzip)
    {
        if (!gzip || _length == 0)
        {
            return _bytes.AsSpan(0, _length).ToArray();
        }

        using var memory = new MemoryStream(_length / 4);
        using (var zip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(_bytes, 0, _length);
        }

        return memory.ToArray();
    }

    private void AppendFraction(long fraction, long scale)
    {
        if (fraction == 0)
        {
            return;
        }

        _bytes[_length++] = (byte)'.';
        while (fraction > 0)
        {
            scale /= 10;
            _bytes[_length++] = (byte)('0' + (fraction / scale));
            fraction %= scale;
        }
    }

    private void Begin(int atMostBytes)
    {
        Reserve(atMostBytes + 1);
        if (_rowBegun)
        {
            _bytes[_length++] = (byte)',';
        }

        _rowBegun = true;
    }

    private void Reserve(int bytes)
    {
        if (_length + bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }
    }
}
