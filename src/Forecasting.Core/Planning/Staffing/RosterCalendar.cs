using System.Globalization;
using System.Text;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>A roster as an iCalendar file (RFC 5545). Times are in UTC, which needs no definition of a time zone;
/// calendars show them by their own clock.</summary>
public static class RosterCalendar
{
    private const int LongestLineOctets = 75;

    /// <summary>The text of the file.</summary>
    /// <param name="shifts">The shifts, of all people or of one.</param>
    /// <param name="storeId">Store.</param>
    /// <param name="madeAt">When the roster was made.</param>
    public static string Text(IEnumerable<NamedShift> shifts, string storeId, DateTimeOffset madeAt)
    {
        var text = new StringBuilder();
        var stamp = Utc(madeAt);
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//RtMart.Forecast//roster//EN");
        foreach (var shift in shifts)
        {
            var (staff, what) = (shift.Person, shift.Shift);
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{Escaped(storeId)}-{Escaped(staff.Id)}-{what.Date:yyyyMMdd}-{what.FromMinute}@roster");
            Line(text, $"DTSTAMP:{stamp}");
            Line(text, $"DTSTART:{Utc(shift.Start)}");
            Line(text, $"DTEND:{Utc(shift.End)}");
            Line(text, $"SUMMARY:{what.Role}: {Escaped(staff.Name.Length > 0 ? staff.Name : staff.Id)}");
            if (shift.Breaks.Count > 0)
            {
                Line(text, $"DESCRIPTION:Break: {Escaped(string.Join(", ", shift.Breaks.Select(Words)))}");
            }

            Line(text, $"LOCATION:{Escaped(storeId)}");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Words(ShiftBreak pause) =>
        $"{LocalTime.Text(pause.FromMinute)} to {LocalTime.Text(pause.UntilMinute)}";

    private static string Utc(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>Lines end in CR LF and are folded before they exceed 75 octets, never inside a character.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
