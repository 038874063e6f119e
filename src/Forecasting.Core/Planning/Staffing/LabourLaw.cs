using System.Text.Json;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// What the law and the company's agreements ask of a roster, as numbers in a file: another country is another file.
/// </summary>
public sealed record LabourLaw
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<LabourLaw> BuiltIn = new(() =>
    {
        using var stream = typeof(LabourLaw).Assembly.GetManifestResourceStream("Law/labour-law-cn.json")!;
        return Read(stream);
    });

    /// <summary>
    /// Labour law of the People's Republic of China: 8 hours a day, 44 a week, a rest day a week, overtime of 3 hours a
    /// day and 36 a month at most. The rest between shifts and the days in a row are usual agreements.
    /// </summary>
    public static LabourLaw China => BuiltIn.Value;

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Hours of work a day without overtime.</summary>
    public required double HoursADay { get; init; }

    /// <summary>Hours of work a week without overtime.</summary>
    public required double HoursAWeek { get; init; }

    /// <summary>Overtime a day at most.</summary>
    public required double OvertimeHoursADay { get; init; }

    /// <summary>Overtime a month at most.</summary>
    public required double OvertimeHoursAMonth { get; init; }

    /// <summary>Hours from the end of a shift to the beginning of the next.</summary>
    public required double RestHoursBetweenShifts { get; init; }

    /// <summary>Days without work in every week.</summary>
    public required int RestDaysAWeek { get; init; }

    /// <summary>Days of work one after the other at most.</summary>
    public required int DaysInARow { get; init; }

    /// <summary>Pay of overtime, as a multiple.</summary>
    public required double OvertimePay { get; init; }

    /// <summary>Pay on a rest day that cannot be given on another day, as a multiple. Rosters give every rest day, so
    /// that it changes none of them; it is kept for those who do the pay.</summary>
    public required double RestDayPay { get; init; }

    /// <summary>Pay on a public holiday, as a multiple.</summary>
    public required double HolidayPay { get; init; }

    /// <summary>Reads a law from JSON.</summary>
    /// <param name="json">One object with the numbers of this type in snake_case.</param>
    /// <exception cref="ArgumentException">A number is missing, unknown or out of range.</exception>
    public static LabourLaw Read(Stream json)
    {
        LabourLaw? law;
        try
        {
            law = JsonSerializer.Deserialize<LabourLaw>(json, SnakeCase);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The labour law cannot be read: {e.Message}", nameof(json), e);
        }

        return law is { HoursADay: > 0 and <= 24, HoursAWeek: > 0 and <= 168, DaysInARow: >= 1, RestDaysAWeek: <= 7 }
            && law is { OvertimeHoursADay: >= 0, OvertimeHoursAMonth: >= 0, RestHoursBetweenShifts: >= 0 }
            && law is { RestDaysAWeek: >= 0, OvertimePay: >= 1, RestDayPay: >= 1, HolidayPay: >= 1 }
            ? law
            : throw new ArgumentException("A number of the labour law is out of range.", nameof(json));
    }
}
