using System.Globalization;
using System.Text;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>A roster as an iCalendar file (RFC 5545). Times are in UTC, which needs no definition of a time zone;
/// calendars show them by their own clock.</summary>
public static class RosterCalendar
{
    private const int LongestLineOctets = 75;

    /// <summary>The text of the file.</summary>
    /// <param name="roster">The roster.</param>
    /// <param name="storeId">Store.</param>
    /// <param name="timeZoneId">IANA time zone of the store.</param>
    /// <param name="madeAt">When the roster was made.</param>
    /// <param name="person">Index of the person whose shifts are wanted; null: everyone's.</param>
    public static string Text(
        Roster roster, string storeId, string timeZoneId, DateTimeOffset madeAt, int? person = null)
    {
        var text = new StringBuilder();
        var stamp = Utc(madeAt);
        var clock = new StoreClock(timeZoneId);
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//RtMart.Forecast//roster//EN");
        foreach (var (who, shift) in roster.Assignments.Where(a => person is null || a.Person == person))
        {
            var (staff, what) = (roster.Problem.Staff[who], roster.Problem.Shifts[shift]);
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{Escaped(storeId)}-{Escaped(staff.Id)}-{what.Date:yyyyMMdd}-{what.FromMinute}@roster");
            Line(text, $"DTSTAMP:{stamp}");
            Line(text, $"DTSTART:{Utc(clock.Instant(what.Date, what.FromMinute))}");
            Line(text, $"DTEND:{Utc(clock.Instant(what.Date, what.UntilMinute))}");
            Line(text, $"SUMMARY:{what.Role}: {Escaped(staff.Name.Length > 0 ? staff.Name : staff.Id)}");
            Line(text, $"LOCATION:{Escaped(storeId)}");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

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
