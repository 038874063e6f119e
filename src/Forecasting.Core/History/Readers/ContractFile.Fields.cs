using System.Globalization;

namespace Forecasting.Core.History.Readers;

/// <content>Fields by meaning: each method rejects the row and answers false where the field does not fit.</content>
public sealed partial class ContractFile
{
    /// <summary>No day or hour has more orders.</summary>
    public const int MostOrders = 1_000_000_000;

    private const int FirstYear = 1990;
    private const int LastYear = 2099;

    /// <summary>A text that may not be empty.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    /// <param name="value">The text without surrounding blanks.</param>
    public bool TryWord(int column, out string value)
    {
        value = Field(column).ToString();
        return value.Length > 0 || Reject(column, "the field is empty");
    }

    /// <summary>A date yyyy-MM-dd from 1990 to 2099: a mistyped century must not stretch the time axis.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    /// <param name="date">The date.</param>
    public bool TryDate(int column, out DateOnly date)
    {
        var field = Field(column);
        if (!IsoTime.TryDate(field, out date))
        {
            return Reject(column, field.IsEmpty ? "the field is empty" : "not a date yyyy-MM-dd that exists");
        }

        return TryYear(column, date);
    }

    /// <summary>An hour of the day, 0-23.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    /// <param name="hour">The hour.</param>
    public bool TryHour(int column, out int hour) =>
        (int.TryParse(Field(column), NumberStyles.None, CultureInfo.InvariantCulture, out hour) && hour <= 23)
        || Reject(column, "an hour is a whole number from 0 to 23");

    /// <summary>A count: a whole number, 0 or more; a decimal part of zeros (5.0) is allowed.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    /// <param name="count">The count.</param>
    public bool TryCount(int column, out int count)
    {
        var field = Field(column);
        if (int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= MostOrders)
        {
            return true;
        }

        if (!TryDouble(field, out var number))
        {
            return Reject(column, field.IsEmpty ? "the field is empty" : "not a number");
        }

        count = number is >= 0 and <= MostOrders ? (int)number : 0;
        return (count == number && number >= 0) || Reject(column, CountReason(number));
    }

    /// <summary>A count that may be absent.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    /// <param name="count">The count, or null where the field is empty.</param>
    public bool TryOptionalCount(int column, out int? count)
    {
        count = null;
        if (Field(column).IsEmpty)
        {
            return true;
        }

        var fits = TryCount(column, out var value);
        count = value;
        return fits;
    }

    /// <summary>A finite number that may be absent.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    /// <param name="number">The number, or null where the field is empty.</param>
    public bool TryOptionalNumber(int column, out double? number)
    {
        number = null;
        if (Field(column).IsEmpty)
        {
            return true;
        }

        var fits = TryNumber(column, out var value);
        number = value;
        return fits;
    }

    /// <summary>A finite number.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    /// <param name="number">The number.</param>
    public bool TryNumber(int column, out double number) =>
        TryDouble(Field(column), out number)
        || Reject(column, Field(column).IsEmpty ? "the field is empty" : "not a finite number");

    /// <summary>Yes or no: 1 or 0; no where the field is empty.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    /// <param name="flag">Whether it is 1.</param>
    public bool TryFlag(int column, out bool flag)
    {
        var field = Field(column);
        flag = field is "1";
        return flag || field.IsEmpty || field is "0" || Reject(column, "0 or 1");
    }

    internal bool TryYear(int column, DateOnly date) =>
        date.Year is >= FirstYear and <= LastYear
        || Reject(column, $"the date lies outside {FirstYear} to {LastYear}");

    private static bool TryDouble(ReadOnlySpan<char> field, out double number) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static string CountReason(double number) => number switch
    {
        < 0 => "a count cannot be negative",
        > MostOrders => $"a count cannot exceed {MostOrders}",
        _ => "a count cannot be fractional",
    };
}
