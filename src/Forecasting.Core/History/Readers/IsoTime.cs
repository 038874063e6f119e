namespace Forecasting.Core.History.Readers;

/// <summary>Dates and times as ISO 8601 writes them, and nothing more lenient.</summary>
public static class IsoTime
{
    /// <summary>Reads yyyy-MM-dd.</summary>
    /// <param name="text">Exactly ten characters.</param>
    /// <param name="date">The date.</param>
    /// <returns>Whether the text is a date that exists.</returns>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month)
            || !TryDigits(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>
    /// Reads yyyy-MM-dd[T or blank]HH:mm[:ss[.fff...]] with an optional offset Z, +HH, +HHmm or +HH:mm.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="date">The date that is written.</param>
    /// <param name="secondOfDay">The time that is written, 0 to 86,399; fractions are cut.</param>
    /// <param name="offset">The offset, or null where none is written: a local time.</param>
    /// <returns>Whether the text is a time that exists in some zone.</returns>
    public static bool TryInstant(ReadOnlySpan<char> text, out DateOnly date, out int secondOfDay, out TimeSpan? offset)
    {
        (date, secondOfDay, offset) = (default, 0, null);
        if (text.Length < 16 || text[10] is not ('T' or 't' or ' ') || !TryDate(text[..10], out date)
            || text[13] != ':' || !TryDigits(text[11..13], out var hour) || !TryDigits(text[14..16], out var minute)
            || hour > 23 || minute > 59)
        {
            return false;
        }

        var rest = text[16..];
        var second = 0;
        if (rest.Length >= 3 && rest[0] == ':')
        {
            if (!TryDigits(rest[1..3], out second) || second > 59)
            {
                return false;
            }

            rest = CutFraction(rest[3..]);
        }

        secondOfDay = (((hour * 60) + minute) * 60) + second;
        return TryOffset(rest, out offset);
    }

    private static ReadOnlySpan<char> CutFraction(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || rest[0] is not ('.' or ',') || !char.IsAsciiDigit(rest[1]))
        {
            return rest;
        }

        var end = rest[1..].IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? default : rest[(end + 1)..];
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is "Z" or "z")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        var digits = text[1..];
        var minute = 0;
        if (text[0] is not ('+' or '-') || digits.Length is not (2 or 4 or 5) || !TryDigits(digits[..2], out var hour)
            || (digits.Length == 5 && digits[2] != ':')
            || (digits.Length > 2 && !TryDigits(digits[^2..], out minute))
            || minute > 59 || (hour * 60) + minute > 14 * 60)
        {
            return false;
        }

        var size = new TimeSpan(hour, minute, 0);
        offset = text[0] == '-' ? -size : size;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }

    private static int DaysInMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
